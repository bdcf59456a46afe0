// .NET's standard numeric formats, in the invariant culture.
#pragma once

#include "natives/text_sink.hpp"

namespace nano
{

/// The number 0.digits × 10^scale.
struct Decimal
{
    uint8_t* digits; // digit characters without leading zeros; none if the number is zero
    int32_t count;
    int32_t scale;
    bool negative;
    bool isFloat; // ties round to even, and zero may be negative
};

/// A standard format, which consists of a letter and a precision.
struct StandardFormat
{
    uint32_t letter;   // or customFormat, wrongFormat
    int32_t precision; // -1 if the format has none
};
constexpr uint32_t customFormat = 0; // the format is not a letter followed by digits
constexpr uint32_t wrongFormat = 1;  // the precision has more than six digits

/// Parses a standard format; an empty one is "G".
StandardFormat standardFormat(const uint16_t* format, uint32_t length);

/// Keeps the first `count` digits, rounded. A carry out of the first digit adds one to the scale.
void roundDigits(Decimal& number, int32_t count, bool toEven);

/// Removes trailing zeros.
void trimDigits(Decimal& number);

/// Writes an integer in the format D or X. `bytes` is the size of the integer's type.
void putDigits(TextSink& sink, StandardFormat format, int64_t value, bool negative, uint32_t bytes);

/// Rounds a number to the digits that a format shows; returns false if the format does not exist.
bool prepareNumber(Decimal& number, StandardFormat format);

/// Writes a number from prepareNumber() in the format C, E, F, G, N, P or R. `general` is the smallest scale at which G without a precision
/// writes an exponent; 0 for integers, which are written without one.
void putNumber(TextSink& sink, const Decimal& number, StandardFormat format, int32_t general);

} // namespace nano
