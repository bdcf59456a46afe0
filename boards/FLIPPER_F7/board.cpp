#include "board.hpp"

#include "clocks.hpp"
#include "drivers/buttons/buttons.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/console/console.hpp"
#include "drivers/display/display.hpp"
#include "drivers/i2c/i2c.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/spi/spi.hpp"
#include "drivers/system/system.hpp"
#include "interop/board.hpp"
#include "pins.hpp"
#include "target.hpp"

namespace board
{

namespace
{

/// From this hardware version on, the power bus has the pull-ups that 400 kHz requires.
constexpr uint8_t fastBusVersion = 11;

} // namespace

bool start()
{
    drivers::clock::start();
    if (!startClocks())
    {
        return false;
    }
    startDrivers();
    return true;
}

void startDrivers()
{
    startBuses();
    drivers::system::start();
    pins::setUp();
    drivers::console::start(pins::consoleTransmit, pins::usart1Function);
    drivers::spi::start();
    drivers::i2c::start(drivers::system::hardwareVersion() >= fastBusVersion);
    (void)drivers::leds::start(); // if the LED driver does not respond, the device works without backlight and LED
    drivers::card::SdCard::start(pins::cardPins);
    drivers::display::start(pins::displayPins,
                            drivers::system::hasMggDisplay() ? drivers::display::Panel::Mgg : drivers::display::Panel::Erc);
    drivers::buttons::start(pins::buttonPins);
}

bool isRestartKeyDown()
{
    return pins::buttonOk.isHigh();
}

} // namespace board

const int32_t interop::buildTarget = board::target;
