// Start-up of the board's clocks: after a reset, after the boot hand-off, and with each clock source failing to start.
#include "clocks.hpp"
#include "drivers/clock/clock.hpp"
#include "model/fake_bus.hpp"

#include <gtest/gtest.h>

namespace
{

constexpr uint32_t control = 0x58000000;
constexpr uint32_t configuration = 0x58000008;
constexpr uint32_t pll = 0x5800000C;
constexpr uint32_t ahb2Enable = 0x5800004C;
constexpr uint32_t ahb3Enable = 0x58000050;
constexpr uint32_t crystal = 0x5800009C;
constexpr uint32_t extended = 0x58000108;
constexpr uint32_t flashAccess = 0x58004000;
constexpr uint32_t power = 0x58000400;

/// Model of RCC after a reset (RM0434 section 8.4); enabled clock sources become ready, unless broken.
class Clocks : public testing::Test
{
protected:
    Clocks()
    {
        bus.plain(control, 0x00000061);
        bus.plain(configuration, 0x00070000);
        bus.plain(pll, 0x22041000);
        bus.plain(crystal, 0x00000030);
        bus.plain(extended, 0x00030000);
        bus.plain(flashAccess, 0x00000600);
        bus.plain(power, 0x00000200);
        bus.plain(ahb2Enable);
        bus.plain(ahb3Enable);
        bus.background = [this] { follow(); };
        drivers::clock::start();
    }

    void ready(uint32_t on, uint32_t ready, bool works)
    {
        uint32_t& value = bus.registerAt(control);
        value = (value & on) != 0 && works ? value | ready : value & ~ready;
    }

    void follow()
    {
        ready(1u << 16, 1u << 17, crystalWorks);
        ready(1u << 8, 1u << 10, true);
        ready(1u << 24, 1u << 25, pllWorks);
        uint32_t& source = bus.registerAt(configuration);
        const bool switched = switchWorks && (source & 3) == 3 && (bus.registerAt(control) & 1u << 25) != 0;
        source = (source & ~0xCu) | (switched ? 0xC : 0);
        if (!latencyWorks)
        {
            bus.registerAt(flashAccess) &= ~7u;
        }
    }

    /// Expects a failure in bounded time: there are four waits of 100 ms.
    void expectFailure()
    {
        const uint64_t before = bus.cycles();
        EXPECT_FALSE(board::startClocks());
        EXPECT_LT((bus.cycles() - before) / 64, 450'000u);
    }

    model::FakeBus bus;
    bool crystalWorks = true;
    bool pllWorks = true;
    bool switchWorks = true;
    bool latencyWorks = true;
};

TEST_F(Clocks, RunAt64MegahertzAfterReset)
{
    ASSERT_TRUE(board::startClocks());
    EXPECT_EQ(bus.registerAt(configuration) & 0xF, 0xFu) << "PLL selected and in use";
    EXPECT_EQ(bus.registerAt(flashAccess) & 7, 3u);
    EXPECT_EQ(bus.registerAt(crystal) >> 8 & 0x3F, 0x26u);
    EXPECT_EQ(bus.registerAt(pll) & 0x7F7Fu, 3u | 1u << 4 | 8u << 8) << "HSE / 2 x 8";
    board::startBuses();
    EXPECT_EQ(bus.registerAt(ahb2Enable) & 0x9F, 0x9Fu) << "ports A to E and H";
    EXPECT_EQ(bus.registerAt(ahb3Enable) & 3u << 19, 3u << 19) << "semaphores and mailbox";
}

TEST_F(Clocks, AreNotChangedWhenRunning)
{
    ASSERT_TRUE(board::startClocks());
    bus.forgetWrites();
    ASSERT_TRUE(board::startClocks());
    EXPECT_TRUE(bus.writesTo(control).empty());
    EXPECT_TRUE(bus.writesTo(pll).empty());
    EXPECT_TRUE(bus.writesTo(configuration).empty());
}

/// CPU2 runs at 32 MHz at most, but software other than the stock firmware may have started the clocks without the divider for CPU2.
TEST_F(Clocks, AreDividedForCpu2EvenIfThePllIsRunning)
{
    ASSERT_TRUE(board::startClocks());
    bus.registerAt(extended) = 0x00030000;
    ASSERT_TRUE(board::startClocks());
    EXPECT_EQ(bus.registerAt(extended) & 0xFF, 0x80u);
}

TEST_F(Clocks, AreTakenFromTheLowSpeedCrystalForCalendarAndRadio)
{
    constexpr uint32_t backupDomain = 0x58000090, status = 0x58000094;
    bus.plain(backupDomain);
    bus.plain(status, 0x0C010000);
    board::startSlowClock();
    EXPECT_EQ(bus.registerAt(backupDomain), 0x00008119u);
    EXPECT_EQ(bus.registerAt(status), 0x0C014000u);
    bus.registerAt(backupDomain) = 0x00000200;
    board::startSlowClock();
    EXPECT_EQ(bus.registerAt(backupDomain), 0x00008219u) << "the clock source of the RTC can be selected only once";
}

TEST_F(Clocks, FailWhenTheCrystalDoesNotStart)
{
    crystalWorks = false;
    expectFailure();
    EXPECT_EQ(bus.registerAt(control) & 1u << 24, 0u) << "the PLL is not started without its source";
}

TEST_F(Clocks, FailWhenThePllDoesNotLock)
{
    pllWorks = false;
    expectFailure();
    EXPECT_EQ(bus.registerAt(configuration) & 3, 0u);
}

TEST_F(Clocks, FailWhenTheFlashLatencyIsNotAccepted)
{
    latencyWorks = false;
    expectFailure();
    EXPECT_EQ(bus.registerAt(configuration) & 3, 0u) << "the flash would be too slow for the PLL";
}

TEST_F(Clocks, FailWhenTheClockIsNotSwitched)
{
    switchWorks = false;
    expectFailure();
}

} // namespace
