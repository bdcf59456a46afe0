#include "resume/board.hpp"

#include "clocks.hpp"
#include "drivers/card/sd_card.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/i2c/i2c.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/spi/spi.hpp"
#include "drivers/system/system.hpp"
#include "pins.hpp"
#include "target.hpp"

namespace resume
{

void startBoard()
{
    drivers::clock::start();
    (void)board::startClocks();
    board::startBuses();
    drivers::system::start();
    board::startSlowClock();
    board::pins::setUp();
    drivers::spi::start();
    drivers::i2c::start(false);
    (void)drivers::leds::start(); // if the LED driver does not respond, the LED stays dark
    drivers::card::SdCard::start(board::pins::cardPins);
}

bool isCardPresent()
{
    return !board::pins::cardDetect.isHigh();
}

bool isOkDown()
{
    return board::pins::buttonOk.isHigh();
}

bool isBackWanted()
{
    return !board::pins::buttonDown.isHigh();
}

uint32_t target()
{
    return board::target;
}

} // namespace resume
