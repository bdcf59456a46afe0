// Tests the buttons and the card slot as a user operates them.
#include "drivers/buttons/buttons.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/system/system.hpp"
#include "model/spi_model.hpp"
#include "pins.hpp"

#include <gtest/gtest.h>

using namespace drivers;

namespace
{

class Buttons : public testing::Test
{
protected:
    Buttons() : spi(bus, nullptr, nullptr)
    {
        clock::start();
    }

    model::FakeBus bus;
    model::SpiModel spi;
};

TEST_F(Buttons, ReportAShortPressOnRelease)
{
    buttons::start(board::pins::buttonPins);
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

TEST_F(Buttons, ReportALongPressOfBackOnceAfterHalfASecond)
{
    buttons::start(board::pins::buttonPins);
    spi.backPressed = true;
    const uint64_t before = bus.cycles() / 64;
    EXPECT_EQ(buttons::next(2000), buttons::Event::BackLong);
    EXPECT_NEAR(static_cast<double>(bus.cycles() / 64 - before), 504'000, 4'000);
    EXPECT_EQ(buttons::next(1000), buttons::Event::None);
    spi.backPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::None) << "the release of a long press is not an event";
}

TEST_F(Buttons, IgnoreBouncesAndKeysHeldSinceTheStart)
{
    spi.okPressed = true;
    spi.backPressed = true;
    buttons::start(board::pins::buttonPins);
    EXPECT_EQ(buttons::next(1000), buttons::Event::None);
    spi.okPressed = false;
    spi.backPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
    bus.background = [this] { spi.okPressed = bus.cycles() / 64 / 2000 % 2 == 0; }; // two milliseconds each
    EXPECT_EQ(buttons::next(200), buttons::Event::None);
}

TEST_F(Buttons, ReportAnInsertedCard)
{
    spi.cardPresent = false;
    buttons::start(board::pins::buttonPins);
    EXPECT_EQ(buttons::next(50), buttons::Event::None);
    spi.cardPresent = true;
    EXPECT_EQ(buttons::next(50), buttons::Event::CardInserted);
    spi.cardPresent = false;
    EXPECT_EQ(buttons::next(50), buttons::Event::None) << "removing the card is not an event";
}

/// docs/reference/silicon.md 1.5: a reset samples BOOT0, which the OK key drives.
TEST_F(Buttons, AreReleasedBeforeAReset)
{
    bus.plain(0xE000ED0C);
    spi.okPressed = true;
    system::reset();
    EXPECT_EQ(bus.registerAt(0xE000ED0C), 0x05FA0004u) << "reset() does not wait for a key before start()";
    buttons::start(board::pins::buttonPins);
    const uint64_t before = bus.cycles() / 64;
    bus.background = [this, before] { spi.okPressed = bus.cycles() / 64 - before < 700'000; };
    buttons::awaitOkReleased();
    EXPECT_NEAR(static_cast<double>(bus.cycles() / 64 - before), 750'000, 2'000) << "700 ms and a debounce time of 50 ms";
    bus.background = nullptr;
    spi.okPressed = true;
    const uint64_t again = bus.cycles() / 64;
    bus.registerAt(0xE000ED0C) = 0;
    system::reset();
    EXPECT_EQ(bus.registerAt(0xE000ED0C), 0x05FA0004u);
    EXPECT_NEAR(static_cast<double>(bus.cycles() / 64 - again), 3'150'000, 10'000) << "a stuck key delays the reset by 3 s";
    spi.okPressed = false;
    const uint64_t up = bus.cycles() / 64;
    buttons::awaitOkReleased();
    EXPECT_LT(bus.cycles() / 64 - up, 10u);
}

TEST_F(Buttons, AreReadWithoutSleepInsideAFaultHandler)
{
    buttons::start(board::pins::buttonPins);
    clock::stayAwake();
    bus.inHandler = true;
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
    clock::delayMicroseconds(1000);
}

TEST_F(Buttons, ReportOkOncePerPress)
{
    buttons::start(board::pins::buttonPins);
    spi.okPressed = true;
    EXPECT_EQ(buttons::next(3000), buttons::Event::None);
    spi.okPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::Ok);
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
}

} // namespace
