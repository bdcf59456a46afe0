#pragma once

#include <cstdint>

/// I2C1, the bus of the LED driver, gauge and charger (RM0434, chapter I2C).
namespace drivers::i2c
{

/// Enables the clock of I2C1, resets and configures it; `fast` selects 400 kHz for boards that allow it, otherwise 100 kHz.
void start(bool fast);

/// Writes to the chip with the 8-bit address `chip`; returns false if the chip does not acknowledge.
bool write(uint8_t chip, const uint8_t* data, uint32_t count);

/// Reads `count` bytes from register `at`: a write that ends with a STOP, then a read, as these chips expect.
bool read(uint8_t chip, uint8_t at, uint8_t* data, uint32_t count);

} // namespace drivers::i2c
