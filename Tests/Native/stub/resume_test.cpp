// Tests the stub's loop, and the backup registers that the stub sets.
#include "drivers/clock/clock.hpp"
#include "model/fake_bus.hpp"
#include "stub/registers.hpp"
#include "stub/resume.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <vector>

namespace
{

using stub::Ending;
using stub::Light;

/// A board whose card and OK key change state over time.
struct Board
{
    std::function<bool(uint32_t)> card = [](uint32_t) { return true; }, good = card, ok = [](uint32_t) { return false; };
    uint32_t now = 0; // number of pauses
    std::vector<uint32_t> loads;
    std::vector<Light> lights;

    bool load()
    {
        loads.push_back(now);
        return card(now) && good(now);
    }
    bool isCardPresent() const
    {
        return card(now);
    }
    bool isOkDown() const
    {
        return ok(now);
    }
    void show(Light light)
    {
        lights.push_back(light);
    }
    void pause()
    {
        ASSERT_LT(++now, 100'000u);
    }
};

TEST(Resume, StartsTheLoaderAtOnce)
{
    Board board;
    EXPECT_EQ(stub::resume(board), Ending::Loader);
    EXPECT_EQ(board.now, 0u);
    EXPECT_EQ(board.lights, std::vector{Light::Loading});
}

TEST(Resume, StopsReadingABadCardAfterTenAttemptsAndWaitsForAnotherCard)
{
    Board board;
    board.good = [](uint32_t now) { return now >= 5'000; };
    board.card = [](uint32_t now) { return now < 4'000 || now >= 5'050; };
    EXPECT_EQ(stub::resume(board), Ending::Loader);
    ASSERT_EQ(board.loads.size(), stub::tries + 1u);
    EXPECT_EQ(board.loads[stub::tries - 1], (stub::tries - 1) * stub::looksPerTry) << "one a second";
    EXPECT_GE(board.loads.back(), 5'050u);
    EXPECT_LE(board.loads.back(), 5'050u + stub::looksPerTry);
    EXPECT_EQ(board.lights.back(), Light::Loading);
    EXPECT_EQ(board.lights[1], Light::Waiting);
}

TEST(Resume, TriesACardInsertedLater)
{
    Board board;
    board.card = [](uint32_t now) { return now >= 20'000; };
    EXPECT_EQ(stub::resume(board), Ending::Loader);
    EXPECT_LE(board.loads.back(), 20'000u + stub::looksPerTry);
}

TEST(Resume, EntersTheRomWhenOkIsHeld)
{
    Board board;
    board.card = [](uint32_t) { return false; };
    board.ok = [](uint32_t now) { return (now >= 100 && now < 100 + stub::heldLooks - 1) || now >= 700; };
    EXPECT_EQ(stub::resume(board), Ending::Rom);
    EXPECT_EQ(board.now, 700u + stub::heldLooks - 1) << "a short press has no effect";
    EXPECT_EQ(board.lights.back(), Light::Rom);
}

constexpr uint32_t firstBackup = 0x40002850;

class Registers : public testing::Test
{
protected:
    Registers()
    {
        for (uint32_t i = 0; i < 20; ++i)
        {
            bus.plain(firstBackup + 4 * i, 0x1000 + i);
        }
    }

    uint32_t& at(uint32_t index)
    {
        return bus.registerAt(firstBackup + 4 * index);
    }

    model::FakeBus bus;
};

TEST_F(Registers, AreNotWrittenIfCorrect)
{
    at(0) = 0x550010F1;
    at(1) = 0x7003AA07;
    at(6) = 0x7FFFFFFF;
    stub::selectUpdate(0x7FFFFFFF);
    EXPECT_TRUE(bus.writes().empty());
}

TEST_F(Registers, KeepTheFlagsStoredNextToTheBootMode)
{
    at(0) = 0x000010F1;
    at(1) = 0x7004AA07;
    stub::selectUpdate(2);
    EXPECT_EQ(at(1), 0x7003AA07u);
    EXPECT_EQ(at(6), 2u);
    EXPECT_EQ(at(7), 0x1007u);
}

TEST_F(Registers, AreZeroedIfLostAndTheHeaderIsWrittenLast)
{
    stub::selectUpdate(0x7FFFFFFF);
    EXPECT_EQ(at(0), 0x10F1u);
    EXPECT_EQ(at(1), 3u << 16);
    EXPECT_EQ(at(6), 0x7FFFFFFFu);
    for (const uint32_t index : {2u, 3u, 10u, 19u})
    {
        EXPECT_EQ(at(index), 0u) << index;
    }
    EXPECT_EQ(bus.writes()[19].address, firstBackup);
}

} // namespace
