// Writes strings of unknown length. The formatter runs twice: first to count, then to write.
#pragma once

#include "natives/strings.hpp"

namespace nano
{

/// Counts characters, and also stores them if there is a target.
struct TextSink
{
    uint16_t* target = nullptr;
    uint32_t length = 0;

    void put(uint32_t character)
    {
        if (target != nullptr)
        {
            target[length] = static_cast<uint16_t>(character);
        }
        length++;
    }
    void repeat(uint32_t character, int32_t count)
    {
        for (; count > 0; count--)
        {
            put(character);
        }
    }
};

constexpr uint32_t decimalSpace = 20; // number of digits of the largest 64-bit number

/// Stores the decimal digits of a number so that they end at `end`. Returns the number of digits, which is 0 for zero.
uint32_t decimalDigits(uint64_t value, uint8_t* end);

/// Writes a number with at least `minDigits` digits.
void putDecimal(TextSink& sink, uint64_t value, int32_t minDigits);

inline bool isBlank(uint32_t character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

/// Builds the string that `write(TextSink&)` writes. Objects may have moved before the second call to `write`. Returns 0 after raising
/// OutOfMemoryException.
template<typename Write>
Ref newText(Write write)
{
    TextSink count;
    write(count);
    Ref text = natives::newString(count.length);
    if (text != 0)
    {
        TextSink sink{natives::charactersOf(text)};
        write(sink);
    }
    return text;
}

} // namespace nano
