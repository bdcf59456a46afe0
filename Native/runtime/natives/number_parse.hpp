// Parsing of integers.
#pragma once

#include "natives/text_sink.hpp"

namespace nano
{

enum class ParseResult : uint8_t
{
    Done,
    Format,
    Overflow,
    Empty,    // a number in a base other than 10 has no digits
    Argument, // the base is not supported, or a number in a base other than 10 has a sign
};

/// Range of an integer type; both bounds are 0 for UInt64.
struct IntegerRange
{
    int64_t min, max;
};

/// Parses a number in base 2, 8, 10 or 16. In base 10, the number may have a sign and surrounding white space; in other bases, the digits
/// are the bits of the number.
ParseResult parseInteger(const uint16_t* text, uint32_t length, const IntegerRange& range, int32_t base, int64_t& value);

} // namespace nano
