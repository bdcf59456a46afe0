// The texts of string literals in the image: compressed; string objects are created on first use.
//
// A text is a sequence of symbols (codebook.hpp) that ends with endLeaf. The data section starts with the number of symbols in
// two bytes and an entry of two halves for each, in the order of their codes: two symbols to which it expands, or a character and
// leaf. Symbols without a code occur only within others. Each literalStep-th literal and each array starts at a byte; other texts
// follow the preceding one without padding.
#pragma once

#include "vm.hpp"

namespace nano
{

constexpr uint32_t halfBits = 9;
constexpr uint32_t leaf = (1u << halfBits) - 1;
constexpr uint32_t maxTextSymbols = leaf;
constexpr uint32_t endLeaf = 256;
constexpr uint32_t escapeLeaf = 257; // 16 bits follow: the character
constexpr uint32_t endOfText = 0x10000;
constexpr uint32_t maxTextDepth = 16; // symbols within symbols

/// The entry of a symbol in the table at `table`: the second half is above the first.
inline uint32_t textEntry(const uint8_t* table, uint32_t symbol)
{
    const uint32_t bit = 16 + 2 * halfBits * symbol;
    return load<uint32_t>(table + bit / 8) >> bit % 8 & ((1u << 2 * halfBits) - 1);
}

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
    uint16_t stack_[maxTextDepth];
};

/// Position of a literal of the image in bits: found by decoding from the preceding indexed literal (literalStep).
uint32_t literalAt(uint32_t literal);

/// The contents of an array in the image, preceded by their count in two bytes.
const uint8_t* arrayLiteral(uint32_t literal);

/// The string object of a literal, always the same one while it is alive. 0 if memory is exhausted.
Ref textOf(uint32_t literal);

} // namespace nano
