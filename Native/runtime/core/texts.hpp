// The string literals in the image. The literals are compressed; string objects are created on first use.
//
// A literal is a sequence of symbols (codebook.hpp) that ends with endLeaf. The data section starts with a two-byte symbol count,
// followed by an entry for each symbol, in the order of their codes. The two halves of an entry are the two symbols to which the symbol
// expands, or a character and `leaf`. endLeaf can also be the last part of a symbol's expansion. Symbols without a code occur only within
// other symbols. Every literalStep-th literal and every array starts at a byte boundary; other texts follow the preceding one without
// padding.
#pragma once

#include "vm.hpp"

namespace nano
{

constexpr uint32_t halfBits = 9;
constexpr uint32_t leaf = (1u << halfBits) - 1;
constexpr uint32_t maxTextSymbols = leaf;
constexpr uint32_t endLeaf = 256;
constexpr uint32_t escapeLeaf = 257; // followed by the 16 bits of the character
constexpr uint32_t endOfText = 0x10000;
constexpr uint32_t maxTextDepth = 16; // symbols within symbols

/// Reads the entry of a symbol in `table`; the second half is in the bits above the first.
inline uint32_t textEntry(const uint8_t* table, uint32_t symbol)
{
    const uint32_t bit = 16 + 2 * halfBits * symbol;
    return load<uint32_t>(table + bit / 8) >> bit % 8 & ((1u << 2 * halfBits) - 1);
}

class TextReader
{
public:
    /// `position` counts in bits from the start of the image.
    explicit TextReader(uint32_t position) : at_(position), depth_(0)
    {
    }

    /// Returns the next character, or endOfText.
    uint32_t next();

    /// Position up to which the string has been read.
    uint32_t position() const
    {
        return at_;
    }

private:
    uint32_t at_;
    uint32_t depth_;
    uint16_t stack_[maxTextDepth];
};

/// Position in bits of a literal of the image, found by decoding from the preceding indexed literal (literalStep).
uint32_t literalAt(uint32_t literal);

/// The contents of an array in the image, preceded by their count in two bytes.
const uint8_t* arrayLiteral(uint32_t literal);

/// Creates a string object for a literal, with room for more characters at its end. Returns 0 if memory is exhausted.
Ref newTextOf(uint32_t literal, uint32_t more);

/// Returns the string object of a literal, or 0 if memory is exhausted. While that object is alive, every call returns it.
Ref textOf(uint32_t literal);

} // namespace nano
