#include "natives/number_parse.hpp"

namespace nano
{

namespace
{

uint32_t digitOf(uint32_t c)
{
    if (c <= '9')
    {
        return c - '0';
    }
    uint32_t letter = c | 32;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : ~0u;
}

/// Parses one or more digits; the string must end after them.
ParseResult parseDigits(const uint16_t* text, uint32_t length, uint32_t base, uint64_t& value)
{
    bool tooBig = false;
    value = 0;
    for (uint32_t i = 0; i < length; i++)
    {
        uint32_t digit = digitOf(text[i]);
        if (digit >= base)
        {
            return ParseResult::Format;
        }
        // The bound is checked in two halves, because a 64-bit division is a library call on the Cortex-M4.
        uint64_t low = (value & 0xFFFFFFFF) * base + digit;
        uint64_t high = (value >> 32) * base + (low >> 32);
        tooBig |= high >> 32 != 0;
        value = high << 32 | (low & 0xFFFFFFFF);
    }
    return length == 0 ? ParseResult::Format : tooBig ? ParseResult::Overflow : ParseResult::Done;
}

ParseResult parseDecimal(const uint16_t* text, uint32_t length, const IntegerRange& range, uint64_t limit, int64_t& value)
{
    while (length > 0 && isBlank(*text))
    {
        text++;
        length--;
    }
    // .NET allows NUL characters after the number.
    while (length > 0 && text[length - 1] == 0)
    {
        length--;
    }
    while (length > 0 && isBlank(text[length - 1]))
    {
        length--;
    }
    bool negative = length > 0 && *text == '-';
    uint32_t sign = negative || (length > 0 && *text == '+') ? 1 : 0;
    uint64_t magnitude = 0;
    ParseResult result = parseDigits(text + sign, length - sign, 10, magnitude);
    value = static_cast<int64_t>(negative ? 0 - magnitude : magnitude);
    bool tooBig = magnitude > (negative ? 0 - static_cast<uint64_t>(range.min) : limit);
    return result == ParseResult::Done && tooBig ? ParseResult::Overflow : result;
}

} // namespace

ParseResult parseInteger(const uint16_t* text, uint32_t length, const IntegerRange& range, int32_t base, int64_t& value)
{
    uint64_t limit = range.max == 0 ? UINT64_MAX : static_cast<uint64_t>(range.max);
    if (base == 10)
    {
        return parseDecimal(text, length, range, limit, value);
    }
    if (base != 2 && base != 8 && base != 16)
    {
        return ParseResult::Argument;
    }
    if (length == 0)
    {
        return ParseResult::Empty;
    }
    if (*text == '-')
    {
        return ParseResult::Argument;
    }
    uint32_t start = *text == '+' ? 1 : 0;
    start += base == 16 && length > start + 1 && text[start] == '0' && (text[start + 1] | 32) == 'x' ? 2 : 0;
    uint64_t bits = 0;
    ParseResult result = parseDigits(text + start, length - start, static_cast<uint32_t>(base), bits);
    value = static_cast<int64_t>(bits);
    // The digits are all bits of the type, including the sign bit.
    uint64_t all = range.min == 0 ? limit : limit << 1 | 1;
    return result == ParseResult::Done && bits > all ? ParseResult::Overflow : result;
}

} // namespace nano
