// Search for the symbol of a canonical code in the codebook of the image (codebook.hpp). Included by compressed_code.cpp only.
#pragma once

#include "codebook.hpp"
#include "vm.hpp"

namespace nano
{

namespace
{

/// Indexed by the next quickBits bits: the symbol and, in the high byte, the length of its code; for a longer code, the same bits
/// in code order. Takes a fifth of the instructions of a full search.
constexpr uint32_t quickBits = 6;
uint16_t quick[static_cast<uint32_t>(Alphabet::Count)][1 << quickBits];

/// State of a search after all codes up to a length.
struct Search
{
    uint32_t code;  // bits read
    uint32_t first; // first code of the current length
    const uint8_t* counts;
    const uint8_t* symbols;
};
Search longer[static_cast<uint32_t>(Alphabet::Count)]; // state at quickBits; `code` differs for each search

/// The symbol whose code continues with `window`, its length in the high byte; 0 if there is none up to length `limit`.
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
            return search.symbols[search.code - first] | length << 8;
        }
        search.symbols += count;
        search.first = first + count;
    }
    return 0;
}

[[gnu::noinline]] uint32_t lookUpLonger(Alphabet alphabet, uint32_t code, uint32_t window)
{
    Search search = longer[static_cast<uint32_t>(alphabet)];
    search.code = code;
    return lookUp(search, window >> quickBits, quickBits + 1, longestCode);
}

} // namespace

} // namespace nano
