// Tests finding the volume on a card: partition tables, GPT, no file system.
#include "volume_fixture.hpp"

#include <algorithm>
#include <cstring>

using namespace fat_test;
using namespace fat;

namespace
{

class FatMount : public FatVolume
{
};

/// A card with a partition table, and the fixture's volume at sector 2048.
class PartitionedCard
{
public:
    PartitionedCard(uint32_t kibibytes, const std::vector<uint8_t>& whole)
        : image("true", kibibytes + 1024), bytes_(whole.size() + 1024 * 1024, 0)
    {
        std::copy(whole.begin(), whole.end(), bytes_.begin() + 2048 * 512);
        bytes_[510] = 0x55;
        bytes_[511] = 0xAA;
    }

    void enter(uint32_t index, uint8_t type, uint32_t start)
    {
        uint8_t* entry = bytes_.data() + 446 + index * 16;
        entry[4] = type;
        std::memcpy(entry + 8, &start, sizeof start);
        image.restore(bytes_);
    }

    CardImage image;

private:
    std::vector<uint8_t> bytes_;
};

TEST_P(FatMount, FindsAVolumeInAPartition)
{
    const std::vector<uint8_t> whole = card.save();
    CardImage partitioned("true", formats[GetParam()].kibibytes + 1024);
    std::vector<uint8_t> bytes(whole.size() + 1024 * 1024, 0);
    std::copy(whole.begin(), whole.end(), bytes.begin() + 2048 * 512);
    uint8_t* entry = bytes.data() + 446 + 16;
    entry[4] = isExFat() ? 0x07 : 0x0C;
    entry[9] = 2048 / 256;
    bytes[510] = 0x55;
    bytes[511] = 0xAA;
    partitioned.restore(bytes);
    ASSERT_EQ(volume.mount(partitioned, fixedTime), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/in partition", "x"), Status::Ok);
    bytes = partitioned.save();
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    card.restore(std::vector<uint8_t>(bytes.begin() + 2048 * 512, bytes.end()));
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    EXPECT_EQ(contentOf("/in partition"), "x");
}

TEST_P(FatMount, FindsAVolumeInAPartitionOfAnyType)
{
    const std::vector<uint8_t> whole = card.save();
    PartitionedCard partitioned(formats[GetParam()].kibibytes, whole);
    for (const uint8_t type : {0x01, 0x04, 0x06, 0x07, 0x0B, 0x0C, 0x0E, 0x1B, 0x1C, 0x27, 0x83, 0xEE, 0xEF})
    {
        partitioned.enter(2, type, 2048);
        EXPECT_EQ(volume.mount(partitioned.image, fixedTime), Status::Ok) << int{type};
    }
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
}

TEST_P(FatMount, SkipsPartitionsThatCannotBeMounted)
{
    const std::vector<uint8_t> whole = card.save();
    PartitionedCard partitioned(formats[GetParam()].kibibytes, whole);
    partitioned.enter(0, 0x0C, 0x70000000);
    EXPECT_EQ(volume.mount(partitioned.image, fixedTime), Status::ReadError);
    partitioned.enter(1, 0x83, 1);
    partitioned.enter(2, 0x00, 2048);
    EXPECT_EQ(volume.mount(partitioned.image, fixedTime), Status::ReadError);
    partitioned.enter(3, 0x83, 2048);
    EXPECT_EQ(volume.mount(partitioned.image, fixedTime), Status::Ok);
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
}

TEST_P(FatMount, ReportsAGpt)
{
    const std::vector<uint8_t> whole = card.save();
    PartitionedCard partitioned(formats[GetParam()].kibibytes, whole);
    partitioned.enter(0, 0xEE, 1);
    EXPECT_EQ(volume.mount(partitioned.image, fixedTime), Status::PartitionedAsGpt);
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
}

TEST_P(FatMount, RefusesACardWithoutAFileSystem)
{
    const std::vector<uint8_t> good = card.save();
    card.restore(std::vector<uint8_t>(good.size(), 0));
    EXPECT_EQ(volume.mount(card, fixedTime), Status::NoFileSystem);
    card.restore(std::vector<uint8_t>(good.size(), 0xFF));
    EXPECT_EQ(volume.mount(card, fixedTime), Status::NoFileSystem);
    Node node;
    uint32_t count;
    EXPECT_EQ(volume.stat(text("/"), node), Status::NoFileSystem);
    EXPECT_EQ(volume.freeClusters(count), Status::NoFileSystem);
    card.restore(good);
}

INSTANTIATE_TEST_SUITE_P(Formats, FatMount, testing::Range(0, 4), formatName);

} // namespace
