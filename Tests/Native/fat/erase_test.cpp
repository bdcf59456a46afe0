// Tests directory clusters on cards that erase, or that only claim to erase.
#include "random_player.hpp"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>
#include <tuple>

using namespace fat_test;
using namespace fat;

namespace
{

constexpr uint32_t clusterSectors = 64;
constexpr char leftOver[] = "left over";

/// A card whose free clusters all contain stale data: each sector starts with "left over".
class FatErasing : public testing::TestWithParam<std::tuple<int, Erases>>
{
protected:
    FatErasing() : card(format().mkfs, format().kibibytes)
    {
        fill();
        card.setErases(std::get<1>(GetParam()));
        EXPECT_EQ(volume.mount(card, fixedTime), Status::Ok);
    }

    ~FatErasing() override
    {
        EXPECT_EQ(card.check(), "");
    }

    static const Format& format()
    {
        return largeClusters[std::get<0>(GetParam())];
    }

    void fill()
    {
        Volume filled;
        ASSERT_EQ(filled.mount(card, fixedTime), Status::Ok);
        File file;
        ASSERT_EQ(filled.open(text("/all"), Mode::Create, file), Status::Ok);
        uint8_t sector[sectorSize] = {};
        std::memcpy(sector, leftOver, sizeof leftOver);
        Status status;
        while ((status = filled.write(file, sector, sizeof sector)) == Status::Ok)
        {
        }
        ASSERT_EQ(status, Status::Full);
        ASSERT_EQ(filled.close(file), Status::Ok);
        ASSERT_EQ(filled.remove(text("/all")), Status::Ok);
    }

    uint64_t leftOvers() const
    {
        uint64_t count = 0;
        for (uint64_t i = 0; i < card.sectors(); ++i)
        {
            count += std::memcmp(card.sector(i), leftOver, sizeof leftOver) == 0;
        }
        return count;
    }

    CardImage card;
    Volume volume;
};

TEST_P(FatErasing, NewDirectoriesContainZerosWithAnyEraseBehaviour)
{
    constexpr uint32_t directories = 20;
    const uint64_t before = leftOvers();
    for (uint32_t i = 0; i < directories; ++i)
    {
        ASSERT_EQ(volume.makeDirectory(text("/directory " + std::to_string(i))), Status::Ok);
    }
    EXPECT_EQ(before - leftOvers(), directories * clusterSectors);
}

TEST_P(FatErasing, ErasedContentIsDeterminedOncePerMount)
{
    card.restore(CardImage(format().mkfs, format().kibibytes).save());
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    ASSERT_EQ(volume.makeDirectory(text("/first")), Status::Ok);
    const uint64_t reads = card.reads();
    ASSERT_EQ(volume.makeDirectory(text("/second")), Status::Ok);
    ASSERT_EQ(volume.makeDirectory(text("/third")), Status::Ok);
    EXPECT_EQ(card.reads() - reads < 20, std::get<1>(GetParam()) == Erases::Zeros);

    // No state is kept across mounts, because the card may have been exchanged.
    fill();
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    card.setErases(Erases::Nothing);
    const uint64_t before = leftOvers();
    ASSERT_EQ(volume.makeDirectory(text("/fourth")), Status::Ok);
    EXPECT_EQ(before - leftOvers(), clusterSectors);
}

TEST_P(FatErasing, ClustersAreClearedWhenTheCardStopsErasing)
{
    ASSERT_EQ(volume.makeDirectory(text("/first")), Status::Ok);
    card.setErases(Erases::Refuses);
    const uint64_t before = leftOvers();
    ASSERT_EQ(volume.makeDirectory(text("/second")), Status::Ok);
    EXPECT_EQ(before - leftOvers(), clusterSectors);
}

TEST_P(FatErasing, ClustersAreClearedWhenTheCardOnlyClaimsToErase)
{
    ASSERT_EQ(volume.makeDirectory(text("/first")), Status::Ok);
    card.setErases(Erases::Nothing);
    const uint64_t before = leftOvers();
    ASSERT_EQ(volume.makeDirectory(text("/second")), Status::Ok);
    ASSERT_EQ(volume.makeDirectory(text("/third")), Status::Ok);
    EXPECT_EQ(before - leftOvers(), 2 * clusterSectors);
}

TEST_P(FatErasing, LongSequencesAgreeWithAModel)
{
    for (uint32_t batch = 0; batch < 4; ++batch)
    {
        Player player(card, 5000 + batch);
        player.playSequence(200);
        ASSERT_FALSE(HasFatalFailure());
        player.compareAll();
        ASSERT_FALSE(HasFatalFailure());
        ASSERT_EQ(card.check(), "");
        card.restore(CardImage(format().mkfs, format().kibibytes).save());
        fill();
    }
}

/// The power is cut at each sector write, including the erase and the writes that mark a cluster for erasing.
TEST_P(FatErasing, ACutLeavesTheWholeDirectoryOrNone)
{
    const std::string bystander = pattern(11, 2900);
    ASSERT_EQ(writeFile(volume, "/bystander", bystander), Status::Ok);
    const std::vector<uint8_t> start = card.save();
    card.cutAt(~0ull, Cut::Before, 0);
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    ASSERT_EQ(volume.makeDirectory(text("/directory")), Status::Ok);
    const uint64_t writes = card.writes();
    ASSERT_GT(writes, clusterSectors);
    for (uint64_t at = 0; at < writes; ++at)
    {
        SCOPED_TRACE(at);
        card.restore(start);
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        card.cutAt(at, Cut::Torn, static_cast<uint32_t>(at * 37 % sectorSize));
        (void)volume.makeDirectory(text("/directory"));
        card.restorePower();

        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        std::string content;
        ASSERT_EQ(readFile(volume, "/bystander", content), Status::Ok);
        ASSERT_EQ(content, bystander);
        ASSERT_EQ(volume.makeDirectory(text("/directory")), Status::Ok);
        ASSERT_EQ(writeFile(volume, "/directory/file", "x"), Status::Ok);
        Listing listing;
        Node node;
        ASSERT_EQ(volume.list(text("/directory"), listing), Status::Ok);
        ASSERT_EQ(volume.next(listing, node), Status::Ok);
        ASSERT_EQ(nameOf(volume), "file");
        ASSERT_EQ(volume.next(listing, node), Status::NotFound);
    }
    // A cut may leave orphaned clusters.
    card.repair();
}

std::string nameOfCard(const testing::TestParamInfo<std::tuple<int, Erases>>& tested)
{
    static const char* const names[] = {"Refuses", "Zeros", "Nothing", "FirstHalf"};
    return std::string(largeClusters[std::get<0>(tested.param)].name) + names[static_cast<int>(std::get<1>(tested.param))];
}

INSTANTIATE_TEST_SUITE_P(Cards, FatErasing,
                         testing::Combine(testing::Range(0, 2),
                                          testing::Values(Erases::Refuses, Erases::Zeros, Erases::Nothing, Erases::FirstHalf)),
                         nameOfCard);

} // namespace
