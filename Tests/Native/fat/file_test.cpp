// Tests the contents, space and protection of files.
#include "volume_fixture.hpp"

using namespace fat_test;
using namespace fat;

namespace
{

class FatFiles : public FatVolume
{
};

TEST_P(FatFiles, ReadsBackWhatWasWritten)
{
    for (const uint32_t length : {0u, 1u, 511u, 512u, 513u, 4096u, 5000u, 100000u})
    {
        const std::string path = "/file" + std::to_string(length) + ".bin";
        ASSERT_EQ(writeFile(volume, path, pattern(length, length)), Status::Ok);
        EXPECT_TRUE(contentOf(path) == pattern(length, length));
    }
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    EXPECT_TRUE(contentOf("/FILE100000.BIN") == pattern(100000, 100000));
}

TEST_P(FatFiles, ReplacesAFileOnlyWhenTheNewOneIsClosed)
{
    const uint32_t before = freeCount();
    ASSERT_EQ(writeFile(volume, "/a file.bin", "old"), Status::Ok);
    File file;
    ASSERT_EQ(volume.open(text("/A FILE.bin"), Mode::CreateDeferred, file), Status::Ok);
    ASSERT_EQ(volume.write(file, reinterpret_cast<const uint8_t*>("newer"), 5), Status::Ok);
    // The entries of the open file are not reused for another file.
    ASSERT_EQ(writeFile(volume, "/another.bin", "another"), Status::Ok);
    EXPECT_EQ(contentOf("/a file.bin"), "old");
    ASSERT_EQ(volume.close(file), Status::Ok);
    EXPECT_EQ(contentOf("/a file.bin"), "newer");
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{"A FILE.bin", "another.bin"}));
    ASSERT_EQ(volume.sync(), Status::Ok);
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    EXPECT_EQ(contentOf("/a file.bin"), "newer");
    EXPECT_EQ(contentOf("/another.bin"), "another");
    EXPECT_EQ(freeCount(), before - 2);
}

TEST_P(FatFiles, DiscardsAReplacementThatIsNotClosed)
{
    ASSERT_EQ(volume.makeDirectory(text("/dir")), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/dir/a file.bin", "old"), Status::Ok);
    const uint32_t before = freeCount();
    for (const char* path : {"/dir/a file.bin", "/dir/a file that is not there.bin"})
    {
        File file;
        ASSERT_EQ(volume.open(text(path), Mode::CreateDeferred, file), Status::Ok);
        ASSERT_EQ(volume.write(file, reinterpret_cast<const uint8_t*>("newer"), 5), Status::Ok);
        ASSERT_EQ(volume.close(file, false), Status::Ok);
    }
    EXPECT_EQ(contentOf("/dir/a file.bin"), "old");
    EXPECT_EQ(namesIn("/dir"), (std::set<std::string>{"a file.bin"}));
    EXPECT_EQ(freeCount(), before);
}

TEST_P(FatFiles, KeepsADirectoryInWhichAFileIsBeingCreated)
{
    ASSERT_EQ(volume.makeDirectory(text("/dir")), Status::Ok);
    File file;
    ASSERT_EQ(volume.open(text("/dir/a file.bin"), Mode::CreateDeferred, file), Status::Ok);
    EXPECT_EQ(volume.remove(text("/dir")), Status::NotEmpty);
    ASSERT_EQ(volume.close(file), Status::Ok);
    ASSERT_EQ(volume.sync(), Status::Ok);
    EXPECT_EQ(contentOf("/dir/a file.bin"), "");
}

/// Twice replaces all files of a folder that spans several sectors, in directory order and in one batch.
TEST_P(FatFiles, ReplacesManyFilesOfAFolderWithFewWrites)
{
    constexpr uint32_t count = 40;
    ASSERT_EQ(volume.makeDirectory(text("/dir")), Status::Ok);
    const auto writeAll = [&](const std::string& content)
    {
        for (uint32_t i = 0; i < count; ++i)
        {
            ASSERT_EQ(writeFile(volume, "/dir/frame_" + std::to_string(i) + ".bm", content, Mode::CreateDeferred), Status::Ok);
        }
        ASSERT_EQ(volume.sync(), Status::Ok);
    };
    writeAll("old");
    const uint32_t before = freeCount();
    for (const char* content : {"newer", "newest"})
    {
        const uint64_t writes = card.writes();
        writeAll(content);
        ASSERT_FALSE(HasFatalFailure());
        // The bound allows one write for each file's data and about four for its metadata. Replacing a single file takes fifteen writes.
        EXPECT_LT(card.writes() - writes, 6 * count);
        for (uint32_t i = 0; i < count; ++i)
        {
            EXPECT_EQ(contentOf("/dir/frame_" + std::to_string(i) + ".bm"), content);
        }
        // The folder has grown, because the old and the new files existed at the same time.
        EXPECT_GE(freeCount() + 8, before);
    }
}

TEST_P(FatFiles, MtoolsReadsTheSameBytes)
{
    if (isExFat())
    {
        GTEST_SKIP() << "mtools does not support exFAT; fsck.exfat checks the volume";
    }
    ASSERT_EQ(volume.makeDirectory(text("/update")), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/update/A long name with spaces.manifest", pattern(7, 3333)), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/UPDATE/SHORT.TXT", "short"), Status::Ok);
    EXPECT_TRUE(card.run("mtype -i @ '::/update/A long name with spaces.manifest'") == pattern(7, 3333));
    EXPECT_EQ(card.run("mtype -i @ ::/update/SHORT.TXT"), "short");
    const std::string listing = card.run("mdir -i @ ::/update");
    EXPECT_NE(listing.find("2026-08-05  12:34"), std::string::npos) << listing;
}

TEST_P(FatFiles, ReadsFilesWrittenByMtools)
{
    if (isExFat())
    {
        GTEST_SKIP() << "mtools does not support exFAT";
    }
    card.run("mmd -i @ ::/apps");
    card.run("printf hello | mcopy -i @ - ::/apps/lower.txt");
    card.run("printf umlaut | mcopy -i @ - '::/apps/Über größe.txt'");
    card.run("printf cp850 | mcopy -i @ - '::/apps/ÄÖÜ.TXT'");
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    EXPECT_EQ(contentOf("/apps/LOWER.TXT"), "hello");
    EXPECT_EQ(contentOf("/apps/\x81"
                        "ber GR\x99\xE1"
                        "E.txt"),
              "umlaut");
    EXPECT_EQ(contentOf("/apps/\x84\x94\x81.txt"), "cp850");
    EXPECT_EQ(namesIn("/apps"), (std::set<std::string>{"lower.txt",
                                                       "\x9A"
                                                       "ber gr\x94\xE1"
                                                       "e.txt",
                                                       "\x8E\x99\x9A.TXT"}));
}

TEST_P(FatFiles, MarksAFileAsIncompleteUntilItIsClosedOrFlushed)
{
    ASSERT_EQ(writeFile(volume, "/old", "old"), Status::Ok);
    for (const char* path : {"/new", "/old"})
    {
        File file;
        Node node;
        ASSERT_EQ(volume.open(text(path), Mode::Create, file), Status::Ok);
        ASSERT_EQ(volume.write(file, reinterpret_cast<const uint8_t*>("abc"), 3), Status::Ok);
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok); // as after a power loss
        ASSERT_EQ(volume.stat(text(path), node), Status::Ok);
        EXPECT_TRUE(node.isIncomplete());
        ASSERT_EQ(volume.open(text(path), Mode::Create, file), Status::Ok);
        ASSERT_EQ(volume.close(file), Status::Ok);
        ASSERT_EQ(volume.stat(text(path), node), Status::Ok);
        EXPECT_FALSE(node.isIncomplete());
        EXPECT_EQ(node.size, 0u);
        EXPECT_EQ(node.time, fixedTime());
    }
    File log;
    Node node;
    ASSERT_EQ(volume.open(text("/log"), Mode::Append, log), Status::Ok);
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    ASSERT_EQ(volume.stat(text("/log"), node), Status::Ok);
    EXPECT_FALSE(node.isIncomplete());
}

TEST_P(FatFiles, AppendsAndOverwritesInPlace)
{
    std::string model = pattern(1, 700);
    ASSERT_EQ(writeFile(volume, "/log", model), Status::Ok);
    for (uint32_t i = 0; i < 20; ++i)
    {
        const std::string more = pattern(i, 100 + i * 61);
        model += more;
        ASSERT_EQ(writeFile(volume, "/log", more, Mode::Append), Status::Ok);
    }
    EXPECT_TRUE(contentOf("/log") == model);

    File file;
    ASSERT_EQ(volume.open(text("/log"), Mode::Append, file), Status::Ok);
    ASSERT_EQ(volume.seek(file, 600), Status::Ok);
    const std::string patch = pattern(99, 2000);
    ASSERT_EQ(volume.write(file, reinterpret_cast<const uint8_t*>(patch.data()), 2000), Status::Ok);
    EXPECT_EQ(volume.seek(file, file.node.size + 1), Status::ReadError);
    ASSERT_EQ(volume.close(file), Status::Ok);
    model.replace(600, 2000, patch);
    EXPECT_TRUE(contentOf("/log") == model);
}

TEST_P(FatFiles, TruncatesAFileAndFreesTheRest)
{
    const uint32_t before = freeCount();
    for (const uint32_t kept : {99'999u, 65'536u, 4'097u, 512u, 1u, 0u})
    {
        ASSERT_EQ(writeFile(volume, "/cut.bin", pattern(kept, 100'000)), Status::Ok);
        File file;
        ASSERT_EQ(volume.open(text("/cut.bin"), Mode::Append, file), Status::Ok);
        ASSERT_EQ(volume.truncate(file, kept), Status::Ok);
        EXPECT_EQ(file.position, kept);
        const uint8_t more = '!';
        ASSERT_EQ(volume.write(file, &more, 1), Status::Ok);
        ASSERT_EQ(volume.close(file), Status::Ok);
        EXPECT_TRUE(contentOf("/cut.bin") == pattern(kept, 100'000).substr(0, kept) + "!") << kept;
        EXPECT_EQ(card.check(), "") << kept;
    }
    ASSERT_EQ(volume.remove(text("/cut.bin")), Status::Ok);
    EXPECT_EQ(freeCount(), before);
}

/// The clusters of replaced files are freed in batches, and at the latest before an allocation fails.
TEST_P(FatFiles, ReplacesFilesOnAFullVolume)
{
    constexpr int count = 40;
    uint32_t free;
    ASSERT_EQ(volume.makeDirectory(text("/d")), Status::Ok);
    for (int round = 0; round < 3; ++round)
    {
        for (int i = 0; i < count; ++i)
        {
            File file;
            const std::string content = std::to_string(round) + " in " + std::to_string(i);
            ASSERT_EQ(volume.open(text("/d/file number " + std::to_string(i)), Mode::CreateDeferred, file), Status::Ok);
            ASSERT_EQ(volume.write(file, reinterpret_cast<const uint8_t*>(content.data()), content.size()), Status::Ok) << round << i;
            ASSERT_EQ(volume.close(file), Status::Ok);
        }
        ASSERT_EQ(volume.sync(), Status::Ok);
        if (round == 0)
        {
            // Two clusters stay free: one for a new file, and one for the directory of the file.
            ASSERT_EQ(volume.countFreeClusters(free), Status::Ok);
            ASSERT_EQ(writeFile(volume, "/filler", std::string(static_cast<size_t>(free - 2) * volume.clusterBytes(), 'f')), Status::Ok);
        }
    }
    EXPECT_EQ(contentOf("/d/file number 0"), "2 in 0");
    EXPECT_EQ(contentOf("/d/file number 39"), "2 in 39");
}

TEST_P(FatFiles, CountsFreeClustersRegardlessOfFsInfo)
{
    uint32_t truth;
    uint32_t stated;
    ASSERT_EQ(volume.freeClusters(truth), Status::Ok);
    if (formats[GetParam()].name == std::string("Fat32"))
    {
        uint8_t info[512];
        ASSERT_EQ(card.read(1, info, 1, false), Status::Ok);
        info[488] = 5;
        info[489] = info[490] = info[491] = 0;
        ASSERT_EQ(card.write(1, info, 1), Status::Ok);
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        ASSERT_EQ(volume.freeClusters(stated), Status::Ok);
        EXPECT_EQ(stated, 5u);
    }
    ASSERT_EQ(volume.countFreeClusters(stated), Status::Ok);
    EXPECT_EQ(stated, truth);
    ASSERT_EQ(writeFile(volume, "/x", "x"), Status::Ok);
    EXPECT_EQ(card.check(), "");
}

TEST_P(FatFiles, FreesAllSpaceOfAFile)
{
    const uint32_t before = freeCount();
    ASSERT_EQ(writeFile(volume, "/a", pattern(1, 50000)), Status::Ok);
    EXPECT_EQ(freeCount(), before - (50000 + volume.clusterBytes() - 1) / volume.clusterBytes());
    ASSERT_EQ(writeFile(volume, "/a", "short"), Status::Ok);
    EXPECT_EQ(freeCount(), before - 1);
    ASSERT_EQ(volume.remove(text("/A")), Status::Ok);
    EXPECT_EQ(freeCount(), before);
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    EXPECT_EQ(freeCount(), before);
}

TEST_P(FatFiles, ReportsAFullVolumeAndKeepsTheFile)
{
    ASSERT_EQ(writeFile(volume, "/small", "kept"), Status::Ok);
    const uint32_t available = freeCount() * volume.clusterBytes();
    ASSERT_EQ(writeFile(volume, "/big", std::string(available - 3 * volume.clusterBytes(), 'b')), Status::Ok);
    EXPECT_EQ(writeFile(volume, "/small", std::string(5 * volume.clusterBytes(), 's'), Mode::Append), Status::Full);
    EXPECT_EQ(contentOf("/small"), "kept");
    EXPECT_EQ(freeCount(), 3u);
}

TEST_P(FatFiles, RefusesToChangeAnOpenFile)
{
    ASSERT_EQ(writeFile(volume, "/a", "a"), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/b", "b"), Status::Ok);
    File file;
    ASSERT_EQ(volume.open(text("/a"), Mode::Read, file), Status::Ok);
    EXPECT_EQ(volume.remove(text("/a")), Status::ReadOnly);
    EXPECT_EQ(volume.replace(text("/b"), text("/a")), Status::ReadOnly);
    EXPECT_EQ(volume.replace(text("/a"), text("/b")), Status::ReadOnly);
    EXPECT_EQ(writeFile(volume, "/a", "x"), Status::ReadOnly);
    EXPECT_EQ(contentOf("/a"), "a") << "a file may be open for reading twice";
    ASSERT_EQ(volume.close(file), Status::Ok);
    EXPECT_EQ(volume.remove(text("/a")), Status::Ok);
}

TEST_P(FatFiles, RefusesToTruncateAFileOpenForReading)
{
    ASSERT_EQ(writeFile(volume, "/read.bin", "abc"), Status::Ok);
    File file;
    ASSERT_EQ(volume.open(text("/read.bin"), Mode::Read, file), Status::Ok);
    EXPECT_EQ(volume.truncate(file, 1), Status::ReadOnly);
    ASSERT_EQ(volume.close(file), Status::Ok);
    EXPECT_EQ(contentOf("/read.bin"), "abc");
}

TEST_P(FatFiles, RefusesToChangeAReadOnlyFile)
{
    if (isExFat())
    {
        GTEST_SKIP() << "mtools, which sets the attribute, does not support exFAT";
    }
    ASSERT_EQ(writeFile(volume, "/fixed.txt", "kept"), Status::Ok);
    card.run("mattrib -i @ +r ::/fixed.txt");
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    EXPECT_EQ(writeFile(volume, "/fixed.txt", "x"), Status::ReadOnly);
    EXPECT_EQ(writeFile(volume, "/fixed.txt", "x", Mode::Append), Status::ReadOnly);
    EXPECT_EQ(volume.remove(text("/fixed.txt")), Status::ReadOnly);
    ASSERT_EQ(writeFile(volume, "/new", "x"), Status::Ok);
    EXPECT_EQ(volume.replace(text("/new"), text("/fixed.txt")), Status::ReadOnly);
    EXPECT_EQ(contentOf("/fixed.txt"), "kept");
}

TEST_P(FatFiles, SetsAndRespectsAttributes)
{
    ASSERT_EQ(writeFile(volume, "/mine.txt", "x"), Status::Ok);
    ASSERT_EQ(volume.setAttributes(text("/mine.txt"), Node::readOnly | 0x02), Status::Ok);
    Node node;
    ASSERT_EQ(volume.stat(text("/mine.txt"), node), Status::Ok);
    EXPECT_EQ(node.attributes, Node::readOnly | 0x02);
    EXPECT_EQ(volume.remove(text("/mine.txt")), Status::ReadOnly);
    ASSERT_EQ(volume.setAttributes(text("/mine.txt"), 0xFF), Status::Ok);
    ASSERT_EQ(volume.stat(text("/mine.txt"), node), Status::Ok);
    EXPECT_EQ(node.attributes, 0x27);
    ASSERT_EQ(volume.setAttributes(text("/mine.txt"), 0), Status::Ok);
    EXPECT_EQ(volume.remove(text("/mine.txt")), Status::Ok);
}

INSTANTIATE_TEST_SUITE_P(Formats, FatFiles, testing::Range(0, 4), formatName);

} // namespace
