// Tests failing reads and damaged volumes: each operation returns in bounded time and damages nothing else.
#include "card_image.hpp"

#include <cstdlib>
#include <functional>
#include <gtest/gtest.h>
#include <random>

using namespace fat_test;
using namespace fat;

namespace
{

const std::string bystander = pattern(21, 5000);

class FatDamage : public testing::TestWithParam<int>
{
protected:
    FatDamage() : card(smallFormats[GetParam()].mkfs, smallFormats[GetParam()].kibibytes)
    {
        Volume volume;
        EXPECT_EQ(volume.mount(card, fixedTime), Status::Ok);
        EXPECT_EQ(volume.makeDirectory(text("/folder")), Status::Ok);
        EXPECT_EQ(writeFile(volume, "/folder/a file with a long name.bin", pattern(22, 3000)), Status::Ok);
        EXPECT_EQ(writeFile(volume, "/bystander", bystander), Status::Ok);
        EXPECT_EQ(writeFile(volume, "/temporary", pattern(23, 2000)), Status::Ok);
        start = card.save();
    }

    CardImage card;
    std::vector<uint8_t> start;
};

/// Each read of each operation fails once. The operation reports the failure, or succeeds because it does not need the data.
TEST_P(FatDamage, EveryFailedReadIsReportedAndDamagesNoOtherFile)
{
    struct Operation
    {
        const char* name;
        std::function<Status(Volume&)> run;
    };
    const std::string added = pattern(24, 1500);
    const Operation operations[] = {
        {"mount", [](Volume&) { return Status::Ok; }},
        {"create", [&](Volume& v) { return writeFile(v, "/folder/new", added); }},
        {"overwrite", [&](Volume& v) { return writeFile(v, "/temporary", added); }},
        {"append", [&](Volume& v) { return writeFile(v, "/temporary", added, Mode::Append); }},
        {"replace", [](Volume& v) { return v.replace(text("/temporary"), text("/folder/a file with a long name.bin")); }},
        {"remove", [](Volume& v) { return v.remove(text("/temporary")); }},
        {"makeDirectory", [](Volume& v) { return v.makeDirectory(text("/folder/another")); }},
        {"read",
         [](Volume& v)
         {
             std::string content;
             return readFile(v, "/folder/a file with a long name.bin", content);
         }},
        {"free",
         [](Volume& v)
         {
             uint32_t count;
             return v.freeClusters(count);
         }},
    };
    for (const Operation& operation : operations)
    {
        uint32_t reported = 0;
        for (uint64_t read = 0;; ++read)
        {
            SCOPED_TRACE(std::string(operation.name) + ", read " + std::to_string(read));
            card.restore(start);
            card.failRead(read);
            Volume volume;
            Status status = volume.mount(card, fixedTime);
            status = status == Status::Ok ? operation.run(volume) : status;
            const bool over = card.reads() <= read;
            card.failRead(~0ull);
            ASSERT_TRUE(status == Status::Ok || status == Status::ReadError) << static_cast<int>(status);
            ASSERT_TRUE(!over || status == Status::Ok);
            reported += status == Status::ReadError;
            Volume after;
            std::string content;
            ASSERT_EQ(after.mount(card, fixedTime), Status::Ok);
            ASSERT_EQ(readFile(after, "/bystander", content), Status::Ok);
            ASSERT_TRUE(content == bystander);
            if (over)
            {
                break;
            }
        }
        EXPECT_GT(reported, 0u) << operation.name;
    }
}

TEST_P(FatDamage, AWriteProtectedCardIsStillRead)
{
    Volume volume;
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    card.lock(true);
    std::string content;
    EXPECT_EQ(writeFile(volume, "/folder/new", "x"), Status::WriteError);
    EXPECT_EQ(volume.makeDirectory(text("/another")), Status::WriteError);
    EXPECT_EQ(volume.remove(text("/temporary")), Status::WriteError);
    Node node;
    EXPECT_EQ(volume.stat(text("/temporary"), node), Status::Ok);
    ASSERT_EQ(readFile(volume, "/bystander", content), Status::Ok);
    EXPECT_TRUE(content == bystander);
}

/// A sector write of one file fails during a read of another file: both the read and the later flush report the error.
TEST_P(FatDamage, ALostSectorIsReported)
{
    Volume volume;
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    File file;
    const std::string added = pattern(25, 700);
    std::string content;
    ASSERT_EQ(volume.open(text("/temporary"), Mode::Append, file), Status::Ok);
    ASSERT_EQ(volume.write(file, reinterpret_cast<const uint8_t*>(added.data()), 100), Status::Ok);
    card.lock(true);
    EXPECT_EQ(readFile(volume, "/bystander", content), Status::WriteError);
    card.lock(false);
    EXPECT_EQ(readFile(volume, "/bystander", content), Status::Ok);
    EXPECT_EQ(volume.flush(file), Status::WriteError);
    EXPECT_EQ(volume.close(file), Status::WriteError);
    ASSERT_EQ(writeFile(volume, "/temporary", added), Status::Ok) << "after reopening the file can be written";
    ASSERT_EQ(readFile(volume, "/temporary", content), Status::Ok);
    EXPECT_TRUE(content == added);
}

/// A card with a limit on the number of reads, to detect endless cluster chains.
class Patient final : public BlockDevice
{
public:
    explicit Patient(CardImage& card) : card_(card)
    {
    }
    Status read(uint32_t sector, uint8_t* data, uint32_t count, bool) override
    {
        ++accesses;
        return card_.read(sector, data, count, false);
    }
    Status write(uint32_t sector, const uint8_t* data, uint32_t count) override
    {
        ++accesses;
        return card_.write(sector, data, count);
    }

    uint64_t accesses = 0;

private:
    CardImage& card_;
};

void look(Volume& volume, const std::string& folder, uint32_t depth, uint32_t& seen)
{
    Listing listing;
    Node node;
    std::vector<std::string> names;
    std::vector<bool> folders;
    if (depth > 3 || volume.list(text(folder), listing) != Status::Ok)
    {
        return;
    }
    while (names.size() < 40 && volume.next(listing, node) == Status::Ok)
    {
        names.push_back(folder + "/" + nameOf(volume));
        folders.push_back(node.isDirectory());
    }
    for (size_t i = 0; i < names.size() && ++seen < 200; ++i)
    {
        if (folders[i])
        {
            look(volume, names[i], depth + 1, seen);
            continue;
        }
        File file;
        uint8_t bytes[700];
        uint32_t done = 1;
        if (volume.open(text(names[i]), Mode::Read, file) == Status::Ok)
        {
            for (uint32_t part = 0; part < 20 && done != 0 && volume.read(file, bytes, sizeof bytes, done) == Status::Ok; ++part)
            {
            }
            volume.close(file);
        }
    }
}

/// Changes bytes of tables and directories at random. FAT_DAMAGE=Fat32:17 runs only seed 17 of Fat32.
TEST_P(FatDamage, TheDriverSurvivesAnyDamageToTheTables)
{
    const char* const replay = std::getenv("FAT_DAMAGE");
    const size_t reach = std::min<size_t>(start.size(), 96 * 1024);
    for (uint32_t seed = 0; seed < 600; ++seed)
    {
        const std::string id = std::string(smallFormats[GetParam()].name) + ":" + std::to_string(seed);
        if (replay != nullptr && id != replay)
        {
            continue;
        }
        SCOPED_TRACE("FAT_DAMAGE=" + id);
        std::mt19937 random(seed);
        std::vector<uint8_t> bytes = start;
        for (uint32_t i = 0, count = 1 + random() % 12; i < count; ++i)
        {
            // Most changes are in used sectors; the rest may be in any sector.
            size_t at = random() % reach;
            for (uint32_t search = 0; search < 4096 && bytes[at] == 0 && i % 4 != 0; ++search)
            {
                at = (at + 1) % reach;
            }
            bytes[at] = static_cast<uint8_t>(random() % 3 == 0 ? 0xFF : random() % 2 == 0 ? bytes[at] ^ (1u << random() % 8) : random());
        }
        card.restore(bytes);
        Patient patient(card);
        Volume volume;
        if (volume.mount(patient, fixedTime) != Status::Ok)
        {
            continue;
        }
        uint32_t seen = 0;
        look(volume, "", 0, seen);
        writeFile(volume, "/new file here", pattern(seed, 1200));
        volume.remove(text("/temporary"));
        volume.replace(text("/new file here"), text("/bystander"));
        ASSERT_LT(patient.accesses, 2'000'000u);
    }
}

TEST_P(FatDamage, FilesAndDirectoriesAreDistinguished)
{
    Volume volume;
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    File file;
    Node node;
    Listing listing;
    uint32_t done;
    uint8_t byte = 0;
    EXPECT_EQ(volume.open(text("/"), Mode::Read, file), Status::WrongKind);
    EXPECT_EQ(volume.open(text("/folder"), Mode::Read, file), Status::WrongKind);
    EXPECT_EQ(volume.open(text("/folder"), Mode::Create, file), Status::WrongKind);
    EXPECT_EQ(volume.list(text("/bystander"), listing), Status::WrongKind);
    EXPECT_EQ(volume.makeDirectory(text("/bystander")), Status::WrongKind);
    EXPECT_EQ(volume.makeDirectory(text("/")), Status::Ok) << "it is there";
    EXPECT_EQ(volume.remove(text("/")), Status::WrongKind);
    EXPECT_EQ(volume.replace(text("/"), text("/x")), Status::WrongKind);
    EXPECT_EQ(volume.replace(text("/bystander"), text("/")), Status::WrongKind);
    EXPECT_EQ(volume.replace(text("/bystander"), text("/nowhere/x")), Status::NotFound);
    ASSERT_EQ(volume.stat(text("/"), node), Status::Ok);
    EXPECT_TRUE(node.isDirectory());
    EXPECT_EQ(volume.name().length, 0);
    ASSERT_EQ(volume.open(text("/bystander"), Mode::Read, file), Status::Ok);
    EXPECT_EQ(volume.write(file, &byte, 1), Status::ReadOnly);
    EXPECT_NE(volume.seek(file, 5001), Status::Ok);
    ASSERT_EQ(volume.seek(file, 5000), Status::Ok);
    ASSERT_EQ(volume.read(file, &byte, 1, done), Status::Ok);
    EXPECT_EQ(done, 0u);
    EXPECT_EQ(volume.close(file), Status::Ok);
    EXPECT_EQ(card.check(), "");
}

/// Replaces files of two folders in one batch and meanwhile appends to a third file, as the updater does with its log.
class FatFailedWrite : public FatDamage
{
protected:
    FatFailedWrite()
    {
        Volume volume;
        EXPECT_EQ(volume.mount(card, fixedTime), Status::Ok);
        EXPECT_EQ(volume.makeDirectory(text("/other")), Status::Ok);
        for (uint32_t i = 0; i < files; ++i)
        {
            EXPECT_EQ(writeFile(volume, pathOf(i), oldContent), Status::Ok);
            EXPECT_EQ(writeFile(volume, (i % 2 == 0 ? "/folder/bystander " : "/other/bystander ") + std::to_string(i), small), Status::Ok);
        }
        start = card.save();
    }

    static std::string pathOf(uint32_t number)
    {
        return (number / 6 % 2 == 0 ? "/folder/" : "/other/") + std::to_string(number) + (number % 3 == 0 ? ".bin" : " with a long name");
    }

    /// Returns true if no operation reported a failure.
    static bool replaceAll(Volume& volume)
    {
        bool said = false;
        for (uint32_t i = 0; i < files; ++i)
        {
            said |= writeFile(volume, pathOf(i), newContent, Mode::CreateDeferred) != Status::Ok;
            if (i % 7 == 6)
            {
                (void)writeFile(volume, "/temporary", "a line", Mode::Append); // a failed log write is ignored
            }
        }
        said |= volume.sync() != Status::Ok;
        return !said;
    }

    void expectBystanders(Volume& volume)
    {
        std::string content;
        for (uint32_t i = 0; i < files; ++i)
        {
            const std::string path = (i % 2 == 0 ? "/folder/bystander " : "/other/bystander ") + std::to_string(i);
            ASSERT_EQ(readFile(volume, path, content), Status::Ok) << path;
            ASSERT_TRUE(content == small) << path;
        }
    }

    static constexpr uint32_t files = 24;
    const std::string small = pattern(30, 300);
    const std::string oldContent = pattern(31, 700);
    static const std::string newContent;
};

const std::string FatFailedWrite::newContent = pattern(32, 1100);

TEST_P(FatFailedWrite, IsReportedAndDamagesNoOtherFile)
{
    uint64_t count = 1;
    for (uint64_t failing = 0; failing < count; ++failing)
    {
        SCOPED_TRACE(failing);
        card.restore(start);
        Volume volume;
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        const uint64_t before = card.writes();
        card.failWrite(failing);
        const bool isSaidDone = replaceAll(volume);
        count = card.writes() - before;
        // In every other round the card is mounted again, as after a removal.
        ASSERT_EQ(failing % 2 == 0 ? volume.mount(card, fixedTime) : Status::Ok, Status::Ok);
        std::string content;
        for (uint32_t i = 0; i < files; ++i)
        {
            ASSERT_EQ(readFile(volume, pathOf(i), content), Status::Ok) << pathOf(i);
            ASSERT_TRUE(content == newContent || (content == oldContent && !isSaidDone))
                << pathOf(i) << " has " << content.size() << " bytes";
        }
        expectBystanders(volume);
        ASSERT_TRUE(replaceAll(volume));
        ASSERT_EQ(writeFile(volume, "/filler", std::string(20000, 'f')), Status::Ok);
        for (uint32_t i = 0; i < files; ++i)
        {
            ASSERT_EQ(readFile(volume, pathOf(i), content), Status::Ok) << pathOf(i);
            ASSERT_TRUE(content == newContent) << pathOf(i);
        }
        expectBystanders(volume);
        ASSERT_FALSE(HasFatalFailure());
    }
    EXPECT_GT(count, 60u);
}

INSTANTIATE_TEST_SUITE_P(Formats, FatFailedWrite, testing::Range(0, 4), [](const auto& tested) { return smallFormats[tested.param].name; });

INSTANTIATE_TEST_SUITE_P(Formats, FatDamage, testing::Range(0, 4), [](const auto& tested) { return smallFormats[tested.param].name; });

} // namespace
