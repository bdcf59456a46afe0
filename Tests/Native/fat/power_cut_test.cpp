// Cuts the power before, during and after every sector write of an operation. A failure message contains the operation, the write, the kind
// of cut and the byte.
#include "card_image.hpp"

#include <functional>
#include <gtest/gtest.h>

using namespace fat_test;
using namespace fat;

namespace
{

const std::string bystander = pattern(11, 2900);
const std::string oldContent = pattern(12, 1700);
const std::string newContent = pattern(13, 2300);
const std::string targetName = "/dir/the file with a long name.txt";

/// Some files occupy one entry and some occupy several, so that some sets of entries cross a sector boundary.
const std::string together[] = {"/dir/T0.BIN", "/dir/the first of these.bin", "/dir/T1.BIN", "/dir/the second of all these.bin",
                                "/dir/T2.BIN", "/dir/a third one.bin",        "/dir/T3.BIN", "/empty/the last one of these new files"};

/// Existing files. Each name always refers to the old or the new file.
const std::string replaced[] = {"/dir/R0.BIN", targetName, "/dir/R1.BIN", "/dir/another one that is replaced.bin", "/dir/r2.bin"};

struct Operation
{
    const char* name;
    std::function<Status(Volume&)> run;
    /// Contents that the target may have afterwards; if there are none, any content is allowed.
    std::vector<std::string> allowed;
    bool mayBeGone; // whether the target may be missing, because the operation changes the target directly
};

const Operation operations[] = {
    {"Create", [](Volume& v) { return writeFile(v, "/dir/a new file that is made.txt", newContent); }, {oldContent}, false},
    {"Overwrite", [](Volume& v) { return writeFile(v, targetName, newContent); }, {}, true},
    {"Append", [](Volume& v) { return writeFile(v, targetName, newContent, Mode::Append); }, {}, true},
    {"Replace", [](Volume& v) { return v.replace(text("/temporary file"), text(targetName)); }, {oldContent, newContent}, false},
    {"Rename", [](Volume& v) { return v.replace(text("/temporary file"), text("/dir/renamed.txt")); }, {oldContent}, false},
    {"Remove", [](Volume& v) { return v.remove(text(targetName)); }, {oldContent}, true},
    {"MakeDirectory", [](Volume& v) { return v.makeDirectory(text("/dir/another directory")); }, {oldContent}, false},
    {"GrowDirectory",
     [](Volume& v)
     {
         for (int i = 0; i < 12; ++i)
         {
             FAT_TRY(writeFile(v, "/dir/one of many files " + std::to_string(i), "1"));
         }
         return Status::Ok;
     },
     {oldContent},
     false},
    {"Truncate",
     [](Volume& v)
     {
         File file;
         FAT_TRY(v.open(text(targetName), Mode::Append, file));
         FAT_TRY(v.truncate(file, 700));
         return v.close(file);
     },
     {oldContent, oldContent.substr(0, 700)},
     true},
    {"SetAttributes", [](Volume& v) { return v.setAttributes(text(targetName), 0x02); }, {oldContent}, true},
    {"RemoveDirectory", [](Volume& v) { return v.remove(text("/empty")); }, {oldContent}, false},
    {"CreateDeferred",
     [](Volume& v)
     {
         for (const std::string& path : together)
         {
             FAT_TRY(writeFile(v, path, newContent, Mode::CreateDeferred));
         }
         return v.sync();
     },
     {oldContent},
     false},
    {"ReplaceDeferred",
     [](Volume& v)
     {
         for (const std::string& path : replaced)
         {
             FAT_TRY(writeFile(v, path, newContent, Mode::CreateDeferred));
         }
         return v.sync();
     },
     {oldContent, newContent},
     false},
};

class FatPowerCut : public testing::TestWithParam<std::tuple<int, int>>
{
protected:
    FatPowerCut()
        : format(smallFormats[std::get<0>(GetParam())]), operation(operations[std::get<1>(GetParam())]), card(format.mkfs, format.kibibytes)
    {
        Volume volume;
        EXPECT_EQ(volume.mount(card, fixedTime), Status::Ok);
        EXPECT_EQ(volume.makeDirectory(text("/dir")), Status::Ok);
        EXPECT_EQ(volume.makeDirectory(text("/empty")), Status::Ok);
        EXPECT_EQ(writeFile(volume, "/dir/bystander with a long name", bystander), Status::Ok);
        for (const std::string& path : replaced)
        {
            EXPECT_EQ(writeFile(volume, path, oldContent), Status::Ok);
        }
        EXPECT_EQ(writeFile(volume, "/temporary file", newContent), Status::Ok);
        EXPECT_EQ(writeFile(volume, "/bystander", bystander), Status::Ok);
        EXPECT_EQ(card.check(), "");
        start = card.save();
    }

    uint64_t countWrites()
    {
        Volume volume;
        EXPECT_EQ(volume.mount(card, fixedTime), Status::Ok);
        card.restorePower();
        EXPECT_EQ(operation.run(volume), Status::Ok);
        return card.writes();
    }

    /// Mounts the card again and checks the invariants that its next reader relies on.
    void inspect(bool isRepaired)
    {
        Volume volume;
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        for (const char* path : {"/bystander", "/dir/bystander with a long name"})
        {
            std::string content;
            ASSERT_EQ(readFile(volume, path, content), Status::Ok) << path;
            ASSERT_TRUE(content == bystander) << path;
        }
        for (const std::string& path : together)
        {
            Node node;
            std::string content;
            const Status found = volume.stat(text(path), node);
            ASSERT_TRUE(found == Status::Ok || found == Status::NotFound) << path;
            ASSERT_TRUE(found != Status::Ok || node.isIncomplete() || readFile(volume, path, content) == Status::Ok) << path;
            ASSERT_TRUE(found != Status::Ok || node.isIncomplete() || content == newContent) << path;
        }
        std::string content;
        for (const std::string& path : replaced)
        {
            ASSERT_TRUE(path == targetName || readFile(volume, path, content) == Status::Ok) << path;
            ASSERT_TRUE(path == targetName || content == oldContent || content == newContent) << path;
        }
        const Status status = readFile(volume, targetName, content);
        if (operation.mayBeGone && status == Status::NotFound)
        {
            return;
        }
        ASSERT_EQ(status, Status::Ok);
        // A checker may extend an incomplete file to whole clusters.
        bool known = operation.allowed.empty() || (isRepaired && operation.mayBeGone);
        for (const std::string& allowed : operation.allowed)
        {
            known |= content == allowed;
        }
        ASSERT_TRUE(known) << "the target holds " << content.size() << " other bytes";
    }

    /// Continues to use the card without repair: repeats the same work, then removes everything.
    void goOn()
    {
        Volume volume;
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        ASSERT_EQ(writeFile(volume, "/temporary file", newContent), Status::Ok);
        const Status again = operation.run(volume);
        ASSERT_TRUE(again == Status::Ok || again == Status::NotFound);
        ASSERT_EQ(writeFile(volume, "/filler", std::string(20000, 'f')), Status::Ok);
        const Status removed = volume.remove(text(targetName));
        ASSERT_TRUE(removed == Status::Ok || removed == Status::NotFound);
        Node node;
        ASSERT_EQ(volume.stat(text(targetName), node), Status::NotFound);
        for (const char* path : {"/bystander", "/dir/bystander with a long name"})
        {
            std::string content;
            ASSERT_EQ(readFile(volume, path, content), Status::Ok) << path;
            ASSERT_TRUE(content == bystander) << path;
        }
    }

    const Format& format;
    const Operation& operation;
    CardImage card;
    std::vector<uint8_t> start;
};

TEST_P(FatPowerCut, DamagesOnlyTheFileBeingWritten)
{
    const uint64_t writes = countWrites();
    ASSERT_GE(writes, 1u);
    for (uint64_t at = 0; at < writes; ++at)
    {
        // 0 cuts before the write and 512 after it; the other values tear the sector, some within a field of an entry.
        for (const uint32_t reached : {0u, 1u, 22u, 33u, 64u, 86u, 117u, 118u, 155u, 187u, 219u, 254u, 313u, 387u, 444u, 511u, 512u})
        {
            SCOPED_TRACE(std::string(operation.name) + " on " + format.name + ", write " + std::to_string(at) + " of " +
                         std::to_string(writes) + ", cut after " + std::to_string(reached) + " bytes of the sector");
            card.restore(start);
            Volume volume;
            ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
            card.cutAt(at, reached == 0 ? Cut::Before : reached == 512 ? Cut::After : Cut::Torn, reached);
            operation.run(volume);
            ASSERT_TRUE(card.isDead());
            card.restorePower();
            inspect(false);
            ASSERT_FALSE(HasFatalFailure());
            if (reached == 64)
            {
                const std::vector<uint8_t> cut = card.save();
                card.repair();
                inspect(true);
                ASSERT_FALSE(HasFatalFailure()) << "after fsck";
                card.restore(cut);
            }
            goOn();
            ASSERT_FALSE(HasFatalFailure());
        }
    }
}

/// A move never leaves the file without a name: the file has the old name, the new name, or both, and repeating the move completes it.
class FatMoveCut : public testing::TestWithParam<int>
{
protected:
    static Status readEither(Volume& volume, const std::string& left, const std::string& right)
    {
        for (const std::string& path : {left, right})
        {
            std::string content;
            if (readFile(volume, path, content) == Status::Ok)
            {
                return content == bystander ? Status::Ok : Status::Corrupt;
            }
        }
        return Status::NotFound;
    }

    static void moveIsEnded(Volume& volume, const std::string& from, const std::string& to)
    {
        const Status again = volume.move(text(from), text(to));
        ASSERT_TRUE(again == Status::Ok || again == Status::NotFound);
        Node node;
        ASSERT_EQ(volume.stat(text(from), node), Status::NotFound);
        ASSERT_EQ(volume.stat(text(to), node), Status::Ok);
    }
};

TEST_P(FatMoveCut, LosesNothingAndIsCompletedByTheSameMove)
{
    struct Way
    {
        const char* from;
        const char* to;
        const char* inside;
    };
    const Format& format = smallFormats[GetParam()];
    for (const Way& way : {Way{"/dir/moved file", "/moved elsewhere", ""}, Way{"/dir", "/other/renamed directory", "/moved file"}})
    {
        CardImage card(format.mkfs, format.kibibytes);
        Volume volume;
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        ASSERT_EQ(volume.makeDirectory(text("/dir")), Status::Ok);
        ASSERT_EQ(volume.makeDirectory(text("/other")), Status::Ok);
        ASSERT_EQ(writeFile(volume, "/dir/moved file", bystander), Status::Ok);
        ASSERT_EQ(writeFile(volume, "/other/bystander", bystander), Status::Ok);
        const std::vector<uint8_t> start = card.save();
        card.restorePower();
        ASSERT_EQ(volume.move(text(way.from), text(way.to)), Status::Ok);
        const uint64_t writes = card.writes();
        ASSERT_GE(writes, 2u);
        for (uint64_t at = 0; at < writes; ++at)
        {
            for (const uint32_t reached : {0u, 1u, 22u, 33u, 64u, 97u, 118u, 155u, 254u, 387u, 511u, 512u})
            {
                SCOPED_TRACE(std::string(way.from) + " on " + format.name + ", write " + std::to_string(at) + ", " +
                             std::to_string(reached));
                card.restore(start);
                ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
                card.cutAt(at, reached == 0 ? Cut::Before : reached == 512 ? Cut::After : Cut::Torn, reached);
                volume.move(text(way.from), text(way.to));
                ASSERT_TRUE(card.isDead());
                card.restorePower();
                ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
                ASSERT_EQ(readEither(volume, std::string(way.from) + way.inside, std::string(way.to) + way.inside), Status::Ok);
                moveIsEnded(volume, way.from, way.to);
                ASSERT_FALSE(HasFatalFailure());
                ASSERT_EQ(readEither(volume, "/other/bystander", ""), Status::Ok);
                ASSERT_EQ(readEither(volume, std::string(way.to) + way.inside, ""), Status::Ok);
            }
        }
        // If the move is cut before its last write and then completed, a checker finds no errors.
        ASSERT_EQ(card.check(), "");
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, FatMoveCut, testing::Range(0, 4), [](const auto& tested) { return smallFormats[tested.param].name; });

INSTANTIATE_TEST_SUITE_P(Operations, FatPowerCut, testing::Combine(testing::Range(0, 4), testing::Range(0, 13)),
                         [](const auto& tested) {
                             return std::string(smallFormats[std::get<0>(tested.param)].name) + operations[std::get<1>(tested.param)].name;
                         });

} // namespace
