// Exact conversion between binary floating-point numbers and decimal digits.
#pragma once

#include "natives/number_format.hpp"

namespace nano
{

/// A binary format of IEEE 754, with .NET's precisions for it.
struct FloatKind
{
    int32_t fractionBits, exponentBits;
    int32_t general; // scale from which G without a precision has an exponent
    int32_t custom;  // digits used by a custom format
};
constexpr FloatKind doubleKind{52, 11, 17, 15};
constexpr FloatKind singleKind{23, 8, 9, 7};

/// No finite double has more significant decimal digits than 767.
constexpr int32_t mostDigits = 770;

/// The digits of a finite number that a format needs: for G and R without a precision the shortest that parse to the same number, else
/// the exact digits up to the last one shown and at least one more. `digits` has space for mostDigits + 2 characters.
Decimal floatDigits(uint64_t value, const FloatKind& kind, StandardFormat format, uint8_t* digits);

/// Parses a number with an optional exponent, or the name of a non-finite number; false if the text is neither. Surrounding white space
/// and commas before the point are ignored.
bool parseDouble(const uint16_t* text, uint32_t length, uint64_t& value);

} // namespace nano
