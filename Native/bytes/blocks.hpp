#pragma once

#include <cstdint>

/// Functions that search, sum and parse blocks of bytes, with the semantics of Hal/IBytes.cs.
namespace bytes
{

/// Index of the first difference, or -1 if the blocks are equal.
int32_t firstDifference(const uint8_t* left, const uint8_t* right, uint32_t count);

/// Index of the first byte equal to `value`, or -1.
int32_t indexOf(const uint8_t* data, uint32_t count, uint8_t value);

/// Index of the first occurrence of a byte sequence of at least one byte, or -1.
int32_t indexOf(const uint8_t* data, uint32_t count, const uint8_t* pattern, uint32_t length);

/// Parses a number in a radix of up to 10. Returns the number of digits, negated if the number does not fit into 32 bits.
int32_t readDigits(const uint8_t* data, uint32_t count, uint32_t radix, uint32_t& number);

/// Sum of all bytes, as in the checksum of a tar header.
int32_t sum(const uint8_t* data, uint32_t count);

} // namespace bytes
