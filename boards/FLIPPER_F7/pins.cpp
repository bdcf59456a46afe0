#include "pins.hpp"

namespace board::pins
{

namespace
{

struct Level
{
    Pin pin;
    bool high;
};

/// Idle levels of the outputs: all chips deselected, the panel in reset, the card powered.
constexpr Level outputs[] = {
    {displaySelect, true}, {cardSelect, true}, {displayCommand, false}, {displayReset, false}, {peripheralPower, true},
};

struct Function
{
    Pin pin;
    uint32_t number;
    bool openDrain;
    Pin::Pull pull;
};

/// RM0434 section 9.3.2; data sheet DS11929, "Alternate function mapping".
constexpr Function functions[] = {
    {clock, spi2Function, false, Pin::Pull::Up},    {dataOut, spi2Function, false, Pin::Pull::Up},
    {dataIn, spi2Function, false, Pin::Pull::Up},   {i2cClock, i2c1Function, true, Pin::Pull::None},
    {i2cData, i2c1Function, true, Pin::Pull::None},
};

} // namespace

void setUp()
{
    peripheralPower.openDrain(true);
    for (const Level& output : outputs)
    {
        output.pin.set(output.high);
        output.pin.mode(Pin::Mode::Output);
    }
    for (const Function& function : functions)
    {
        function.pin.pull(function.pull);
        function.pin.openDrain(function.openDrain);
        if (!function.openDrain) // fast falling edges ring on the power bus
        {
            function.pin.veryHighSpeed();
        }
        function.pin.alternate(function.number);
        function.pin.mode(Pin::Mode::Alternate);
    }
    constexpr Pin lowWhenOn[] = {cardDetect, buttonBack, buttonDown};
    for (const Pin& pin : lowWhenOn)
    {
        pin.mode(Pin::Mode::Input);
        pin.pull(Pin::Pull::Up);
    }
    buttonOk.mode(Pin::Mode::Input);
    buttonOk.pull(Pin::Pull::Down);
}

} // namespace board::pins
