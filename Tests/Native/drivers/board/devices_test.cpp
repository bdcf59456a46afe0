// Display, power bus, buttons, console, backup registers and calendar.
#include "drivers/buttons/buttons.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/console/console.hpp"
#include "drivers/display/display.hpp"
#include "drivers/i2c/i2c.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/power/power.hpp"
#include "drivers/spi/spi.hpp"
#include "drivers/system/system.hpp"
#include "model/spi_model.hpp"

#include <cstring>
#include <gtest/gtest.h>

using namespace drivers;

namespace
{

/// The panel: decodes what comes with D/C low as commands and keeps what comes with D/C high.
class PanelModel final : public model::SpiChip
{
public:
    uint8_t exchange(uint8_t byte) override
    {
        if (!spi->displayData)
        {
            commands.push_back(byte);
            column = (byte & 0xF0) == 0x10 ? (column & 0x0F) | (byte & 0x0F) << 4 : (byte & 0xF0) == 0 ? (column & 0xF0) | byte : column;
            page = (byte & 0xF0) == 0xB0 ? byte & 0x0F : page;
        }
        else if (page < 8 && column < 132)
        {
            memory[page * 132 + column++] = byte;
        }
        return 0xFF;
    }
    void select(bool) override
    {
    }

    model::SpiModel* spi = nullptr;
    std::vector<uint8_t> commands;
    uint8_t memory[9 * 132] = {};
    uint32_t column = 0, page = 0;
};

class Devices : public testing::Test
{
protected:
    Devices() : spi(bus, nullptr, &panel), otp(1024, 0xFF)
    {
        panel.spi = &spi;
        bus.memoryAt(0x1FFF7000, otp);
        clock::start();
    }

    model::FakeBus bus;
    PanelModel panel;
    model::SpiModel spi;
    std::vector<uint8_t> otp;
};

TEST_F(Devices, DisplayIsResetAndSetUpForItsPanel)
{
    spi::start();
    display::start(display::Panel::Erc);
    EXPECT_TRUE(spi.displayResetHigh);
    EXPECT_EQ(panel.commands, (std::vector<uint8_t>{0xE2, 0xA2, 0xA0, 0xC8, 0x40, 0x25, 0x81, 0x20, 0x2F, 0xA4, 0xAF}));
    EXPECT_EQ(spi.kilohertz, 4000u);
    panel.commands.clear();
    display::start(display::Panel::Mgg);
    EXPECT_EQ(panel.commands[5], 0x26);
    EXPECT_EQ(panel.commands[7], 0x1C);
}

TEST_F(Devices, DisplayShowsAFramePageByPage)
{
    spi::start();
    uint8_t frame[display::frameBytes];
    for (uint32_t i = 0; i < sizeof frame; ++i)
    {
        frame[i] = static_cast<uint8_t>(i * 37 + 5);
    }
    display::show(frame);
    for (uint32_t page = 0; page < 8; ++page)
    {
        EXPECT_EQ(std::memcmp(panel.memory + page * 132, frame + page * 128, 128), 0) << page;
        EXPECT_EQ(panel.memory[page * 132 + 128], 0) << "the panel's spare columns stay";
    }
}

TEST_F(Devices, ButtonsTellAShortPressWhenItEnds)
{
    buttons::start();
    spi.okPressed = true;
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
    spi.okPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::Ok);
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
    spi.backPressed = true;
    EXPECT_EQ(buttons::next(300), buttons::Event::None);
    spi.backPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::Back);
}

TEST_F(Devices, ButtonsTellALongPressOfBackOnceAtHalfASecond)
{
    buttons::start();
    spi.backPressed = true;
    const uint64_t before = bus.cycles() / 64;
    EXPECT_EQ(buttons::next(2000), buttons::Event::BackLong);
    EXPECT_NEAR(static_cast<double>(bus.cycles() / 64 - before), 504'000, 4'000);
    EXPECT_EQ(buttons::next(1000), buttons::Event::None);
    spi.backPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::None) << "letting go is part of the long press";
}

TEST_F(Devices, ButtonsIgnoreBouncesAndKeysHeldSinceBefore)
{
    spi.okPressed = true;
    spi.backPressed = true;
    buttons::start();
    EXPECT_EQ(buttons::next(1000), buttons::Event::None);
    spi.okPressed = false;
    spi.backPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
    bus.background = [this] { spi.okPressed = bus.cycles() / 64 / 2000 % 2 == 0; }; // two milliseconds each
    EXPECT_EQ(buttons::next(200), buttons::Event::None);
}

TEST_F(Devices, ButtonsTellThatACardWasPutIn)
{
    spi.cardPresent = false;
    buttons::start();
    EXPECT_EQ(buttons::next(50), buttons::Event::None);
    spi.cardPresent = true;
    EXPECT_EQ(buttons::next(50), buttons::Event::CardInserted);
    spi.cardPresent = false;
    EXPECT_EQ(buttons::next(50), buttons::Event::None) << "taking it out is no event";
}

/// I2C1 with registers behind addresses: a chip takes a register number and then values, or gives values from there on.
class I2cModel final : public model::Peripheral
{
public:
    static constexpr uint32_t base = 0x40005400;

    explicit I2cModel(model::FakeBus& bus) : bus_(bus)
    {
        bus.attach(*this);
    }
    bool owns(uint32_t address) const override
    {
        return address >= base && address < base + 0x400;
    }
    uint32_t read(uint32_t address, uint32_t) override
    {
        switch (address - base)
        {
        case 0x00:
            return control1_;
        case 0x18:
            return isr();
        case 0x24:
        {
            EXPECT_TRUE(reading_ && left_ != 0) << "nothing was received";
            --left_;
            const uint8_t byte = chips[chip_][at_++];
            stopped_ |= left_ == 0;
            return byte;
        }
        default:
            ADD_FAILURE() << "I2C register " << address - base;
            return 0;
        }
    }
    void write(uint32_t address, uint32_t value, uint32_t) override
    {
        EXPECT_NE(bus_.registerAt(0x58000058) & 1u << 21, 0u) << "I2C1 has no clock";
        switch (address - base)
        {
        case 0x00:
            control1_ = value;
            stopped_ = nack_ = false;
            left_ = 0;
            return;
        case 0x04:
            EXPECT_EQ(control1_ & 1, 1u);
            EXPECT_NE(timing, 0u);
            EXPECT_EQ(value & (1u << 13 | 1u << 25), 1u << 13 | 1u << 25) << "START and AUTOEND";
            chip_ = value & 0xFE;
            reading_ = (value & 1u << 10) != 0;
            left_ = value >> 16 & 0xFF;
            first_ = true;
            nack_ = chips.count(chip_) == 0;
            stopped_ = nack_;
            return;
        case 0x10:
            EXPECT_EQ(control1_ & 1, 0u) << "TIMINGR while enabled";
            timing = value;
            return;
        case 0x1C:
            stopped_ &= (value & 1u << 5) == 0;
            nack_ &= (value & 1u << 4) == 0;
            return;
        case 0x28:
            EXPECT_TRUE(!reading_ && left_ != 0);
            if (first_)
            {
                at_ = static_cast<uint8_t>(value);
                first_ = false;
            }
            else
            {
                chips[chip_][at_++] = static_cast<uint8_t>(value);
            }
            stopped_ |= --left_ == 0;
            return;
        default:
            ADD_FAILURE() << "I2C register " << address - base;
        }
    }

    std::map<uint32_t, std::map<uint8_t, uint8_t>> chips;
    uint32_t timing = 0;
    bool hangs = false;

private:
    uint32_t isr() const
    {
        if (hangs)
        {
            return 1u << 15;
        }
        uint32_t bits = 1;
        bits |= !nack_ && left_ != 0 ? (reading_ ? 1u << 2 : 1u << 1) : 0;
        bits |= nack_ ? 1u << 4 : 0;
        bits |= stopped_ ? 1u << 5 : 0;
        return bits;
    }

    model::FakeBus& bus_;
    uint32_t control1_ = 0, chip_ = 0, left_ = 0;
    uint8_t at_ = 0;
    bool reading_ = false, first_ = false, stopped_ = false, nack_ = false;
};

class PowerBus : public Devices
{
protected:
    PowerBus() : i2c(bus)
    {
        i2c.chips[0x60];
        i2c.chips[0xAA];
        i2c.chips[0xD6];
        drivers::i2c::start(false);
    }

    I2cModel i2c;
};

TEST_F(PowerBus, RunsAsFastAsTheBoardAllows)
{
    EXPECT_EQ(i2c.timing, 0x10707DBCu);
    model::FakeBus other;
    model::SpiModel clocks(other, nullptr, nullptr);
    I2cModel fast(other);
    clock::start();
    drivers::i2c::start(true);
    EXPECT_EQ(fast.timing, 0x00602173u);
    bus::installed = &bus;
}

TEST_F(PowerBus, BringsTheLedDriverUpDark)
{
    ASSERT_TRUE(leds::start());
    auto& led = i2c.chips[0x60];
    EXPECT_EQ(led[0x00], 0xC0);
    EXPECT_EQ(led[0x08], 0x61);
    EXPECT_EQ(led[0x0F], 150);
    EXPECT_EQ(led[0x70], 0x00);
    EXPECT_EQ(led[0x0E], 0);
    leds::setBacklight(true);
    leds::setColour(1, 2, 3);
    EXPECT_EQ(led[0x0E], 0xFF);
    EXPECT_EQ(led[0x04], 1);
    EXPECT_EQ(led[0x03], 2);
    EXPECT_EQ(led[0x02], 3);
    leds::setBacklight(false);
    EXPECT_EQ(led[0x0E], 0);
}

TEST_F(PowerBus, SaysWhenTheLedDriverDoesNotAnswer)
{
    i2c.chips.erase(0x60);
    EXPECT_FALSE(leds::start());
}

TEST_F(PowerBus, IsReleasedAfterATransferThatHungAndThenWorks)
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

TEST_F(PowerBus, LeavesTheLightAsItIsWhenItsDriverIsGone)
{
    i2c.chips.erase(0x60);
    const uint64_t before = bus.cycles() / 64;
    leds::setColour(1, 2, 3);
    leds::setBacklight(true);
    EXPECT_LT(bus.cycles() / 64 - before, 10'000u) << "an answer that does not come is noticed at once";
    EXPECT_EQ(i2c.chips.count(0x60), 0u);
}

TEST_F(Devices, DisplayGivesUpOnABusThatStandsStill)
{
    spi::start();
    spi.stuck = true;
    const uint8_t frame[display::frameBytes] = {};
    const uint64_t before = bus.cycles() / 64;
    display::start(display::Panel::Erc);
    display::show(frame);
    EXPECT_LT(bus.cycles() / 64 - before, 2'000'000u);
}

TEST_F(Devices, ButtonsTellOkOnceHoweverLongItIsHeld)
{
    buttons::start();
    spi.okPressed = true;
    EXPECT_EQ(buttons::next(3000), buttons::Event::None);
    spi.okPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::Ok);
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
}

TEST_F(PowerBus, ReadsTheStateOfChargeAndWhetherPowerIsThere)
{
    i2c.chips[0xAA][0x2C] = 77;
    i2c.chips[0xD6][0x0B] = 0x04;
    EXPECT_EQ(power::batteryPercent(), 77);
    EXPECT_TRUE(power::isCharging());
    i2c.chips[0xD6][0x0B] = 0xFB;
    EXPECT_FALSE(power::isCharging());
    i2c.chips[0xAA][0x2D] = 0xFF;
    EXPECT_EQ(power::batteryPercent(), -1) << "more than 100 per cent is no answer";
}

TEST_F(PowerBus, SaysSoWhenGaugeOrBusDoNotAnswer)
{
    i2c.chips.erase(0xAA);
    EXPECT_EQ(power::batteryPercent(), -1);
    i2c.hangs = true;
    const uint64_t before = bus.cycles() / 64;
    EXPECT_FALSE(power::isCharging());
    EXPECT_LT(bus.cycles() / 64 - before, 60'000u);
}

TEST_F(Devices, ConsoleSendsEveryByteAndWaitsForNobody)
{
    bus.plain(0x40013800);
    bus.plain(0x4001380C);
    bus.plain(0x40013828);
    bus.plain(0x4001381C, 1u << 21 | 1u << 7);
    console::start();
    EXPECT_EQ(bus.registerAt(0x4001380C), 0x116u);
    EXPECT_EQ(bus.registerAt(0x40013800), 1u | 1u << 3);
    console::write("Hi", 2);
    EXPECT_EQ(bus.writesTo(0x40013828), (std::vector<uint32_t>{'H', 'i'}));
    bus.registerAt(0x4001381C) = 0;
    const uint64_t before = bus.cycles() / 64;
    console::write("stuck", 5);
    EXPECT_LT(bus.cycles() / 64 - before, 10'000u);
}

TEST_F(Devices, ConsoleSaysNothingWhenTheTransmitterNeverComesUp)
{
    bus.plain(0x40013800);
    bus.plain(0x4001380C);
    bus.plain(0x40013828);
    bus.plain(0x4001381C, 1u << 7);
    const uint64_t before = bus.cycles() / 64;
    console::start();
    console::write("lost", 4);
    EXPECT_LT(bus.cycles() / 64 - before, 10'000u);
    EXPECT_TRUE(bus.writesTo(0x40013828).empty());
}

class System : public Devices
{
protected:
    System()
    {
        bus.plain(0x58000094, 0x1C000003);
        bus.plain(0x58000400, 0x00000200);
        bus.plain(0x40002800, 0x00175942); // 17:59:42
        bus.plain(0x40002804, 0x0026A805 & 0x00FF1F3F);
        for (uint32_t i = 0; i < 20; ++i)
        {
            bus.plain(0x40002850 + 4 * i, 0x1000 + i);
        }
        system::start();
    }
};

TEST_F(System, KeepsTheResetFlagsOfThisBoot)
{
    EXPECT_EQ(system::resetCause(), 0x1C000000u);
}

TEST_F(System, ReadsAndWritesBackupRegistersWithTheDomainOpen)
{
    EXPECT_EQ(bus.registerAt(0x58000400), 0x00000300u);
    EXPECT_EQ(system::readBackup(19), 0x1013u);
    system::writeBackup(1, 0xDEADBEEF);
    EXPECT_EQ(bus.registerAt(0x40002854), 0xDEADBEEF);
}

TEST_F(System, TurnsTheCalendarIntoAFatTime)
{
    EXPECT_EQ(system::fatTime(), ((46u << 9 | 8 << 5 | 5) << 16) | 17 << 11 | 59 << 5 | 21);
}

TEST_F(System, KnowsTheBoardFromTheOtpArea)
{
    EXPECT_EQ(system::hardwareVersion(), 0) << "an empty area says nothing";
    EXPECT_FALSE(system::hasMggDisplay());
    const uint8_t image[] = {0xBE, 0xBA, 2, 0, 0, 0, 0, 0, 12, 7, 9, 6, 2};
    std::copy(std::begin(image), std::end(image), otp.begin());
    EXPECT_EQ(system::hardwareVersion(), 12);
    EXPECT_TRUE(system::hasMggDisplay());
    otp[2] = 1;
    EXPECT_FALSE(system::hasMggDisplay()) << "the older layout has a colour there";
}

TEST_F(System, ReadsTheOtpAreaByBytes)
{
    for (size_t i = 0; i < otp.size(); ++i)
    {
        otp[i] = static_cast<uint8_t>(i * 3 + 1);
    }
    uint8_t bytes[5];
    system::readOtp(1019, bytes, sizeof bytes);
    EXPECT_EQ(std::memcmp(bytes, otp.data() + 1019, sizeof bytes), 0);
    EXPECT_EQ(system::hardwareVersion(), 0) << "without its mark the area says nothing";
}

TEST_F(System, TurnsTheCalendarsEndsIntoFatTimes)
{
    bus.registerAt(0x40002800) = 0x00000000;
    bus.registerAt(0x40002804) = 0x00002101; // 2000-01-01, a Monday to the calendar
    EXPECT_EQ(system::fatTime(), (20u << 9 | 1 << 5 | 1) << 16);
    bus.registerAt(0x40002800) = 0x00235959;
    bus.registerAt(0x40002804) = 0x0099F231; // 2099-12-31
    EXPECT_EQ(system::fatTime(), ((119u << 9 | 12 << 5 | 31) << 16) | 23 << 11 | 59 << 5 | 29);
}

TEST_F(System, AsksForAResetWithTheKey)
{
    bus.plain(0xE000ED0C);
    system::reset();
    EXPECT_EQ(bus.registerAt(0xE000ED0C), 0x05FA0004u);
}

} // namespace
