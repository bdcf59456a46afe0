// Search for the symbol of a canonical code in the codebook of the image (codebook.hpp). Included by compressed_code.cpp only.
#pragma once

#include "codebook.hpp"
#include "vm.hpp"

namespace nano
{

namespace
{

/// A symbol found: from this bit on the length of its code.
constexpr uint32_t lengthShift = 10;
constexpr uint32_t symbolMask = (1u << lengthShift) - 1;

/// Indexed by the next quickBits bits: the symbol and the length of its code; for a longer code the same bits in code order. Needs a fifth
/// of the instructions of a full search.
constexpr uint32_t quickBits = 7;
uint16_t quick[static_cast<uint32_t>(Alphabet::Count)][1 << quickBits];

/// State of a search after all codes up to a length.
struct Search
{
    uint32_t code;   // bits read
    uint32_t first;  // first code of the current length
    uint32_t passed; // symbols with shorter codes
    const uint8_t* counts;
};
Search longer[static_cast<uint32_t>(Alphabet::Count)]; // state at quickBits; `code` differs for each search

/// The position of the symbol whose code continues with `window`, and the length of the code; 0 if there is none up to length `limit`.
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

/// The symbol at a position found, by the table of its alphabet. Those of texts are the positions.
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
