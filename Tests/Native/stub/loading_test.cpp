#include "stub_fixture.hpp"

#include <algorithm>

using namespace stub_test;

namespace
{

TEST_P(Stub, LoadsThePackageOfThePointerFile)
{
    const std::string image = loader(1);
    makeDirectory("/update");
    makeDirectory("/update/f7-update-1.4 rc");
    putPackage("/update/f7-update-1.4 rc", image);
    put("/.fupdate", "/ext/update/f7-update-1.4 rc/update.fuf");
    EXPECT_EQ(load(), stub::byPointer);
    EXPECT_TRUE(isLoaded(image));
}

TEST_P(Stub, FindsLongShortAndNonAsciiNamesInAnyCase)
{
    const std::string folders[] = {"/UPDATE", "/update/A name of more than thirteen characters, in fact of three entries",
                                   "/update/EIGHTCHR.EXT", "/update/r\x84nder", "/update/thirteenchars"};
    const std::string asked[] = {"/ext/Update", "/ext/update/a NAME of more than thirteen characters, in fact of three entries",
                                 "/ext/update/eightchr.ext", "/ext/update/R\x84nder", "/ext/update/THIRTEENCHARS"};
    for (size_t i = 0; i < std::size(folders); ++i)
    {
        makeDirectory(folders[i]);
        const std::string image = loader(static_cast<uint32_t>(i), 5000);
        putPackage(folders[i], image, "A loader with a long name " + std::to_string(i) + ".bin");
        put("/.fupdate", asked[i] + "/update.fuf");
        EXPECT_EQ(load(), stub::byPointer) << asked[i];
        EXPECT_TRUE(isLoaded(image)) << asked[i];
    }
}

TEST_P(Stub, MatchesWholeNamesOnly)
{
    const std::string image = loader(2, 5000);
    makeDirectory("/update");
    for (const char* other : {"/update/one-and-a-half-packages", "/update/one-and-a-half-packag", "/update/x-one-and-a-half-package",
                              "/update/one-and-a-half-packagf", "/update/ONE", "/update/ONE-AND.A"})
    {
        makeDirectory(other);
    }
    put("/.fupdate", "/ext/update/one-and-a-half-package/update.fuf");
    EXPECT_EQ(load(), stub::none);
    makeDirectory("/update/one-and-a-half-package");
    putPackage("/update/one-and-a-half-package", image);
    EXPECT_EQ(load(), stub::byPointer);
    EXPECT_TRUE(isLoaded(image));
}

TEST_P(Stub, ReadsFragmentedFilesAndDirectories)
{
    const std::string image = loader(3);
    makeDirectory("/update");
    makeDirectory("/update/p");
    // Each round extends the loader, adds another file and extends the directory, so their clusters are interleaved.
    for (uint32_t at = 0, part = 0; at < image.size(); at += 1500, ++part)
    {
        const std::string piece = image.substr(at, 1500);
        ASSERT_EQ(fat_test::writeFile(volume, "/update/p/updater.bin", piece, fat::Mode::Append), fat::Status::Ok);
        put("/update/p/some other file of the package, number " + std::to_string(part), piece);
    }
    put("/update/p/update.fuf", manifest(crcOf(image)));
    put("/.fupdate", "/ext/update/p/update.fuf");
    EXPECT_EQ(load(), stub::byPointer);
    EXPECT_TRUE(isLoaded(image));
}

TEST_P(Stub, RefusesALoaderThatIsDamagedOrCannotStart)
{
    makeDirectory("/update");
    const std::string good = loader(6, 3000);
    std::string changed = good, stack = good, even = good, outside = good;
    changed[2999] ^= 1;
    stack.replace(0, 4, word(0x20030004));
    even.replace(4, 4, word(address + 0x100));
    outside.replace(4, 4, word(address + 3001));
    put("/update/update.fuf", manifest(crcOf(good)));
    EXPECT_EQ(load(), stub::none) << "no loader";
    for (const std::string& bad : {changed, good.substr(0, 2999), std::string()})
    {
        put("/update/updater.bin", bad);
        EXPECT_EQ(load(), stub::none);
    }
    for (const std::string& bad : {stack, even, outside, std::string("tiny"), loader(7, room + 1)})
    {
        putPackage("/update", bad);
        EXPECT_EQ(load(), stub::none);
    }
    const std::string largest = loader(8, room);
    putPackage("/update", largest);
    EXPECT_EQ(load(), 0u);
    EXPECT_TRUE(isLoaded(largest));
}

TEST_P(Stub, RefusesManifestsThatStockRefuses)
{
    makeDirectory("/update");
    const std::string image = loader(9, 3000), good = manifest(crcOf(image));
    putPackage("/update", image);
    const auto with = [&](const std::string& from, const std::string& to)
    {
        std::string changed = good;
        changed.replace(changed.find(from), from.size(), to);
        return changed;
    };
    for (const std::string& bad :
         {std::string(), std::string("garbage"), fat_test::pattern(1, 4000), with("Filetype", "filetype"), with("upgrade", "downgrade"),
          with("configuration", "configuration 2"), with("Loader:", "Loader :"), with("Loader CRC: ", "Loader CRC: x"),
          with("Loader: updater.bin", "Loader: "), good.substr(0, good.find("Loader CRC") + 20), with("Loader CRC", "Loader  CRC"),
          with("Target:", "Target :"), std::string(66'000, '\n') + good})
    {
        put("/update/update.fuf", bad);
        EXPECT_EQ(load(), stub::none) << bad.substr(0, 200);
    }
    std::string carriage;
    for (const char character : good)
    {
        carriage += character == '\n' ? "\r\n" : std::string(1, character);
    }
    for (const std::string& fine : {carriage, "# comment\n\n:\nno colon\n" + good, good.substr(0, good.find("\nFirmware")),
                                    with("Loader CRC: ", "Loader CRC: \t "), std::string(60'000, '\n') + good})
    {
        put("/update/update.fuf", fine);
        EXPECT_EQ(load(), 0u) << fine.substr(0, 200);
    }
}

TEST_P(Stub, StopsWhenTheCardIsRemovedAndContinuesWhenTheCardIsReinserted)
{
    makeDirectory("/update");
    const std::string image = loader(11, 20'000);
    putPackage("/update", image);
    EXPECT_EQ(load(), 0u);
    const uint64_t all = medium.reads;
    for (uint64_t reads = 0; reads < all; reads += reads < 16 ? 1 : 7)
    {
        medium.removedAfter = reads;
        EXPECT_EQ(load(), stub::none) << reads;
        EXPECT_LE(medium.reads, all + 300) << "bounded";
    }
    medium.removedAfter = ~0ull;
    EXPECT_EQ(load(), 0u);
    EXPECT_TRUE(isLoaded(image));
}

TEST_P(SmallStub, SurvivesDamagedVolumes)
{
    makeDirectory("/update");
    makeDirectory("/update/p");
    const std::string image = loader(12, 5000);
    putPackage("/update/p", image);
    put("/.fupdate", "/ext/update/p/update.fuf");
    ASSERT_EQ(volume.sync(), fat::Status::Ok);
    const std::vector<uint8_t> saved = card.save();
    uint32_t state = 7;
    for (uint32_t round = 0; round < 120; ++round)
    {
        // Damages only metadata at the start of the volume, mostly the boot sector.
        std::vector<uint8_t> damaged = saved;
        for (uint32_t i = 0; i < 1 + round % 8; ++i)
        {
            state = state * 1664525u + 1013904223u;
            const uint32_t range = round % 3 == 0 ? 128 : 60'000;
            damaged[(state >> 8) % range] = static_cast<uint8_t>(state >> 3);
        }
        card.restore(damaged);
        const stub::Package found = load();
        EXPECT_TRUE(found == stub::none || isLoaded(image)) << round;
    }
}

/// The bytes of a card without partitions, for direct changes; written back to the card on destruction.
struct Blocks
{
    explicit Blocks(fat_test::CardImage& changed) : card(changed), bytes(changed.save())
    {
    }
    ~Blocks()
    {
        card.restore(bytes);
    }
    uint32_t word(size_t at) const
    {
        return bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | static_cast<uint32_t>(bytes[at + 3]) << 24;
    }

    fat_test::CardImage& card;
    std::vector<uint8_t> bytes;
};

TEST_P(Stub, ReadsContiguousFilesOfExFatThatHaveNoFatEntries)
{
    if (GetParam() != 3)
    {
        GTEST_SKIP() << "exFAT only";
    }
    makeDirectory("/update");
    const std::string image = loader(13);
    putPackage("/update", image);
    ASSERT_EQ(volume.sync(), fat::Status::Ok);
    {
        Blocks blocks(card);
        uint32_t changed = 0;
        for (size_t at = blocks.word(88) * 512; at + 64 < blocks.bytes.size(); at += 32)
        {
            if (blocks.bytes[at] == 0x85 && blocks.bytes[at + 32] == 0xC0)
            {
                blocks.bytes[at + 32 + 1] |= 0x02;
                ++changed;
            }
        }
        EXPECT_EQ(changed, 3u);
        std::fill_n(blocks.bytes.begin() + blocks.word(80) * 512, blocks.word(84) * 512, uint8_t{0});
    }
    EXPECT_EQ(load(), 0u);
    EXPECT_TRUE(isLoaded(image));
}

TEST_P(Stub, ReadsTheActiveFatOfFat32WithoutItsReservedBits)
{
    if (GetParam() != 2)
    {
        GTEST_SKIP() << "FAT32 only";
    }
    makeDirectory("/update");
    const std::string image = loader(14);
    putPackage("/update", image);
    ASSERT_EQ(volume.sync(), fat::Status::Ok);
    {
        Blocks blocks(card);
        blocks.bytes[40] = 0x81; // BPB_ExtFlags: only FAT 1 is active
        const size_t first = (blocks.word(14) & 0xFFFF) * 512, count = blocks.word(36) * 512;
        std::fill_n(blocks.bytes.begin() + static_cast<long>(first), count, uint8_t{0x77});
        for (size_t at = first + count; at < first + 2 * count; at += 4)
        {
            blocks.bytes[at + 3] |= 0xA0;
        }
    }
    EXPECT_EQ(load(), 0u);
    EXPECT_TRUE(isLoaded(image));
}

TEST_P(Stub, IgnoresALongNameThatBelongsToADifferentShortName)
{
    if (GetParam() == 3)
    {
        GTEST_SKIP() << "FAT only";
    }
    makeDirectory("/a folder of packages");
    putPackage("/a folder of packages", loader(15, 3000));
    put("/.fupdate", "/ext/a folder of packages/update.fuf");
    EXPECT_EQ(load(), stub::byPointer);
    {
        // A system without long names has changed the short name and kept the long name, whose checksum no longer matches.
        Blocks blocks(card);
        const std::string shortName = "AF????~A   "; // ???? is the number of the folder's first entry
        const auto entry = std::search(blocks.bytes.begin(), blocks.bytes.end(), shortName.begin(), shortName.end(),
                                       [](uint8_t byte, char wanted) { return wanted == '?' || byte == wanted; });
        ASSERT_NE(entry, blocks.bytes.end());
        *entry = 'B';
    }
    EXPECT_EQ(load(), stub::none);
}

std::string formatName(const testing::TestParamInfo<int>& tested)
{
    return fat_test::formats[tested.param].name;
}

INSTANTIATE_TEST_SUITE_P(Formats, Stub, testing::Values(1, 2, 3), formatName);
INSTANTIATE_TEST_SUITE_P(Formats, SmallStub, testing::Values(1, 2, 3), formatName);

/// The stub uses the first partition with a file system.
TEST(StubPartition, IsFoundInThePartitionTable)
{
    fat_test::CardImage card("mkfs.fat -F 16 -s 2 --offset 2048", 16384);
    std::vector<uint8_t> bytes = card.save();
    bytes[510] = 0x55;
    bytes[511] = 0xAA;
    bytes[446 + 4] = 0x83;
    bytes[446 + 8 + 1] = 1; // sector 256 contains no file system
    bytes[446 + 16 + 4] = 0x06;
    bytes[446 + 16 + 8 + 1] = 8; // 2048
    card.restore(bytes);
    fat::Volume volume;
    ASSERT_EQ(volume.mount(card, fat_test::fixedTime), fat::Status::Ok);
    ASSERT_EQ(fat_test::writeFile(volume, "/file", "content"), fat::Status::Ok);
    Medium medium(card);
    stub::Reader reader;
    ASSERT_TRUE(reader.mount(medium));
    uint8_t data[512];
    EXPECT_EQ(reader.readFile({"/file", 5}, data, sizeof data), 7u);
    EXPECT_EQ(std::string(reinterpret_cast<char*>(data), 7), "content");
    EXPECT_EQ(reader.readFile({"/file/file", 10}, data, sizeof data), 0u);
    EXPECT_EQ(reader.readFile({"/none", 5}, data, sizeof data), stub::Reader::absent);
    EXPECT_EQ(reader.readFile({"/", 1}, data, sizeof data), 0u);
}

} // namespace
