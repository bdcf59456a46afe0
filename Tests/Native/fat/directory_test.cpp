// Tests directories, and renaming and moving entries between directories.
#include "volume_fixture.hpp"

using namespace fat_test;
using namespace fat;

namespace
{

class FatDirectories : public FatVolume
{
};

TEST_P(FatDirectories, CreatesDirectoriesAndRemovesOnlyEmptyDirectories)
{
    ASSERT_EQ(volume.makeDirectory(text("/one")), Status::Ok);
    ASSERT_EQ(volume.makeDirectory(text("/one/Two")), Status::Ok);
    EXPECT_EQ(volume.makeDirectory(text("/ONE/two")), Status::Ok) << "creating an existing directory succeeds";
    ASSERT_EQ(writeFile(volume, "/one/two/file", "x"), Status::Ok);
    EXPECT_EQ(volume.makeDirectory(text("/one/two/file")), Status::WrongKind);
    EXPECT_EQ(volume.makeDirectory(text("/missing/dir")), Status::NotFound);
    EXPECT_EQ(volume.makeDirectory(text("/one/two/file/dir")), Status::WrongKind);
    EXPECT_EQ(volume.remove(text("/one/two")), Status::NotEmpty);
    ASSERT_EQ(volume.remove(text("/one/two/file")), Status::Ok);
    EXPECT_EQ(volume.remove(text("/one/two")), Status::Ok);
    EXPECT_EQ(volume.remove(text("/one/two")), Status::NotFound);
    EXPECT_EQ(volume.remove(text("/one")), Status::Ok);
    EXPECT_TRUE(namesIn("/").empty());
}

/// An update relies on the number of entries that fit, because on a full card there is no free cluster for a directory that grows
/// unexpectedly. A name in this test occupies three entries; on exFAT, a growing directory may leave one entry unused.
TEST_P(FatDirectories, ReportsTheEntriesThatFitBeforeADirectoryGrows)
{
    ASSERT_EQ(volume.makeDirectory(text("/many")), Status::Ok);
    int growths = 0;
    for (int i = 0; growths < 2; ++i)
    {
        Node node;
        uint32_t room;
        ASSERT_EQ(volume.stat(text("/many"), node), Status::Ok);
        ASSERT_EQ(volume.roomOf(node, room), Status::Ok);
        const uint32_t before = freeCount();
        ASSERT_EQ(writeFile(volume, "/many/entry number " + std::to_string(100 + i), ""), Status::Ok) << i;
        const bool grew = freeCount() < before;
        growths += grew;
        EXPECT_FALSE(grew && room > 3) << room;
        EXPECT_FALSE(!grew && room < 3) << room;
    }
}

TEST_P(FatDirectories, GrowsADirectoryOverManyClusters)
{
    ASSERT_EQ(volume.makeDirectory(text("/many")), Status::Ok);
    std::set<std::string> expected;
    for (int i = 0; i < 300; ++i)
    {
        const std::string name = "entry number " + std::to_string(i);
        expected.insert(name);
        ASSERT_EQ(writeFile(volume, "/many/" + name, ""), Status::Ok) << i;
    }
    EXPECT_EQ(namesIn("/many"), expected);
    for (const std::string& name : expected)
    {
        ASSERT_EQ(volume.remove(text("/many/" + name)), Status::Ok);
    }
    EXPECT_EQ(volume.remove(text("/many")), Status::Ok);
}

TEST_P(FatDirectories, ReportsAFullFixedRootDirectory)
{
    Status status = Status::Ok;
    int made = 0;
    for (; made < 600 && status == Status::Ok; ++made)
    {
        status = writeFile(volume, "/long name of file " + std::to_string(made), "");
    }
    EXPECT_EQ(status, GetParam() < 2 ? Status::Full : Status::Ok);
}

TEST_P(FatDirectories, ReplacesAFileByRenaming)
{
    ASSERT_EQ(volume.makeDirectory(text("/dir")), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/dir/backup.tar", "old"), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/temporary", pattern(5, 3000)), Status::Ok);
    const uint32_t before = freeCount();
    ASSERT_EQ(volume.replace(text("/temporary"), text("/dir/Backup.tar")), Status::Ok);
    EXPECT_TRUE(contentOf("/dir/backup.tar") == pattern(5, 3000));
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{"dir"}));
    EXPECT_EQ(namesIn("/dir"), (std::set<std::string>{"Backup.tar"}));
    EXPECT_EQ(freeCount(), before + 1);
    ASSERT_EQ(volume.replace(text("/dir/backup.tar"), text("/dir/BACKUP.TAR")), Status::Ok) << "only the case changes";
    EXPECT_EQ(namesIn("/dir"), (std::set<std::string>{"BACKUP.TAR"}));
    EXPECT_TRUE(contentOf("/dir/backup.tar") == pattern(5, 3000));
    EXPECT_EQ(volume.replace(text("/dir/backup.tar"), text("/dir")), Status::WrongKind);
    EXPECT_EQ(volume.replace(text("/missing"), text("/x")), Status::NotFound);
}

TEST_P(FatDirectories, RenamesADirectoryToAFreeName)
{
    ASSERT_EQ(volume.makeDirectory(text("/.int")), Status::Ok);
    ASSERT_EQ(volume.makeDirectory(text("/taken")), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/.int/file", "content"), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/file", "other"), Status::Ok);
    EXPECT_EQ(volume.replace(text("/.int"), text("/taken")), Status::WrongKind);
    EXPECT_EQ(volume.replace(text("/.int"), text("/file")), Status::WrongKind);
    EXPECT_EQ(volume.replace(text("/.int"), text("/.int/inside")), Status::WrongKind);
    ASSERT_EQ(volume.replace(text("/.int"), text("/.int.old")), Status::Ok);
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{".int.old", "taken", "file"}));
    EXPECT_TRUE(contentOf("/.int.old/file") == "content");
}

TEST_P(FatDirectories, MovesFilesAndDirectoriesToFreePaths)
{
    for (const char* path : {"/a", "/a/deep directory", "/b"})
    {
        ASSERT_EQ(volume.makeDirectory(text(path)), Status::Ok);
    }
    ASSERT_EQ(writeFile(volume, "/a/deep directory/file.txt", "inside"), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/file.txt", "outside"), Status::Ok);
    EXPECT_EQ(volume.move(text("/file.txt"), text("/a/deep directory/FILE.TXT")), Status::WrongKind);
    EXPECT_EQ(volume.move(text("/missing"), text("/x")), Status::NotFound);
    EXPECT_EQ(volume.move(text("/file.txt"), text("/missing/x")), Status::NotFound);
    EXPECT_EQ(volume.move(text("/a"), text("/A/Deep Directory/a")), Status::WrongKind) << "into itself";
    ASSERT_EQ(volume.move(text("/file.txt"), text("/b/moved file.txt")), Status::Ok);
    ASSERT_EQ(volume.move(text("/a/deep directory"), text("/b/was deep")), Status::Ok);
    EXPECT_EQ(card.check(), "");
    ASSERT_EQ(volume.move(text("/b/was deep"), text("/top")), Status::Ok);
    EXPECT_EQ(contentOf("/b/moved file.txt"), "outside");
    EXPECT_EQ(contentOf("/top/file.txt"), "inside");
    EXPECT_EQ(namesIn("/a"), std::set<std::string>{});
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{"a", "b", "top"}));
}

TEST_P(FatDirectories, FindsNamesInAnyOrderWithoutReadingTheDirectoryAgain)
{
    constexpr uint32_t count = 100;
    const auto path = [](uint32_t number) { return "/folder/long name of folder " + std::to_string(number); };
    ASSERT_EQ(volume.makeDirectory(text("/folder")), Status::Ok);
    for (uint32_t i = 0; i < count; ++i)
    {
        const std::string name = path(i);
        ASSERT_EQ(volume.makeDirectory(text(name)), Status::Ok);
        ASSERT_EQ(writeFile(volume, name + "/file", "x"), Status::Ok);
    }
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    const uint64_t before = card.reads();
    for (uint32_t i = 0; i < count; ++i)
    {
        // Each look-up finds a different folder, and the file in the folder.
        const std::string name = path(i * 37 % count);
        Node node;
        ASSERT_EQ(volume.stat(text(name), node), Status::Ok);
        EXPECT_TRUE(node.isDirectory());
        EXPECT_EQ(nameOf(volume), name.substr(8));
        ASSERT_EQ(volume.stat(text(name + "/file"), node), Status::Ok);
        EXPECT_EQ(node.size, 1u);
    }
    // The entries of 100 folders occupy 25 sectors, 32 on exFAT. Few name hashes collide.
    EXPECT_LT(card.reads() - before, 4 * count);
}

TEST_P(FatDirectories, FindsNamesThatReplacedOtherNames)
{
    ASSERT_EQ(volume.makeDirectory(text("/folder")), Status::Ok);
    for (uint32_t round = 0; round < 3; ++round)
    {
        for (uint32_t i = 0; i < 60; ++i)
        {
            const std::string name = "/folder/" + std::to_string(i * 7919 % 60) + (i % 3 == round ? " with a long name" : "");
            if (round != 0 && i % 2 == 0)
            {
                const std::string old = "/folder/" + std::to_string(i * 7919 % 60) + (i % 3 == round - 1 ? " with a long name" : "");
                ASSERT_EQ(volume.remove(text(old)), Status::Ok) << old;
            }
            ASSERT_EQ(writeFile(volume, name, name), Status::Ok);
        }
        for (const std::string& name : namesIn("/folder"))
        {
            EXPECT_EQ(contentOf("/folder/" + name), "/folder/" + name);
        }
    }
}

TEST_P(FatDirectories, ReplacesAndRemovesInALargeDirectoryWithoutReadingItAgain)
{
    constexpr uint32_t count = 300;
    const auto path = [](uint32_t number) { return "/folder/long name of file " + std::to_string(number); };
    ASSERT_EQ(volume.makeDirectory(text("/folder")), Status::Ok);
    for (uint32_t i = 0; i < count; ++i)
    {
        ASSERT_EQ(writeFile(volume, path(i), "old"), Status::Ok);
    }
    Node node;
    ASSERT_EQ(volume.stat(text("/folder/none"), node), Status::NotFound);
    const uint64_t before = card.reads();
    for (uint32_t i = 0; i < count; ++i)
    {
        const std::string name = path(i * 37 % count);
        ASSERT_EQ(writeFile(volume, "/temporary", name), Status::Ok);
        ASSERT_EQ(i % 10 == 0 ? volume.remove(text(name)) : volume.replace(text("/temporary"), text(name)), Status::Ok);
    }
    // The entries of 300 files occupy 75 sectors.
    EXPECT_LT(card.reads() - before, 40 * count);
    for (uint32_t i = 0; i < count; ++i)
    {
        const std::string name = path(i * 37 % count);
        ASSERT_EQ(volume.stat(text(name), node), i % 10 == 0 ? Status::NotFound : Status::Ok) << name;
        if (i % 10 != 0)
        {
            EXPECT_EQ(contentOf(name), name);
        }
    }
}

/// On FAT a lower-case 8.3 name occupies two entries, and the second alone looks like a file with the same name.
TEST_P(FatDirectories, PutsAReplacementIntoAGapBetweenOtherEntries)
{
    ASSERT_EQ(volume.makeDirectory(text("/d")), Status::Ok);
    for (const char* name : {"/d/A", "/d/B", "/d/C", "/d/D"})
    {
        ASSERT_EQ(writeFile(volume, name, "x"), Status::Ok);
    }
    Node node;
    ASSERT_EQ(volume.stat(text("/d/D"), node), Status::Ok);
    ASSERT_EQ(volume.remove(text("/d/B")), Status::Ok);
    ASSERT_EQ(volume.remove(text("/d/C")), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/new", "content"), Status::Ok);
    ASSERT_EQ(volume.replace(text("/new"), text("/d/ab.txt")), Status::Ok);
    EXPECT_EQ(namesIn("/d"), (std::set<std::string>{"A", "D", "ab.txt"}));
    EXPECT_EQ(contentOf("/d/ab.txt"), "content");
}

/// An entry set starts before and ends after the last entry for which the index stores a name hash.
TEST_P(FatDirectories, FindsAReplacementAtTheEndOfTheHashedEntries)
{
    const uint32_t perName = GetParam() == 3 ? 3 : 1; // an exFAT entry set consists of three entries
    for (uint32_t shift = 0; shift < 2; ++shift)
    {
        const std::string directory = "/d" + std::to_string(shift) + "/";
        ASSERT_EQ(volume.makeDirectory(text(directory)), Status::Ok);
        for (uint32_t i = 0; i < (DirectoryIndex::printed - 450) / perName + shift; ++i)
        {
            ASSERT_EQ(writeFile(volume, directory + std::to_string(i), "", Mode::CreateDeferred), Status::Ok) << i;
        }
        Node node;
        ASSERT_EQ(volume.stat(text(directory + "none"), node), Status::NotFound);
        for (uint32_t i = 0; i < 150; ++i)
        {
            const std::string path = directory + "u" + std::to_string(i) + ".bin";
            ASSERT_EQ(writeFile(volume, "/new", path), Status::Ok);
            ASSERT_EQ(volume.replace(text("/new"), text(path)), Status::Ok);
            EXPECT_EQ(contentOf(path), path);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, FatDirectories, testing::Range(0, 4), formatName);

} // namespace
