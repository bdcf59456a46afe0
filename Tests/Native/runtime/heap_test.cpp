#include "surroundings.hpp"

#include <gtest/gtest.h>

#include <cstring>

using namespace nano;
using namespace nano::test;

namespace
{

enum Type : uint16_t
{
    Object,
    String,
    Exhausted,
    Node, // a reference and a number
    Byte,
    Bytes,
    Objects,
    Pair, // a struct: number, reference
    Pairs,
    TypeCount,
};

constexpr uint32_t exhaustedBytes = 4 + 4 * 2;
constexpr uint32_t nodeBytes = 12;
constexpr uint32_t stackBytes = 1024;

/// An image that contains only types, laid out by hand in the arena.
class Heap : public testing::Test
{
protected:
    void make(uint32_t heapBytes)
    {
        const TypeRecord types[TypeCount] = {
            {Kind::Class, 0, nothing, 0, 0, 0, nothing},
            {Kind::String, 0, Object, 2, 0, 0, nothing},
            {Kind::Class, 0, Object, 2, 0, 0, 0},
            {Kind::Class, 0, Object, 2, 0, 0, 0},
            {Kind::Value, 0, Object, 1, PrimitiveCode::Byte, 0, nothing},
            {Kind::Array, 0, Object, 1, PrimitiveCode::Byte, 0, Byte},
            {Kind::Array, ElementsAreReferences, Object, 4, 0, 0, Object},
            {Kind::Value, 0, Object, 2, 0, 0, 1},
            {Kind::Array, ElementsHaveMap, Object, 8, 0, 0, Pair},
        };
        const uint8_t pool[] = {0b01, 0b10, 0b10}; // Node, Pair, statics
        ImageHeader& header = image_.begin(types, pool, 2, 2, stackBytes, heapBytes);
        header.wellKnown[TypeString] = String;
        header.wellKnown[TypeOutOfMemory] = Exhausted;
        ASSERT_TRUE(image_.end());
        ASSERT_EQ(heapBytes, vm.heapEnd - vm.heap);
        allocatedBefore_ = vm.allocatedBytes;
    }

    static uint32_t used()
    {
        return vm.heapTop - vm.heap;
    }

    static uint32_t live()
    {
        collect();
        return used() - exhaustedBytes;
    }

    uint64_t allocated() const
    {
        return vm.allocatedBytes - allocatedBefore_;
    }

    /// Prepends a node to the list in handle 0.
    static bool push(uint32_t value)
    {
        Ref node = allocateObject(Node);
        if (node == 0)
        {
            return false;
        }
        word(node + 4) = vm.handles[0];
        word(node + 8) = value;
        vm.handles[0] = node;
        return true;
    }

private:
    TypeImage image_;
    uint64_t allocatedBefore_ = 0;
};

TEST_F(Heap, LeaksNothingOverAMillionAllocations)
{
    make(4096);
    vm.handleCount = 1;
    constexpr uint32_t count = 1000000;
    for (uint32_t i = 0; i < count; i++)
    {
        vm.handles[0] = allocateObject(Node);
        ASSERT_NE(0u, vm.handles[0]) << i;
    }
    EXPECT_EQ(uint64_t(count) * nodeBytes, allocated());
    EXPECT_EQ(nodeBytes, live());
    vm.handleCount = 0;
    EXPECT_EQ(0u, live());
}

TEST_F(Heap, AccountsForEachObjectToTheByte)
{
    make(8192);
    for (uint32_t length = 0; length < 40; length++)
    {
        uint32_t before = used();
        ASSERT_NE(0u, allocateString(length));
        EXPECT_EQ((8 + 2 * length + 3) & ~3u, used() - before);
        before = used();
        ASSERT_NE(0u, allocateArray(Bytes, length));
        EXPECT_EQ((8 + length + 3) & ~3u, used() - before);
        before = used();
        ASSERT_NE(0u, allocateArray(Pairs, length));
        EXPECT_EQ(8 + 8 * length, used() - before);
        live();
    }
}

TEST_F(Heap, KeepsOnlyReachableObjects)
{
    make(64 * 1024);
    vm.handleCount = 1;
    for (uint32_t i = 0; i < 1000; i++)
    {
        ASSERT_NE(0u, allocateArray(Bytes, i % 32));
        ASSERT_TRUE(push(i));
    }
    EXPECT_EQ(1000 * nodeBytes, live());
    uint32_t expected = 1000;
    for (Ref node = vm.handles[0]; node != 0; node = word(node + 4))
    {
        ASSERT_EQ(--expected, word(node + 8));
    }
    EXPECT_EQ(0u, expected);
}

TEST_F(Heap, FollowsStaticsArraysAndStructsInArrays)
{
    make(4096);
    Ref pairs = allocateArray(Pairs, 3);
    word(vm.statics + 4) = pairs; // the second static is a reference
    word(vm.statics) = pairs;     // the first static is a number, even if its value equals a reference
    Ref node = allocateObject(Node);
    word(node + 8) = 77;
    word(word(vm.statics + 4) + 8 + 8 * 2 + 4) = node;
    EXPECT_EQ(8 + 8 * 3 + nodeBytes, live());
    EXPECT_EQ(77u, word(word(word(vm.statics + 4) + 8 + 8 * 2 + 4) + 8));
    word(vm.statics + 4) = 0;
    EXPECT_EQ(0u, live());
}

TEST_F(Heap, CollectsCycles)
{
    make(4096);
    vm.handleCount = 2;
    vm.handles[0] = allocateObject(Node);
    vm.handles[1] = allocateObject(Node);
    word(vm.handles[0] + 4) = vm.handles[1];
    word(vm.handles[1] + 4) = vm.handles[0];
    EXPECT_EQ(2 * nodeBytes, live());
    vm.handleCount = 0;
    EXPECT_EQ(0u, live());
}

TEST_F(Heap, MarksMoreThanItsMarkStackHolds)
{
    make(256 * 1024);
    constexpr uint32_t count = 5000;
    vm.handleCount = 2;
    vm.handles[1] = allocateArray(Objects, count);
    for (uint32_t i = 0; i < count; i++)
    {
        Ref tail = allocateObject(Node);
        word(tail + 8) = i;
        vm.handles[0] = tail;
        Ref node = allocateObject(Node);
        word(node + 4) = vm.handles[0];
        word(vm.handles[1] + 8 + 4 * i) = node;
    }
    vm.handleCount = 2;
    vm.handles[0] = 0;
    EXPECT_EQ(8 + 4 * count + 2 * count * nodeBytes, live());
    for (uint32_t i = 0; i < count; i++)
    {
        ASSERT_EQ(i, word(word(word(vm.handles[1] + 8 + 4 * i) + 4) + 8));
    }
}

TEST_F(Heap, IsFullOnlyWhenEveryByteIsUsed)
{
    make(256); // the smallest heap that the runtime accepts
    vm.handleCount = 1;
    uint32_t count = 0;
    while (push(count))
    {
        count++;
    }
    EXPECT_EQ((256 - exhaustedBytes) / nodeBytes, count);
    EXPECT_LT(vm.heapEnd - vm.heapTop, nodeBytes);
    vm.handles[0] = word(vm.handles[0] + 4);
    EXPECT_TRUE(push(0));
    EXPECT_FALSE(push(0));
}

TEST_F(Heap, HasAllFreeMemoryInOneBlockAfterACollection)
{
    make(12 * 1024);
    vm.handleCount = 1;
    for (uint32_t i = 0; push(i); i++)
    {
    }
    // Every second node is dropped: the most fragmented free memory possible.
    for (Ref node = vm.handles[0]; node != 0 && word(node + 4) != 0; node = word(node + 4))
    {
        word(node + 4) = word(word(node + 4) + 4);
    }
    uint32_t left = live();
    uint32_t free = vm.heapEnd - vm.heap - exhaustedBytes - left;
    EXPECT_GT(free, 6000u - 128u);
    EXPECT_EQ(0u, allocateArray(Bytes, free - 8 + 1));
    EXPECT_NE(0u, allocateArray(Bytes, free - 8));
    EXPECT_EQ(vm.heapEnd, vm.heapTop);
}

TEST_F(Heap, RefusesSizesThatDoNotFitAWord)
{
    make(4096);
    for (uint32_t count : {0x3FFFFFFFu, 0x40000000u, 0x7FFFFFFFu, 0xFFFFFFFFu})
    {
        EXPECT_EQ(0u, allocateArray(Objects, count));
        EXPECT_EQ(0u, allocateArray(Pairs, count));
        EXPECT_EQ(0u, allocateString(count));
    }
    EXPECT_EQ(0u, live());
}

} // namespace
