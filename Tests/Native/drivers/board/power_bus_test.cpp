// Tests the devices on the power bus: LED driver, gauge and charger.
#include "drivers/clock/clock.hpp"
#include "drivers/i2c/i2c.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/power/power.hpp"
#include "drivers/spi/spi.hpp"
#include "model/i2c_model.hpp"
#include "model/spi_model.hpp"

#include <gtest/gtest.h>

using namespace drivers;

namespace
{

class PowerBus : public testing::Test
{
protected:
    PowerBus() : spi(bus, nullptr, nullptr), i2c(bus)
    {
        clock::start();
        i2c.chips[0x60];
        i2c.chips[0xAA];
        i2c.chips[0xD6];
        drivers::i2c::start(false);
    }

    model::FakeBus bus;
    model::SpiModel spi;
    model::I2cModel i2c;
};

TEST_F(PowerBus, UsesTheTimingOfTheBoard)
{
    EXPECT_EQ(i2c.timing, 0x10707DBCu);
    model::FakeBus other;
    model::SpiModel clocks(other, nullptr, nullptr);
    model::I2cModel fast(other);
    clock::start();
    drivers::i2c::start(true);
    EXPECT_EQ(fast.timing, 0x00602173u);
    bus::installed = &bus;
}

TEST_F(PowerBus, InitialisesTheLedDriverWithAllLightsOff)
{
    ASSERT_TRUE(leds::start());
    auto& led = i2c.chips[0x60];
    EXPECT_EQ(led[0x00], 0xC0);
    EXPECT_EQ(led[0x08], 0x61);
    EXPECT_EQ(led[0x0F], 150);
    EXPECT_EQ(led[0x70], 0x00);
    EXPECT_EQ(led[0x0E], 0);
    leds::setBacklight(true);
    leds::setLed(1, 2, 3);
    EXPECT_EQ(led[0x0E], 0xFF);
    EXPECT_EQ(led[0x04], 1);
    EXPECT_EQ(led[0x03], 2);
    EXPECT_EQ(led[0x02], 3);
    leds::setBacklight(false);
    EXPECT_EQ(led[0x0E], 0);
}

TEST_F(PowerBus, ReportsALedDriverThatDoesNotAnswer)
{
    i2c.chips.erase(0x60);
    EXPECT_FALSE(leds::start());
}

TEST_F(PowerBus, IsReleasedAfterAHungTransfer)
{
    i2c.chips[0xAA][0x2C] = 50;
    i2c.hangs = true;
    EXPECT_EQ(power::batteryPercent(), -1);
    leds::setBacklight(true);
    i2c.hangs = false;
    EXPECT_EQ(power::batteryPercent(), 50);
    leds::setBacklight(true);
    EXPECT_EQ(i2c.chips[0x60][0x0E], 0xFF);
}

TEST_F(PowerBus, DropsLightChangesIfTheLedDriverDoesNotAnswer)
{
    i2c.chips.erase(0x60);
    const uint64_t before = bus.cycles() / 64;
    leds::setLed(1, 2, 3);
    leds::setBacklight(true);
    EXPECT_LT(bus.cycles() / 64 - before, 10'000u) << "a missing acknowledge is detected without a time-out";
    EXPECT_EQ(i2c.chips.count(0x60), 0u);
}

TEST_F(PowerBus, ReadsStateOfChargeAndExternalPower)
{
    i2c.chips[0xAA][0x2C] = 77;
    i2c.chips[0xD6][0x0B] = 0x04;
    EXPECT_EQ(power::batteryPercent(), 77);
    EXPECT_TRUE(power::isCharging());
    i2c.chips[0xD6][0x0B] = 0xFB;
    EXPECT_FALSE(power::isCharging());
    i2c.chips[0xAA][0x2D] = 0xFF;
    EXPECT_EQ(power::batteryPercent(), -1) << "a charge above 100 % is rejected";
}

TEST_F(PowerBus, ReportsAGaugeOrBusThatDoesNotAnswer)
{
    i2c.chips.erase(0xAA);
    EXPECT_EQ(power::batteryPercent(), -1);
    i2c.hangs = true;
    const uint64_t before = bus.cycles() / 64;
    EXPECT_FALSE(power::isCharging());
    EXPECT_LT(bus.cycles() / 64 - before, 60'000u);
}

TEST_F(PowerBus, FailsOnAByteThatIsNotAcknowledged)
{
    i2c.refusesFrom = 2;
    EXPECT_FALSE(leds::start());
    EXPECT_EQ(i2c.chips[0x60].count(0x0F), 0u);
    i2c.chips[0xAA][0x2C] = 50;
    i2c.refusesFrom = 1;
    EXPECT_EQ(power::batteryPercent(), -1);
    i2c.refusesFrom = 0;
    EXPECT_EQ(power::batteryPercent(), 50);
    EXPECT_TRUE(leds::start());
}

TEST_F(PowerBus, FailsOnLostArbitrationAndWorksAfterwards)
{
    i2c.chips[0xD6][0x0B] = 0x04;
    i2c.breaksWith = 1u << 9;
    EXPECT_FALSE(power::isCharging());
    EXPECT_TRUE(power::isCharging());
}

/// docs/reference/silicon.md 1.9.
TEST_F(PowerBus, IgnoresABusErrorInACompleteTransfer)
{
    i2c.chips[0xD6][0x0B] = 0x04;
    i2c.breaksWith = 1u << 8;
    EXPECT_TRUE(power::isCharging());
}

TEST_F(PowerBus, TriesToReadTheGaugeUpToThreeTimes)
{
    i2c.chips[0xAA][0x2C] = 50;
    i2c.breaksWith = 1u << 9;
    EXPECT_EQ(power::batteryPercent(), 50);
    i2c.hangs = true;
    EXPECT_EQ(power::batteryPercent(), -1);
}

TEST_F(PowerBus, IsResetAtStart)
{
    drivers::spi::start();
    EXPECT_EQ(bus.writesTo(0x58000038).size(), 4u);
    EXPECT_NE(bus.writesTo(0x58000038)[0] & 1u << 21, 0u);
    EXPECT_EQ(bus.writesTo(0x58000038)[1] & 1u << 21, 0u);
    EXPECT_NE(bus.writesTo(0x58000038)[2] & 1u << 14, 0u);
    EXPECT_EQ(bus.writesTo(0x58000038)[3] & 1u << 14, 0u);
}

} // namespace
