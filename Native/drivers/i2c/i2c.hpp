#pragma once

#include <cstdint>

/// I2C1: LED driver, gauge and charger (RM0434 section 32.4).
namespace drivers::i2c
{

/// Enables the block's clock, releases its reset and configures it; 400 kHz where the board allows it, else 100 kHz.
void start(bool fast);

/// Writes to the chip with the 8-bit address `chip`; returns false if it does not answer.
bool write(uint8_t chip, const uint8_t* data, uint32_t count);

/// Reads `count` bytes from register `at`: a write that ends with a stop, then a read, as the chips here expect.
bool read(uint8_t chip, uint8_t at, uint8_t* data, uint32_t count);

} // namespace drivers::i2c
