// The file system driver against volumes made by mkfs, with fsck and mtools as judges.
#include "card_image.hpp"

#include <cstring>
#include <gtest/gtest.h>
#include <set>

using namespace fat_test;
using namespace fat;

namespace
{

class FatVolume : public testing::TestWithParam<int>
{
protected:
    FatVolume() : card(formats[GetParam()].mkfs, formats[GetParam()].kibibytes)
    {
        EXPECT_EQ(volume.mount(card, fixedTime), Status::Ok);
    }

    ~FatVolume() override
    {
        EXPECT_EQ(card.check(), "");
    }

    bool isExFat() const
    {
        return GetParam() == 3;
    }

    std::string contentOf(const std::string& path)
    {
        std::string content;
        EXPECT_EQ(readFile(volume, path, content), Status::Ok) << path;
        return content;
    }

    std::set<std::string> namesIn(const std::string& path)
    {
        std::set<std::string> names;
        Listing listing;
        EXPECT_EQ(volume.list(text(path), listing), Status::Ok);
        Node node;
        Status status;
        while ((status = volume.next(listing, node)) == Status::Ok)
        {
            EXPECT_TRUE(names.insert(nameOf(volume)).second) << "twice: " << nameOf(volume);
        }
        EXPECT_EQ(status, Status::NotFound);
        return names;
    }

    uint32_t freeCount()
    {
        uint32_t count = 0;
        EXPECT_EQ(volume.freeClusters(count), Status::Ok);
        return count;
    }

    CardImage card;
    Volume volume;
};

TEST_P(FatVolume, ReadsBackWhatWasWritten)
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

TEST_P(FatVolume, MtoolsReadsTheSameBytes)
{
    if (isExFat())
    {
        GTEST_SKIP() << "mtools does not know exFAT; fsck.exfat judges";
    }
    ASSERT_EQ(volume.makeDirectory(text("/update")), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/update/A long name with spaces.manifest", pattern(7, 3333)), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/UPDATE/SHORT.TXT", "short"), Status::Ok);
    EXPECT_TRUE(card.run("mtype -i @ '::/update/A long name with spaces.manifest'") == pattern(7, 3333));
    EXPECT_EQ(card.run("mtype -i @ ::/update/SHORT.TXT"), "short");
    const std::string listing = card.run("mdir -i @ ::/update");
    EXPECT_NE(listing.find("2026-08-05  12:34"), std::string::npos) << listing;
}

TEST_P(FatVolume, ReadsWhatMtoolsWrote)
{
    if (isExFat())
    {
        GTEST_SKIP() << "mtools does not know exFAT";
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

TEST_P(FatVolume, KeepsTheCaseOfNamesAndComparesWithoutIt)
{
    const std::string name = "/Stra\xE1"
                             "e \x84\x94\x81 \xD1\xEB.Txt"; // sharp s, a o u umlaut, upper-case eth, u grave
    ASSERT_EQ(writeFile(volume, name, "x"), Status::Ok);
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{name.substr(1)}));
    EXPECT_EQ(contentOf("/STRA\xE1"
                        "E \x8E\x99\x9A \xD0\x97.tXT"),
              "x");
    Node node;
    EXPECT_EQ(volume.stat(text("/Strase.txt"), node), Status::NotFound);
}

// The stock firmware gives FatFs the UTF-8 bytes of a path, and FatFs takes them for code page 850.
TEST_P(FatVolume, WritesTheBytesOfAUtf8PathAsStockDoes)
{
    ASSERT_EQ(writeFile(volume, "/für.ir", "x"), Status::Ok);
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{"für.ir"}));
    Node node;
    ASSERT_EQ(volume.stat(text("/für.ir"), node), Status::Ok);
    EXPECT_EQ(std::u16string(volume.name().units, volume.name().length), u"f\u251C\u255Dr.ir");
    if (!isExFat())
    {
        EXPECT_EQ(card.run("mtype -i @ '::/f├╝r.ir'"), "x");
    }
}

TEST_P(FatVolume, HashesPathsAsItComparesThem)
{
    const auto hash = [this](const std::string& path, uint32_t seed = 0)
    {
        uint32_t value = 0;
        EXPECT_EQ(volume.hashPath(text(path), seed, value), Status::Ok) << path;
        return value;
    };
    EXPECT_EQ(hash("/Apps/Tool.FAP"), hash("/apps/tool.fap"));
    EXPECT_EQ(hash("/apps/"), hash("//APPS"));
    EXPECT_EQ(hash("/Ä"), hash("/Î")); // C3 84 and C3 8E: a and A umlaut in code page 850
    EXPECT_NE(hash("/apps/tool.fap"), hash("/apps/tool.fa"));
    EXPECT_NE(hash("/ab/c"), hash("/a/bc"));
    EXPECT_NE(hash("/apps"), hash("/apps", 1));
    uint32_t value;
    for (const char* name : {"/Brand Inc.", "/x../y", "/a ", "/a:b", "/apps/\x01"})
    {
        EXPECT_EQ(volume.hashPath(text(name), 0, value), Status::BadName) << name;
    }
}

TEST_P(FatVolume, MarksAFileUntilItIsClosedOrFlushed)
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

TEST_P(FatVolume, CountsFreeClustersWhateverFsInfoSays)
{
    uint32_t truth;
    uint32_t stated;
    ASSERT_EQ(volume.freeClusters(truth), Status::Ok);
    if (formats[GetParam()].name == std::string("Fat32"))
    {
        uint8_t info[512];
        ASSERT_EQ(card.read(1, info, 1), Status::Ok);
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

TEST_P(FatVolume, HoldsNamesOf255UnitsAndRefusesLongerOnes)
{
    const std::string longest(255, 'n');
    ASSERT_EQ(writeFile(volume, "/" + longest, "long"), Status::Ok);
    EXPECT_EQ(contentOf("/" + longest), "long");
    EXPECT_EQ(writeFile(volume, "/" + longest + "n", "x"), Status::BadName);
}

TEST_P(FatVolume, RefusesNamesItCannotHold)
{
    for (const char* name : {"a*b", "a?b", "a:b", "a\\b", "a\"b", "a<b", "a|b", "a\x01", "dot.", "space ", "..", "."})
    {
        EXPECT_EQ(writeFile(volume, std::string("/") + name, "x"), Status::BadName) << name;
        EXPECT_EQ(volume.makeDirectory(text(std::string("/") + name)), Status::BadName) << name;
    }
    EXPECT_TRUE(namesIn("/").empty());
}

TEST_P(FatVolume, GivesEveryFileAShortNameOfItsOwn)
{
    ASSERT_EQ(volume.makeDirectory(text("/d")), Status::Ok);
    std::set<std::string> expected;
    for (int i = 0; i < 60; ++i)
    {
        const std::string name = "the same beginning " + std::to_string(i) + ".extension";
        expected.insert(name);
        ASSERT_EQ(writeFile(volume, "/d/" + name, std::to_string(i)), Status::Ok);
    }
    EXPECT_EQ(namesIn("/d"), expected);
    for (int i = 0; i < 60; ++i)
    {
        EXPECT_EQ(contentOf("/d/the same beginning " + std::to_string(i) + ".extension"), std::to_string(i));
    }
}

TEST_P(FatVolume, AppendsAndOverwritesInPlace)
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

TEST_P(FatVolume, GivesAllSpaceBackThatAFileTook)
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

TEST_P(FatVolume, SaysFullAndLeavesTheFileAsItWas)
{
    ASSERT_EQ(writeFile(volume, "/small", "kept"), Status::Ok);
    const uint32_t available = freeCount() * volume.clusterBytes();
    ASSERT_EQ(writeFile(volume, "/big", std::string(available - 3 * volume.clusterBytes(), 'b')), Status::Ok);
    EXPECT_EQ(writeFile(volume, "/small", std::string(5 * volume.clusterBytes(), 's'), Mode::Append), Status::Full);
    EXPECT_EQ(contentOf("/small"), "kept");
    EXPECT_EQ(freeCount(), 3u);
}

TEST_P(FatVolume, MakesDirectoriesAndRemovesOnlyEmptyOnes)
{
    ASSERT_EQ(volume.makeDirectory(text("/one")), Status::Ok);
    ASSERT_EQ(volume.makeDirectory(text("/one/Two")), Status::Ok);
    EXPECT_EQ(volume.makeDirectory(text("/ONE/two")), Status::Ok) << "that it exists is no error";
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

TEST_P(FatVolume, GrowsADirectoryOverManyClusters)
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

TEST_P(FatVolume, SaysFullWhenTheFixedRootDirectoryIs)
{
    Status status = Status::Ok;
    int made = 0;
    for (; made < 600 && status == Status::Ok; ++made)
    {
        status = writeFile(volume, "/long name of file " + std::to_string(made), "");
    }
    EXPECT_EQ(status, GetParam() < 2 ? Status::Full : Status::Ok);
}

TEST_P(FatVolume, ReplacesAFileByRenaming)
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

TEST_P(FatVolume, RenamesADirectoryWhereNothingHasTheNewName)
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

TEST_P(FatVolume, RefusesToChangeAFileThatIsOpen)
{
    ASSERT_EQ(writeFile(volume, "/a", "a"), Status::Ok);
    ASSERT_EQ(writeFile(volume, "/b", "b"), Status::Ok);
    File file;
    ASSERT_EQ(volume.open(text("/a"), Mode::Read, file), Status::Ok);
    EXPECT_EQ(volume.remove(text("/a")), Status::ReadOnly);
    EXPECT_EQ(volume.replace(text("/b"), text("/a")), Status::ReadOnly);
    EXPECT_EQ(volume.replace(text("/a"), text("/b")), Status::ReadOnly);
    EXPECT_EQ(writeFile(volume, "/a", "x"), Status::ReadOnly);
    EXPECT_EQ(contentOf("/a"), "a") << "reading twice at once is fine";
    ASSERT_EQ(volume.close(file), Status::Ok);
    EXPECT_EQ(volume.remove(text("/a")), Status::Ok);
}

TEST_P(FatVolume, RefusesToChangeAReadOnlyFile)
{
    if (isExFat())
    {
        GTEST_SKIP() << "mtools sets the attribute";
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

TEST_P(FatVolume, CutsAFileOffAndGivesTheRestBack)
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

TEST_P(FatVolume, RefusesToCutOffAFileThatIsOpenForReading)
{
    ASSERT_EQ(writeFile(volume, "/read.bin", "abc"), Status::Ok);
    File file;
    ASSERT_EQ(volume.open(text("/read.bin"), Mode::Read, file), Status::Ok);
    EXPECT_EQ(volume.truncate(file, 1), Status::ReadOnly);
    ASSERT_EQ(volume.close(file), Status::Ok);
    EXPECT_EQ(contentOf("/read.bin"), "abc");
}

TEST_P(FatVolume, MovesFilesAndDirectoriesToWhereNothingIs)
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

TEST_P(FatVolume, SetsAttributesAndKeepsToThem)
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

TEST_P(FatVolume, FindsAVolumeInAPartition)
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

/// A card with the volume of the fixture at sector 2048, and a partition table.
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

TEST_P(FatVolume, FindsAVolumeInAPartitionOfAnyType)
{
    const std::vector<uint8_t> whole = card.save();
    for (const uint8_t type : {0x01, 0x04, 0x06, 0x07, 0x0B, 0x0C, 0x0E, 0x1B, 0x1C, 0x27, 0x83, 0xEE, 0xEF})
    {
        PartitionedCard partitioned(formats[GetParam()].kibibytes, whole);
        partitioned.enter(2, type, 2048);
        EXPECT_EQ(volume.mount(partitioned.image, fixedTime), Status::Ok) << int{type};
    }
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
}

TEST_P(FatVolume, PassesOverPartitionsThatCannotBeMounted)
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

TEST_P(FatVolume, NamesAGptInItsAnswer)
{
    const std::vector<uint8_t> whole = card.save();
    PartitionedCard partitioned(formats[GetParam()].kibibytes, whole);
    partitioned.enter(0, 0xEE, 1);
    EXPECT_EQ(volume.mount(partitioned.image, fixedTime), Status::PartitionedAsGpt);
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
}

TEST_P(FatVolume, RefusesACardWithoutAFileSystem)
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

INSTANTIATE_TEST_SUITE_P(Formats, FatVolume, testing::Range(0, 4), [](const auto& tested) { return formats[tested.param].name; });

} // namespace
