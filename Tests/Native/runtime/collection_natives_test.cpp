// Tests the natives of Queue and Stack.
#include "core/natives.hpp"
#include "natives_world.hpp"

using namespace nano;
using namespace nano::natives;
using namespace nano::test;

namespace
{

class CollectionNatives : public NativesWorld
{
protected:
    static Ref& collection(WorldType type)
    {
        Ref& items = root(allocateArray(ObjectsType, 4));
        Ref& result = root(allocateObject(type));
        word(result + 4) = items;
        return result;
    }

    static void enqueue(Ref& queue, uint32_t number)
    {
        Collections_Queue_Enqueue__Object(queue, box(Int32Type, number));
    }

    static int32_t dequeue(Ref& queue)
    {
        return numberOf(Collections_Queue_Dequeue(queue));
    }

    static void push(Ref& stack, uint32_t number)
    {
        Collections_Stack_Push__Object(stack, box(Int32Type, number));
    }

    static int32_t pop(Ref& stack)
    {
        return numberOf(Collections_Stack_Pop(stack));
    }

    static int32_t numberOf(Ref box)
    {
        return box == 0 ? -1 : static_cast<int32_t>(word(box + 4));
    }

    /// Returns the boxed numbers in an object[]; -1 for null.
    static std::vector<int32_t> numbers(Ref array)
    {
        std::vector<int32_t> result;
        for (uint32_t i = 0; i < lengthOf(array); i++)
        {
            result.push_back(numberOf(load<Ref>(elementsOf(array) + 4 * i)));
        }
        return result;
    }
};

} // namespace

TEST_F(CollectionNatives, QueueKeepsItsOrderWhenItGrowsWhileWrapped)
{
    Ref& queue = collection(QueueType);
    for (uint32_t i = 0; i < 3; i++)
    {
        enqueue(queue, i);
    }
    EXPECT_EQ(0, dequeue(queue));
    EXPECT_EQ(1, dequeue(queue));
    for (uint32_t i = 3; i < 9; i++)
    {
        enqueue(queue, i);
    }
    EXPECT_EQ(7u, word(queue + 16));
    EXPECT_EQ(2, numberOf(Collections_Queue_Peek(queue)));
    for (int32_t i = 2; i < 9; i++)
    {
        EXPECT_EQ(i, dequeue(queue));
    }
    Collections_Queue_Dequeue(queue);
    EXPECT_EQ(TypeInvalidOperation, exception());
    Collections_Queue_Peek(queue);
    EXPECT_EQ(TypeInvalidOperation, exception());
}

TEST_F(CollectionNatives, QueueCopiesBothPartsOfItsRing)
{
    Ref& queue = collection(QueueType);
    for (uint32_t i = 0; i < 4; i++)
    {
        enqueue(queue, i);
    }
    dequeue(queue);
    enqueue(queue, 4);
    Ref& target = root(allocateArray(ObjectsType, 6));
    Collections_Queue_CopyTo__Array_Int32(queue, target, 1);
    EXPECT_EQ((std::vector<int32_t>{-1, 1, 2, 3, 4, -1}), numbers(target));
    Collections_Queue_CopyTo__Array_Int32(queue, target, 3);
    EXPECT_EQ(TypeArgument, exception());
    Collections_Queue_CopyTo__Array_Int32(queue, target, -1);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    Collections_Queue_CopyTo__Array_Int32(queue, null(), 0);
    EXPECT_EQ(TypeArgumentNull, exception());
    EXPECT_EQ((std::vector<int32_t>{-1, 1, 2, 3, 4, -1}), numbers(target));
    Ref& integers = array<int32_t>(IntsType, {0, 0, 0, 0});
    Collections_Queue_CopyTo__Array_Int32(queue, integers, 0);
    EXPECT_EQ(4, load<int32_t>(elementsOf(integers) + 12));
}

TEST_F(CollectionNatives, ClearedCollectionsHoldNoReferences)
{
    Ref &queue = collection(QueueType), &stack = collection(StackType);
    enqueue(queue, 1);
    push(stack, 1);
    Collections_Queue_Clear(queue);
    Collections_Stack_Clear(stack);
    EXPECT_EQ((std::vector<int32_t>{-1, -1, -1, -1}), numbers(word(queue + 4)));
    EXPECT_EQ((std::vector<int32_t>{-1, -1, -1, -1}), numbers(word(stack + 4)));
    enqueue(queue, 2);
    push(stack, 3);
    EXPECT_EQ(2, dequeue(queue));
    EXPECT_EQ(3, pop(stack));
}

TEST_F(CollectionNatives, StackListsItsTopFirstAndGrows)
{
    Ref& stack = collection(StackType);
    for (uint32_t i = 0; i < 5; i++)
    {
        push(stack, i);
    }
    EXPECT_EQ((std::vector<int32_t>{-1, -1, -1, 4, 3, 2, 1, 0}), numbers(word(stack + 4)));
    EXPECT_EQ(4, numberOf(Collections_Stack_Peek(stack)));
    for (int32_t i = 4; i >= 0; i--)
    {
        EXPECT_EQ(i, pop(stack));
    }
    EXPECT_EQ((std::vector<int32_t>{-1, -1, -1, -1, -1, -1, -1, -1}), numbers(word(stack + 4)));
    Collections_Stack_Pop(stack);
    EXPECT_EQ(TypeInvalidOperation, exception());
    Collections_Stack_Peek(stack);
    EXPECT_EQ(TypeInvalidOperation, exception());
}
