#include "protocol.hpp"

#include "checksum.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/spi/spi.hpp"

namespace drivers::card
{

constinit const Pins* wiring = nullptr;

void select()
{
    wiring->select.set(false);
}

void deselect()
{
    spi::waitIdle();
    wiring->select.set(true);
    spi::exchange(0xFF); // the card needs further clocks to release its data line (section 7.5.2)
}

bool waitReady(uint32_t microseconds)
{
    return clock::waitFor(microseconds, [] { return spi::exchange(0xFF) == 0xFF; });
}

uint8_t awaitResponse(uint8_t mask, uint8_t value)
{
    uint8_t response = noResponse;
    for (uint32_t i = 0; i < limits::responseBytes && (response & mask) != value; ++i)
    {
        response = spi::exchange(0xFF);
    }
    return response;
}

uint8_t command(Command number, uint32_t argument)
{
    uint8_t frame[6] = {static_cast<uint8_t>(0x40 | number), static_cast<uint8_t>(argument >> 24), static_cast<uint8_t>(argument >> 16),
                        static_cast<uint8_t>(argument >> 8), static_cast<uint8_t>(argument),       0};
    frame[5] = frameCrc(frame, 5);
    if (number != GoIdle && number != StopTransmission && !waitReady())
    {
        return noResponse;
    }
    spi::send(frame, sizeof frame);
    if (number == StopTransmission)
    {
        spi::exchange(0xFF); // the first byte after CMD12 is undefined
    }
    return awaitResponse(0x80, 0);
}

uint8_t applicationCommand(Command number, uint32_t argument)
{
    const uint8_t response = command(ApplicationCommand, 0);
    return response > idle ? response : command(number, argument);
}

} // namespace drivers::card
