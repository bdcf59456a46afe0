#pragma once

#include <cstdint>

/// SPI2, shared by the display and the SD card: master, mode 0, 8 bits, software-driven chip selects (RM0434, chapter SPI).
namespace drivers::spi
{

/// Value of CR1.BR, which divides the 64 MHz bus clock by a power of two.
enum class Speed : uint32_t
{
    Mhz32 = 0,
    Mhz4 = 3,
    Mhz2 = 4,
};

/// Enables the clock of SPI2, resets and configures it.
void start();

/// Waits until the last half clock has been sent (BSY = 0), which is later than RXNE; called before a chip select rises.
void waitIdle();

/// Waits until the bus is idle and sets its speed; every user of the bus starts with this call. If the bus is held, the holder releases it
/// first. No chip may be selected, because the clock line is briefly undriven.
void setSpeed(Speed speed);

/// Holds the bus between transfers, with the holder's device selected, until the next setSpeed(), which calls `letGo(holder)` once before
/// it changes anything. At most one holder exists.
using LetGo = void (*)(void* holder);
void hold(LetGo letGo, void* holder);

/// Sends a byte and returns the one received meanwhile, or 0 if the SPI does not respond.
uint8_t exchange(uint8_t byte);

/// Sends `count` bytes and discards the received ones. If `crcOf`, a table with the CRC for each value of the top byte, is given, returns
/// the 16-bit CRC of the bytes sent (most significant bit first, initial value 0); `count` must then be even. The CRC is computed while the
/// following bytes are transferred.
uint16_t send(const uint8_t* data, uint32_t count, const uint16_t* crcOf = nullptr);

/// Receives `count` bytes while sending 0xFF. With `crcOf` (see send()), returns the CRC of the bytes received.
uint16_t receive(uint8_t* data, uint32_t count, const uint16_t* crcOf = nullptr);

} // namespace drivers::spi
