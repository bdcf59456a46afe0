// Whole numbers from text.
#pragma once

#include "natives/text_sink.hpp"

namespace nano
{

enum class ParseResult : uint8_t
{
    Done,
    Format,
    Overflow,
    Empty,    // without digits in a base other than 10
    Argument, // base that does not exist, or a sign in one other than 10
};

/// Range of a whole number type; both bounds are 0 for UInt64.
struct IntegerRange
{
    int64_t min, max;
};

/// Reads a number in base 2, 8, 10 or 16, which in base 10 may have a sign and white space around it. In the other bases the digits are the
/// bits of the number.
ParseResult parseInteger(const uint16_t* text, uint32_t length, const IntegerRange& range, int32_t base, int64_t& value);

} // namespace nano
