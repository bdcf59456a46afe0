// The texts of string literals in the image: compressed; string objects are created on first use.
//
// A text is its length in characters (one byte below 128, else two with bit 7 of the first set, high part first) and
// codes: 1..127 are that character, 0 escapes a character of two bytes, 128 and above stand for two codes each. Those
// pairs are shared by the whole image: the data section starts with their count, then two bytes for each.
#pragma once

#include "vm.hpp"

namespace nano
{

constexpr uint32_t firstPair = 128;
constexpr uint32_t maxTextDepth = 16; // pairs within pairs

class TextReader
{
public:
    /// `text` is the first byte of a compressed text, `data` the first of the data section.
    TextReader(const uint8_t* text, const uint8_t* data) : from_(text), pairs_(data + 1), length_(0), depth_(0)
    {
        length_ = *from_++;
        if (length_ >= 128)
        {
            length_ = (length_ & 127) << 8 | *from_++;
        }
    }

    uint32_t characters() const
    {
        return length_;
    }

    uint32_t next()
    {
        uint32_t code = depth_ != 0 ? stack_[--depth_] : *from_++;
        while (code >= firstPair)
        {
            const uint8_t* pair = pairs_ + 2 * (code - firstPair);
            stack_[depth_++] = pair[1];
            code = pair[0];
        }
        if (code == 0)
        {
            code = load<uint16_t>(from_);
            from_ += 2;
        }
        return code;
    }

    /// End of the text read so far.
    const uint8_t* position() const
    {
        return from_;
    }

private:
    const uint8_t* from_;
    const uint8_t* pairs_;
    uint32_t length_;
    uint32_t depth_;
    uint8_t stack_[maxTextDepth];
};

/// Address of a literal of the image: found by walking from the preceding indexed one (literalStep).
const uint8_t* literalAt(uint32_t literal);

/// The string object of a literal, the same one as long as it lives. 0 if memory is exhausted.
Ref textOf(uint32_t literal);

} // namespace nano
