// Helpers of the natives of System.String and of others that read or create text.
#pragma once

#include "core/vm.hpp"

namespace nano::natives
{

/// The characters of a string or char[].
inline uint16_t* charactersOf(Ref text)
{
    return reinterpret_cast<uint16_t*>(elementsOf(text));
}

/// Copies by words: without boards/common/memory.cpp, memcpy is newlib-nano's, which copies single bytes.
inline void copyCharacters(uint16_t* to, const uint16_t* from, uint32_t count)
{
    for (; count >= 2; count -= 2, to += 2, from += 2)
    {
        store<uint32_t>(to, load<uint32_t>(from));
    }
    if (count != 0)
    {
        *to = *from;
    }
}

/// A new string of null characters, to be filled before it is returned; 0 after raising OutOfMemoryException.
Ref newString(uint32_t length);

/// A new array; 0 after raising OutOfMemoryException.
Ref newArray(uint32_t type, uint32_t length);

/// Copies the characters of a string or a char[] to a new string or char[]; `source` is read again after the allocation. 0 if an
/// exception is raised.
Ref copyPart(Ref& source, uint32_t start, uint32_t length, uint32_t targetType);

/// A substring; the string itself if the range is the whole string.
Ref partOf(Ref& self, uint32_t start, uint32_t length);

/// Raises ArgumentOutOfRangeException unless the range is within `length` elements.
bool checkRange(int32_t start, int32_t count, uint32_t length);

/// Raises ArgumentNullException for null.
bool checkNotNull(Ref object);

bool sameText(Ref left, Ref right);

/// Whether one of the characters of a set (a string or a char[]) equals `c`.
bool isAnyOf(uint16_t c, const uint16_t* set, uint32_t count);

/// Upper or lower case of a character in .NET's invariant culture: Latin-1, Latin Extended-A, Greek and Cyrillic; only ASCII in an
/// image that is one file with its runtime.
uint32_t changeCase(uint32_t c, bool upper);

} // namespace nano::natives
