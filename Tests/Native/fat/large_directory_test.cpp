// Tests directories with thousands of names, more than the name index holds. When the index is full, the driver relies on the gap, a
// range without existing names (`directory_index.hpp`), and on numeric-tail short names (`~N`).
#include "volume_fixture.hpp"

#include <algorithm>
#include <random>

using namespace fat_test;
using namespace fat;

namespace
{

std::string numbered(uint32_t number)
{
    const std::string digits = std::to_string(number);
    return "/many/a long name " + std::string(4 - digits.size(), '0') + digits;
}

/// The part of an ASCII name that the index stores.
struct Indexed
{
    uint32_t hash = 0x811C9DC5;
    NameStart start;

    explicit Indexed(const std::string& name)
    {
        for (size_t i = 0; i < name.size(); ++i)
        {
            const int c = static_cast<unsigned char>(name[i]);
            hash = (hash ^ static_cast<uint32_t>(std::toupper(c))) * 0x01000193;
            if (i < sizeof start.bytes)
            {
                start.bytes[i] = static_cast<uint8_t>(std::tolower(c));
            }
        }
    }
};

class FatLargeDirectories : public FatVolume
{
protected:
    void SetUp() override
    {
        ASSERT_EQ(volume.makeDirectory(text("/many")), Status::Ok);
    }

    void create(const std::vector<uint32_t>& numbers, Mode mode = Mode::CreateDeferred)
    {
        for (const uint32_t number : numbers)
        {
            ASSERT_EQ(writeFile(volume, numbered(number), "", mode), Status::Ok) << number;
        }
        ASSERT_EQ(volume.sync(), Status::Ok);
    }

    void expectNames(const std::vector<uint32_t>& numbers)
    {
        std::set<std::string> expected;
        for (const uint32_t number : numbers)
        {
            expected.insert(numbered(number).substr(6));
        }
        EXPECT_TRUE(namesIn("/many") == expected);
    }

    static std::vector<uint32_t> upTo(uint32_t count)
    {
        std::vector<uint32_t> numbers(count);
        for (uint32_t i = 0; i < count; ++i)
        {
            numbers[i] = i;
        }
        return numbers;
    }

    static std::vector<uint32_t> shuffled(uint32_t count)
    {
        std::vector<uint32_t> numbers = upTo(count);
        std::shuffle(numbers.begin(), numbers.end(), std::mt19937(count));
        return numbers;
    }
};

/// An earlier filter of short names was full after 2,134 long names: each further name was refused after 650,000 tries.
TEST_P(FatLargeDirectories, Holds5000LongNames)
{
    const uint64_t before = card.reads();
    create(upTo(5000));
    ASSERT_FALSE(HasFatalFailure());
    EXPECT_LT(card.reads() - before, 30'000u);
    expectNames(upTo(5000));
}

TEST_P(FatLargeDirectories, HoldsNamesInAnyOrder)
{
    const std::vector<uint32_t> numbers = shuffled(1500);
    create(numbers);
    ASSERT_FALSE(HasFatalFailure());
    expectNames(numbers);
    std::vector<uint32_t> kept;
    for (const uint32_t number : upTo(1500))
    {
        Node node;
        ASSERT_EQ(volume.stat(text(numbered(number)), node), Status::Ok) << number;
        if (number % 50 == 7)
        {
            ASSERT_EQ(volume.remove(text(numbered(number))), Status::Ok);
            ASSERT_EQ(volume.stat(text(numbered(number)), node), Status::NotFound) << number;
        }
        else
        {
            kept.push_back(number);
        }
    }
    expectNames(kept);
}

/// A numbered short name contains the number of its first entry. After a move, another name may reuse that entry; fsck finds duplicate
/// short names.
TEST_P(FatLargeDirectories, ReusesTheEntriesOfMovedNames)
{
    create(upTo(60));
    ASSERT_EQ(volume.makeDirectory(text("/other")), Status::Ok);
    for (uint32_t round = 0; round < 3; ++round)
    {
        for (uint32_t i = 0; i < 60; i += 3)
        {
            const std::string elsewhere = "/other/a long name " + std::to_string(i);
            const std::string renamed = "/many/a long name that is renamed " + std::to_string(i);
            ASSERT_EQ(volume.move(text(numbered(i)), text(elsewhere)), Status::Ok);
            ASSERT_EQ(volume.move(text(numbered(i + 1)), text(renamed)), Status::Ok);
            ASSERT_EQ(volume.replace(text(numbered(i + 2)), text(numbered(i))), Status::Ok);
            ASSERT_EQ(volume.replace(text(elsewhere), text(numbered(i + 2))), Status::Ok);
            ASSERT_EQ(volume.replace(text(renamed), text(numbered(i + 1))), Status::Ok);
        }
        ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
        EXPECT_EQ(card.check(), "");
    }
    expectNames(upTo(60));
}

/// The existing short names look like numbered short names and contain the numbers of entries that are added later.
TEST_P(FatLargeDirectories, GeneratesNoNumberedShortNameThatExists)
{
    if (isExFat())
    {
        GTEST_SKIP() << "exFAT has no short names";
    }
    int exitCode;
    const std::string output =
        card.run("d=$(mktemp -d) && for i in $(seq 164 2 324); do for l in A B; do : > $d/$(printf AL%04X~$l $i); done; done && "
                 "mcopy -i @ $d/* ::/many && rm -r $d",
                 &exitCode);
    ASSERT_EQ(exitCode, 0) << output;
    ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
    ASSERT_EQ(namesIn("/many").size(), 162u); // entries 2 to 163
    for (uint32_t i = 0; i < 60; i += 2)
    {
        char taken[32];
        std::snprintf(taken, sizeof taken, "/many/AL%04X~A", 164 + 2 * i);
        ASSERT_EQ(volume.remove(text(taken)), Status::Ok) << taken;
        ASSERT_EQ(writeFile(volume, "/many/a long name " + std::to_string(i), ""), Status::Ok);
    }
    for (uint32_t i = 60; i < 120; ++i)
    {
        ASSERT_EQ(writeFile(volume, "/many/a long name " + std::to_string(i), ""), Status::Ok);
    }
    EXPECT_EQ(namesIn("/many").size(), 162u + 60);
    EXPECT_EQ(card.check(), "") << "no short name exists twice";
}

/// The entries of a staged file look deleted, but must not be skipped when names are read to find the gap around a name.
TEST_P(FatLargeDirectories, FindsAFileThatWasStagedWhileAGapWasMade)
{
    DirectoryIndex index;
    index.start(1);
    const std::vector<uint32_t> numbers = shuffled(1500);
    for (const uint32_t number : numbers)
    {
        const Indexed name(numbered(number).substr(6));
        index.addName(name.hash, name.start, 0);
    }
    uint32_t tested = 0;
    create(numbers);
    for (uint32_t i = 0; i < 3000; ++i)
    {
        // A name that sorts after "a long name 0500" and before the staged name, and for which the filter gives a false positive.
        const std::string mistaken = "a long name 0500 and " + std::to_string(i);
        const Indexed name(mistaken);
        if (!index.mayHaveName(name.hash) || index.isInGap(name.start))
        {
            continue;
        }
        const std::string staged = "/many/a long name 0500 with " + std::to_string(tested++);
        File file;
        ASSERT_EQ(volume.open(text(staged), Mode::CreateDeferred, file), Status::Ok);
        Node node;
        ASSERT_EQ(volume.stat(text("/many/" + mistaken), node), Status::NotFound);
        ASSERT_EQ(volume.close(file), Status::Ok);
        ASSERT_EQ(volume.stat(text(staged), node), Status::Ok) << staged;
        ASSERT_EQ(volume.stat(text("/many/" + mistaken), node), Status::NotFound);
        ASSERT_EQ(volume.stat(text(staged), node), Status::Ok) << staged;
        if (tested == 10)
        {
            break;
        }
    }
    EXPECT_EQ(tested, 10u);
    EXPECT_EQ(volume.sync(), Status::Ok);
}

/// The index of a directory with a staged file must be kept, because a rebuilt index would lack the file's name.
TEST_P(FatLargeDirectories, FindsAFileThatWasStagedWhileOtherDirectoriesWereUsed)
{
    for (const char* path : {"/1", "/2", "/3"})
    {
        ASSERT_EQ(volume.makeDirectory(text(path)), Status::Ok);
    }
    create(upTo(5));
    File file;
    ASSERT_EQ(volume.open(text(numbered(5)), Mode::CreateDeferred, file), Status::Ok);
    Node node;
    for (const char* path : {"/1/none", "/2/none", "/3/none", "/many/none"})
    {
        ASSERT_EQ(volume.stat(text(path), node), Status::NotFound) << path;
    }
    ASSERT_EQ(volume.close(file), Status::Ok);
    EXPECT_EQ(volume.stat(text(numbered(5)), node), Status::Ok);
    EXPECT_EQ(volume.sync(), Status::Ok);
}

/// A power loss may leave both the old and the new file; writing, replacing or removing the file then removes both, regardless of earlier
/// look-ups.
TEST_P(FatLargeDirectories, RemovesBothFilesThatAPowerLossLeaves)
{
    create(upTo(40), Mode::Create);
    ASSERT_EQ(writeFile(volume, numbered(20), "old"), Status::Ok);
    const std::vector<uint8_t> start = card.save();
    uint32_t doubles = 0;
    bool isDone = false;
    for (uint64_t at = 0; !isDone; ++at)
    {
        for (uint32_t way = 0; way < 4; ++way)
        {
            SCOPED_TRACE("write " + std::to_string(at) + ", way " + std::to_string(way));
            card.restore(start);
            ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
            card.restorePower();
            card.cutAt(at, Cut::Before, 0);
            isDone = writeFile(volume, numbered(20), "new", Mode::CreateDeferred) == Status::Ok && volume.sync() == Status::Ok;
            card.restorePower();
            ASSERT_EQ(volume.mount(card, fixedTime), Status::Ok);
            Listing listing;
            Node node;
            uint32_t count = 0;
            ASSERT_EQ(volume.list(text("/many"), listing), Status::Ok);
            while (volume.next(listing, node) == Status::Ok)
            {
                ++count;
            }
            doubles += count == 41;
            ASSERT_TRUE(count == 40 || count == 41);
            ASSERT_EQ(volume.stat(text(numbered(way == 1 ? 39 : 5)), node), Status::Ok);
            if (way == 2)
            {
                ASSERT_EQ(writeFile(volume, numbered(20), "newer", Mode::CreateDeferred), Status::Ok);
            }
            else if (way == 3)
            {
                ASSERT_EQ(writeFile(volume, "/newer", "newer"), Status::Ok);
                ASSERT_EQ(volume.replace(text("/newer"), text(numbered(20))), Status::Ok);
            }
            if (way >= 2)
            {
                ASSERT_EQ(volume.sync(), Status::Ok);
                ASSERT_EQ(namesIn("/many").size(), 40u);
            }
            ASSERT_EQ(volume.remove(text(numbered(20))), Status::Ok);
            ASSERT_EQ(volume.stat(text(numbered(20)), node), Status::NotFound);
            ASSERT_EQ(namesIn("/many").size(), 39u);
        }
    }
    EXPECT_GE(doubles, 4u);
    card.repair(); // frees the clusters that the last cut orphaned
}

INSTANTIATE_TEST_SUITE_P(Formats, FatLargeDirectories, testing::Range(0, 4), formatName);

} // namespace
