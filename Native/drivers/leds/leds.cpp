#include "leds.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/i2c/i2c.hpp"

namespace drivers::leds
{

namespace
{

constexpr uint8_t chip = 0x60;
constexpr uint32_t startUpMicroseconds = 500; // data sheet: start-up takes 488 us after CHIP_EN

enum Register : uint8_t
{
    Enable = 0x00,
    PwmBlue = 0x02,
    PwmGreen = 0x03,
    PwmRed = 0x04,
    CurrentBlue = 0x05,
    CurrentGreen = 0x06,
    CurrentRed = 0x07,
    Configuration = 0x08,
    Reset = 0x0D,
    PwmWhite = 0x0E,
    CurrentWhite = 0x0F,
    Map = 0x70,
};

struct Step
{
    Register at;
    uint8_t value;
};

/// Currents in units of 0.1 mA, the same as in the stock firmware. The LED map assigns all outputs to the PWM registers and none to a
/// program engine.
constexpr Step first[] = {{Reset, 0xFF}, {CurrentRed, 50}, {CurrentGreen, 50}, {CurrentBlue, 50}, {CurrentWhite, 150},
                          {PwmRed, 0},   {PwmGreen, 0},    {PwmBlue, 0},       {PwmWhite, 0},     {Enable, 0xC0}};
constexpr Step second[] = {{Configuration, 0x61}, {Map, 0x00}};

bool put(Step step)
{
    const uint8_t bytes[] = {step.at, step.value};
    return i2c::write(chip, bytes, sizeof bytes);
}

} // namespace

bool start()
{
    bool answers = true;
    for (const Step step : first)
    {
        answers &= put(step) || step.at == Reset; // the chip might not acknowledge the byte that resets it
    }
    clock::delayMicroseconds(startUpMicroseconds);
    for (const Step step : second)
    {
        answers &= put(step);
    }
    return answers;
}

void setBacklight(bool on)
{
    put({PwmWhite, static_cast<uint8_t>(on ? 0xFF : 0)});
}

void setLed(uint8_t red, uint8_t green, uint8_t blue)
{
    const Step steps[] = {{PwmRed, red}, {PwmGreen, green}, {PwmBlue, blue}};
    for (const Step step : steps)
    {
        put(step);
    }
}

} // namespace drivers::leds
