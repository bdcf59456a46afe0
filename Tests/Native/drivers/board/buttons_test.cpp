// The buttons and the card slot as a person works them.
#include "drivers/buttons/buttons.hpp"
#include "drivers/clock/clock.hpp"
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

TEST_F(Buttons, TellAShortPressWhenItEnds)
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

TEST_F(Buttons, TellALongPressOfBackOnceAtHalfASecond)
{
    buttons::start(board::pins::buttonPins);
    spi.backPressed = true;
    const uint64_t before = bus.cycles() / 64;
    EXPECT_EQ(buttons::next(2000), buttons::Event::BackLong);
    EXPECT_NEAR(static_cast<double>(bus.cycles() / 64 - before), 504'000, 4'000);
    EXPECT_EQ(buttons::next(1000), buttons::Event::None);
    spi.backPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::None) << "letting go is part of the long press";
}

TEST_F(Buttons, IgnoreBouncesAndKeysHeldSinceBefore)
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

TEST_F(Buttons, TellThatACardWasPutIn)
{
    spi.cardPresent = false;
    buttons::start(board::pins::buttonPins);
    EXPECT_EQ(buttons::next(50), buttons::Event::None);
    spi.cardPresent = true;
    EXPECT_EQ(buttons::next(50), buttons::Event::CardInserted);
    spi.cardPresent = false;
    EXPECT_EQ(buttons::next(50), buttons::Event::None) << "taking it out is no event";
}

TEST_F(Buttons, TellOkOnceHoweverLongItIsHeld)
{
    buttons::start(board::pins::buttonPins);
    spi.okPressed = true;
    EXPECT_EQ(buttons::next(3000), buttons::Event::None);
    spi.okPressed = false;
    EXPECT_EQ(buttons::next(100), buttons::Event::Ok);
    EXPECT_EQ(buttons::next(100), buttons::Event::None);
}

} // namespace
