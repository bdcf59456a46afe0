#pragma once

#include <cstdint>

/// SPI2, shared by the display and the SD card: master, mode 0, 8 bits, chip selects by software (RM0434 section 35.5).
namespace drivers::spi
{

/// Clock as a power of two of the 64 MHz bus clock: CR1.BR.
enum class Speed : uint32_t
{
    Mhz32 = 0,
    Mhz4 = 3,
    Mhz2 = 4,
};

/// Enables the block's clock, releases its reset and configures it.
void start();

/// Waits until the last half clock is on the wire (BSY = 0): before a chip select rises. RXNE comes earlier.
void waitIdle();

/// Acquires the idle bus at a speed; every user of the bus starts with this call. If the bus is held, the holder releases it first. No
/// chip may be selected: the clock line is undriven briefly.
void setSpeed(Speed speed);

/// Holds the bus between transfers, with the holder's device selected, until the next setSpeed(), which calls `letGo(holder)` once before
/// it changes anything. At most one holder exists.
using LetGo = void (*)(void* holder);
void hold(LetGo letGo, void* holder);

/// Sends a byte and returns the one received meanwhile; 0 if the block does not respond.
uint8_t exchange(uint8_t byte);

/// Sends `count` bytes and drops the received ones. With `crcOf`, a table of the CRC of each top byte, returns the 16-bit CRC of an even
/// number of bytes, most significant bit first, initial value 0. The CRC is computed during the transfer of the next bytes.
uint16_t send(const uint8_t* data, uint32_t count, const uint16_t* crcOf = nullptr);

/// Receives `count` bytes while sending 0xFF; the CRC is that of the bytes received.
uint16_t receive(uint8_t* data, uint32_t count, const uint16_t* crcOf = nullptr);

} // namespace drivers::spi
