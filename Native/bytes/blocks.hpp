#pragma once

#include <cstdint>

/// Searches, sums and numbers in blocks of bytes, with the semantics of Hal/IBytes.cs.
namespace bytes
{

/// Index of the first difference, or -1 if equal.
int32_t firstDifference(const uint8_t* left, const uint8_t* right, uint32_t count);

/// Index of the first byte `value`, or -1.
int32_t indexOf(const uint8_t* data, uint32_t count, uint8_t value);

/// Index of the first occurrence of a byte sequence of at least one byte, or -1.
int32_t indexOf(const uint8_t* data, uint32_t count, const uint8_t* pattern, uint32_t length);

/// Reads a number of a radix up to 10. Returns the number of digits, negative if the number does not fit 32 bits.
int32_t readDigits(const uint8_t* data, uint32_t count, uint32_t radix, uint32_t& number);

/// Sum of all bytes, as in the checksum of a tar header.
int32_t sum(const uint8_t* data, uint32_t count);

} // namespace bytes
