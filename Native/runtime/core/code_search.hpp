// Search for the symbol of a canonical code in the codebook of the image (codebook.hpp). For dense.cpp alone.
#pragma once

#include "codebook.hpp"
#include "vm.hpp"

namespace nano
{

namespace
{

// Indexed by the next QuickBits bits: the symbol and, in the high byte, the length of its code; for a longer code these bits as they stand
// in it. Takes a fifth of the instructions of a search.
constexpr u32 QuickBits = 6;
u16 quick[static_cast<u32>(Alphabet::Count)][1 << QuickBits];

// State of a search that has tried all codes up to a length.
struct Search
{
    u32 code;  // bits looked at
    u32 first; // the first code that is longer, so far
    const u8* counts;
    const u8* symbols;
};
Search longer[static_cast<u32>(Alphabet::Count)]; // at QuickBits, `code` is another each time

// The symbol whose code continues with `window`, its length in the high byte; 0 when there is none up to `limit`.
inline u32 lookUp(Search& search, u32 window, u32 from, u32 limit)
{
    for (u32 length = from; length <= limit; length++)
    {
        search.code = search.code << 1 | (window & 1);
        window >>= 1;
        u32 first = search.first << 1;
        u32 count = *search.counts++;
        if (search.code - first < count)
        {
            return search.symbols[search.code - first] | length << 8;
        }
        search.symbols += count;
        search.first = first + count;
    }
    return 0;
}

[[gnu::noinline]] u32 lookUpLonger(Alphabet alphabet, u32 code, u32 window)
{
    Search search = longer[static_cast<u32>(alphabet)];
    search.code = code;
    return lookUp(search, window >> QuickBits, QuickBits + 1, LongestCode);
}

} // namespace

} // namespace nano
