#pragma once

#include <cstdint>

/// The checksums of the SD bus: SD Physical Layer Simplified Specification, section 4.5.
namespace drivers::card
{

/// Returns the last byte of a command frame: bits 7:1 are the CRC-7 (x^7 + x^3 + 1) of the preceding bytes, bit 0 is the end bit.
uint8_t frameCrc(const uint8_t* frame, uint32_t count);

/// Lookup table of blockCrc(): CRC-16-CCITT (0x1021) for each value of the CRC's top byte.
const uint16_t* blockCrcTable();

/// CRC-16-CCITT: polynomial 0x1021, initial value 0.
uint16_t blockCrc(const uint8_t* data, uint32_t count);

} // namespace drivers::card
