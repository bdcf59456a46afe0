// The texts of string literals as they lie in the image: packed, made into string objects on first use.
//
// A text is its length in characters (one byte below 128, else two with bit 7 of the first set, high part first) and
// codes: 1..127 are that character, 0 escapes a character of two bytes, 128 and above stand for two codes each. Those
// pairs are the same for the whole image: the data section begins with their count and then two bytes for each.
#pragma once

#include "vm.hpp"

namespace nano
{

constexpr u32 FirstPair = 128;
constexpr u32 MaxTextDepth = 16; // pairs within pairs

class TextReader
{
public:
    // `text` is the first byte of a packed text, `data` the first of the data section.
    TextReader(const u8* text, const u8* data) : from(text), pairs(data + 1), length(0), depth(0)
    {
        length = *from++;
        if (length >= 128)
        {
            length = (length & 127) << 8 | *from++;
        }
    }

    u32 characters() const
    {
        return length;
    }

    u32 next()
    {
        u32 code = depth != 0 ? stack[--depth] : *from++;
        while (code >= FirstPair)
        {
            const u8* pair = pairs + 2 * (code - FirstPair);
            stack[depth++] = pair[1];
            code = pair[0];
        }
        if (code == 0)
        {
            code = load<u16>(from);
            from += 2;
        }
        return code;
    }

    // Behind what was read.
    const u8* position() const
    {
        return from;
    }

private:
    const u8* from;
    const u8* pairs;
    u32 length;
    u32 depth;
    u8 stack[MaxTextDepth];
};

// Where a literal of the image lies: counted from one whose place is known.
const u8* literalAt(u32 literal);

// The string object of a literal, the same one as long as it lives. 0 when the memory is exhausted.
Ref textOf(u32 literal);

} // namespace nano
