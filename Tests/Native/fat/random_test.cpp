// Tests the driver with random operations against a model in memory. A failure message contains format and batch. FAT_REPLAY=Fat32:17 runs
// only batch 17 of Fat32.
#include "random_player.hpp"

#include <cstdlib>
#include <gtest/gtest.h>

using namespace fat_test;
using namespace fat;

namespace
{

class FatRandom : public testing::TestWithParam<int>
{
};

/// The 10,000 sequences of every run are 4 formats x 50 batches x 50 sequences. After every batch the whole card is compared with the model
/// and checked by fsck.
TEST_P(FatRandom, SequencesAgreeWithAModel)
{
    const Format& format = formats[GetParam()];
    const char* const replay = std::getenv("FAT_REPLAY");
    for (uint32_t batch = 0; batch < 50; ++batch)
    {
        const std::string id = std::string(format.name) + ":" + std::to_string(batch);
        if (replay != nullptr && id != replay)
        {
            continue;
        }
        SCOPED_TRACE("FAT_REPLAY=" + id);
        CardImage card(format.mkfs, format.kibibytes);
        Player player(card, batch * 4 + static_cast<uint32_t>(GetParam()));
        for (uint32_t sequence = 0; sequence < 50; ++sequence)
        {
            player.playSequence();
            ASSERT_FALSE(HasFatalFailure());
        }
        player.compareAll();
        ASSERT_FALSE(HasFatalFailure());
        ASSERT_EQ(card.check(), "");
    }
}

/// Runs long sequences within one mount, because cached directory information can become outdated only within a mount.
TEST_P(FatRandom, LongSequencesAgreeWithAModel)
{
    const Format& format = formats[GetParam()];
    for (uint32_t batch = 0; batch < 20; ++batch)
    {
        SCOPED_TRACE(std::string(format.name) + ":" + std::to_string(batch));
        CardImage card(format.mkfs, format.kibibytes);
        Player player(card, 1000 + batch * 4 + static_cast<uint32_t>(GetParam()));
        player.playSequence(400);
        ASSERT_FALSE(HasFatalFailure());
        player.compareAll();
        ASSERT_FALSE(HasFatalFailure());
        ASSERT_EQ(card.check(), "");
    }
}

/// In a large directory the index gives false positives for some names.
TEST_P(FatRandom, SequencesInALargeDirectoryAgreeWithAModel)
{
    const Format& format = formats[GetParam()];
    for (uint32_t batch = 0; batch < 2; ++batch)
    {
        SCOPED_TRACE(std::string(format.name) + ":" + std::to_string(batch));
        CardImage card(format.mkfs, format.kibibytes);
        Player player(card, 2000 + batch * 4 + static_cast<uint32_t>(GetParam()));
        player.fillDirectory(1200);
        ASSERT_FALSE(HasFatalFailure());
        for (uint32_t sequence = 0; sequence < 8; ++sequence)
        {
            player.playSequence(60);
            ASSERT_FALSE(HasFatalFailure());
        }
        player.compareAll();
        ASSERT_FALSE(HasFatalFailure());
        ASSERT_EQ(card.check(), "");
    }
}

TEST_P(FatRandom, TheCheckerDetectsADamagedEntry)
{
    CardImage card(formats[GetParam()].mkfs, formats[GetParam()].kibibytes);
    Volume volume;
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/find me here", pattern(1, 20000)), Status::Ok);
    ASSERT_EQ(card.check(), "");
    std::vector<uint8_t> bytes = card.save();
    // The directory entry contains the file's length: at offset 28 on FAT, at offset 24 of the second entry on exFAT.
    const uint8_t length[] = {20000 & 0xFF, 20000 >> 8, 0, 0};
    auto at = std::search(bytes.begin(), bytes.end(), std::begin(length), std::end(length));
    ASSERT_NE(at, bytes.end());
    at[2] = 1;
    card.restore(bytes);
    EXPECT_NE(card.check(), "");
}

INSTANTIATE_TEST_SUITE_P(Formats, FatRandom, testing::Range(0, 4), [](const auto& tested) { return formats[tested.param].name; });

} // namespace
