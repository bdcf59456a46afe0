// The texts of string literals in the image: compressed; string objects are created on first use.
//
// A text is a sequence of symbols (codebook.hpp) that ends with endSymbol. Each symbol from firstPair on expands to two symbols: these
// pairs are shared by the whole image, and the data section starts with their count, followed by two bytes for each. Each
// literalStep-th literal and each array starts at a byte boundary; other texts follow the preceding one without padding.
#pragma once

#include "vm.hpp"

namespace nano
{

constexpr uint32_t escapeSymbol = 0; // 16 bits follow: the character
constexpr uint32_t endSymbol = 1;
constexpr uint32_t spaceSymbol = 2; // and the following characters up to '~'
constexpr uint32_t lineFeedSymbol = spaceSymbol + '~' - ' ' + 1;
constexpr uint32_t firstPair = lineFeedSymbol + 1;
constexpr uint32_t maxTextDepth = 16; // pairs within pairs
constexpr uint32_t endOfText = 0x10000;

class TextReader
{
public:
    /// `position` in bits from the start of the image.
    explicit TextReader(uint32_t position) : at_(position), depth_(0)
    {
    }

    /// The next character, or endOfText.
    uint32_t next();

    /// End of what was read so far.
    uint32_t position() const
    {
        return at_;
    }

private:
    uint32_t at_;
    uint32_t depth_;
    uint8_t stack_[maxTextDepth];
};

/// Position of a literal of the image in bits: found by decoding from the preceding indexed literal (literalStep).
uint32_t literalAt(uint32_t literal);

/// The contents of an array in the image, preceded by their count in two bytes.
const uint8_t* arrayLiteral(uint32_t literal);

/// The string object of a literal, always the same one while it is alive. 0 if memory is exhausted.
Ref textOf(uint32_t literal);

} // namespace nano
