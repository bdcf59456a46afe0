#include "display.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/spi/spi.hpp"

namespace drivers::display
{

namespace
{

constexpr uint32_t resetMicroseconds = 1000; // ST7567 data sheet: 1 us at least; the stock firmware uses 1 ms

/// The settings in which the panels differ: V0 regulation ratio and contrast.
struct Setup
{
    uint8_t ratio;
    uint8_t contrast;
};
constexpr Setup setups[] = {{0x25, 32}, {0x26, 28}};

constinit const Pins* wiring = nullptr;

/// Chip select is low for the whole transfer; the controller samples the data/command pin with the last bit of each byte.
void transfer(bool data, const uint8_t* bytes, uint32_t count)
{
    wiring->command.set(data);
    wiring->select.set(false);
    spi::send(bytes, count);
    spi::waitIdle();
    wiring->select.set(true);
}

} // namespace

void start(const Pins& pins, Panel panel)
{
    wiring = &pins;
    pins.select.set(true);
    constexpr bool levels[] = {true, false, true};
    for (const bool level : levels)
    {
        pins.reset.set(level);
        clock::delayMicroseconds(resetMicroseconds);
    }
    const Setup& setup = setups[static_cast<uint8_t>(panel)];
    const uint8_t commands[] = {
        0xE2,                        // software reset
        0xA2,                        // bias 1/9
        0xA0,                        // segments in order
        0xC8,                        // commons reversed
        0x40,                        // start line 0
        setup.ratio,                 //
        0x81,        setup.contrast, // electronic volume
        0x2F,                        // power control: booster, regulator and follower on
        0xA4,                        // pixels from memory
        0xAF,                        // display on
    };
    spi::setSpeed(spi::Speed::Mhz4);
    transfer(false, commands, sizeof commands);
}

void show(const uint8_t* frame)
{
    spi::setSpeed(spi::Speed::Mhz4);
    for (uint32_t page = 0; page < pages; ++page)
    {
        const uint8_t place[] = {0x10, 0x00, static_cast<uint8_t>(0xB0 | page)}; // column high, column low, page
        transfer(false, place, sizeof place);
        transfer(true, frame + page * width, width);
    }
}

} // namespace drivers::display
