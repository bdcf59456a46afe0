// Compares the board's memory functions with the C library at every alignment and every length up to 37 bytes, to cover all their loops.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <vector>

extern "C"
{
    void* boardMemcpy(void* target, const void* source, size_t count);
    void* boardMemmove(void* target, const void* source, size_t count);
    void* boardMemset(void* target, int value, size_t count);
    int boardMemcmp(const void* first, const void* second, size_t count);
}

namespace
{

constexpr size_t longest = 37;
constexpr size_t roomBytes = 64;

std::vector<uint8_t> pattern()
{
    std::vector<uint8_t> bytes(roomBytes);
    for (size_t i = 0; i < bytes.size(); ++i)
    {
        bytes[i] = static_cast<uint8_t>(i * 37 + 1);
    }
    return bytes;
}

} // namespace

TEST(Memory, CopiesToEveryAlignment)
{
    const std::vector<uint8_t> source = pattern();
    for (size_t count = 0; count <= longest; ++count)
    {
        for (size_t shift = 0; shift < 16; ++shift)
        {
            std::vector<uint8_t> copied(roomBytes), expected(roomBytes);
            EXPECT_EQ(copied.data() + shift / 4, boardMemcpy(copied.data() + shift / 4, source.data() + shift % 4, count));
            memcpy(expected.data() + shift / 4, source.data() + shift % 4, count);
            EXPECT_EQ(expected, copied) << count << " bytes, shift " << shift;
        }
    }
}

TEST(Memory, MovesOverlappingBlocksInEitherDirection)
{
    for (size_t count = 0; count <= longest; ++count)
    {
        for (size_t from = 0; from < 20; ++from)
        {
            for (size_t to = 0; to < 20; ++to)
            {
                std::vector<uint8_t> moved = pattern(), expected = pattern();
                EXPECT_EQ(moved.data() + to, boardMemmove(moved.data() + to, moved.data() + from, count));
                memmove(expected.data() + to, expected.data() + from, count);
                EXPECT_EQ(expected, moved) << count << " bytes from " << from << " to " << to;
            }
        }
    }
}

TEST(Memory, SetsOnlyTheGivenBytes)
{
    for (size_t count = 0; count <= longest; ++count)
    {
        for (size_t at = 0; at < 4; ++at)
        {
            std::vector<uint8_t> set = pattern(), expected = pattern();
            EXPECT_EQ(set.data() + at, boardMemset(set.data() + at, 0x1A5, count));
            memset(expected.data() + at, 0xA5, count);
            EXPECT_EQ(expected, set) << count << " bytes at " << at;
        }
    }
}

TEST(Memory, ComparesLikeTheStandardLibraryForEveryPositionOfTheFirstDifference)
{
    for (size_t count = 0; count <= longest; ++count)
    {
        for (size_t shift = 0; shift < 16; ++shift)
        {
            // In the last round the compared bytes do not differ.
            for (size_t differs = 0; differs <= count; ++differs)
            {
                std::vector<uint8_t> first = pattern(), second(roomBytes);
                memcpy(second.data() + shift % 4, first.data() + shift / 4, count + 1);
                second[shift % 4 + differs] ^= 0x80;
                second[shift % 4 + differs + 1] ^= 0xFF;
                const int expected = memcmp(first.data() + shift / 4, second.data() + shift % 4, count);
                const int result = boardMemcmp(first.data() + shift / 4, second.data() + shift % 4, count);
                EXPECT_EQ(expected < 0, result < 0) << count << " bytes, shift " << shift << ", difference at " << differs;
                EXPECT_EQ(expected > 0, result > 0) << count << " bytes, shift " << shift << ", difference at " << differs;
            }
        }
    }
}
