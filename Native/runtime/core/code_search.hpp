// Looks up the symbol of a canonical code in the codebook of the image (codebook.hpp). Included by compressed_code.cpp only.
#pragma once

#include "codebook.hpp"
#include "vm.hpp"

namespace nano
{

namespace
{

/// Position of the code's length in the result of a search; the lower bits are the symbol.
constexpr uint32_t lengthShift = 10;
constexpr uint32_t symbolMask = (1u << lengthShift) - 1;

/// Look-up table, indexed by the next quickBits bits. An entry contains the symbol and the length of its code; if the code is longer than
/// quickBits, the entry contains the first quickBits bits of the code as a number, the first bit in the highest position.
/// The table saves four fifths of the instructions of a full search.
constexpr uint32_t quickBits = 7;
uint16_t quick[static_cast<uint32_t>(Alphabet::Count)][1 << quickBits];

/// State of a search that has passed all codes up to a certain length.
struct Search
{
    uint32_t code;   // bits read
    uint32_t first;  // first code of the current length
    uint32_t passed; // number of symbols with shorter codes
    const uint8_t* counts;
};
Search longer[static_cast<uint32_t>(Alphabet::Count)]; // search state after quickBits bits; `code` is set for each search

/// Returns the position of the symbol whose code continues with `window`, and the length of the code; 0 if no code of up to `limit` bits
/// matches.
inline uint32_t lookUp(Search& search, uint32_t window, uint32_t from, uint32_t limit)
{
    for (uint32_t length = from; length <= limit; length++)
    {
        search.code = search.code << 1 | (window & 1);
        window >>= 1;
        uint32_t first = search.first << 1;
        uint32_t count = *search.counts++;
        if (search.code - first < count)
        {
            return (search.passed + search.code - first) | length << lengthShift;
        }
        search.passed += count;
        search.first = first + count;
    }
    return 0;
}

/// Converts a position to the symbol, using the alphabet's table. For strings, the position is the symbol.
inline uint32_t symbolAt(uint32_t alphabet, const uint8_t* table, uint32_t found)
{
    if (found == 0 || alphabet == static_cast<uint32_t>(Alphabet::Texts))
    {
        return found;
    }
    return (found & ~symbolMask) | table[longestCode + (found & symbolMask)];
}

[[gnu::noinline]] uint32_t lookUpLonger(Alphabet alphabet, uint32_t code, uint32_t window)
{
    Search search = longer[static_cast<uint32_t>(alphabet)];
    search.code = code;
    const uint8_t* table = search.counts - quickBits;
    return symbolAt(static_cast<uint32_t>(alphabet), table, lookUp(search, window >> quickBits, quickBits + 1, longestCode));
}

} // namespace

} // namespace nano
