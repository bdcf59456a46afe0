#pragma once

#include <cstdint>

/// SPI2, which the display and the SD card share: master, mode 0, 8 bits, chip selects by hand (RM0434 section 35.5).
namespace drivers::spi
{

/// Clock as a power of two of the 64 MHz bus clock: CR1.BR.
enum class Speed : uint32_t
{
    Mhz32 = 0,
    Mhz4 = 3,
    Mhz2 = 4,
};

/// Clocks the block on, takes it out of reset and sets it up.
void start();

/// Waits until the last half clock is on the wire (BSY = 0): before a chip select rises. RXNE comes earlier.
void waitIdle();

/// Takes the bus, idle, at a speed: every user of the bus begins so. A holder releases it first. No chip may be selected: the clock line is
/// undriven for a moment.
void setSpeed(Speed speed);

/// Holds the bus between transfers, with its device selected, until the next setSpeed(): that calls `letGo(holder)` once, before anything
/// changes. At most one holds it.
using LetGo = void (*)(void* holder);
void hold(LetGo letGo, void* holder);

/// Sends a byte and returns the one that came in meanwhile; 0 when the block does not answer.
uint8_t exchange(uint8_t byte);

/// Sends `count` bytes and drops what comes in. Returns the 16-bit CRC of an even number of them, most significant bit first, initial value
/// 0, where `crcOf` is given: what a byte at the top of the CRC becomes. It is folded in while the next bytes are under way.
uint16_t send(const uint8_t* data, uint32_t count, const uint16_t* crcOf = nullptr);

/// Receives `count` bytes while sending 0xFF; the CRC is that of the bytes received.
uint16_t receive(uint8_t* data, uint32_t count, const uint16_t* crcOf = nullptr);

} // namespace drivers::spi
