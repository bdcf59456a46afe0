// Converts exactly between binary floating-point numbers and decimal digits.
#pragma once

#include "natives/number_format.hpp"

namespace nano
{

/// A binary format of IEEE 754 and .NET's precisions for that format.
struct FloatKind
{
    int32_t fractionBits, exponentBits;
    int32_t general; // smallest scale at which G without a precision writes an exponent
    int32_t custom;  // number of digits that a custom format uses
};
constexpr FloatKind doubleKind{52, 11, 17, 15};
constexpr FloatKind singleKind{23, 8, 9, 7};

/// Maximum number of digits that are kept; enough, because no finite double has more than 767 significant decimal digits.
constexpr int32_t mostDigits = 770;

/// Generates as many digits of a finite number as a format needs. For G and R without a precision, these are the fewest digits that parse
/// to the same number; for other formats, the exact digits up to the last digit shown, and at least one more. `digits` has space for
/// mostDigits + 2 characters.
Decimal floatDigits(uint64_t value, const FloatKind& kind, StandardFormat format, uint8_t* digits);

/// Parses a number with an optional exponent, or the name of a non-finite number; returns false if the string is neither. Surrounding white
/// space and commas before the point are ignored.
bool parseDouble(const uint16_t* text, uint32_t length, uint64_t& value);

} // namespace nano
