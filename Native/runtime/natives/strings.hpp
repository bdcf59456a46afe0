// Helpers for the natives of System.String and for other natives that read or create text.
#pragma once

#include "core/vm.hpp"

namespace nano::natives
{

/// Returns the characters of a string or char[].
inline uint16_t* charactersOf(Ref text)
{
    return reinterpret_cast<uint16_t*>(elementsOf(text));
}

/// Copies whole words. Without boards/common/memory.cpp, memcpy is that of newlib-nano, which copies single bytes.
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

/// Creates a string of null characters, to be filled by the caller. Returns 0 after raising OutOfMemoryException.
Ref newString(uint32_t length);

/// Creates an array. Returns 0 after raising OutOfMemoryException.
Ref newArray(uint32_t type, uint32_t length);

/// Copies the characters of a string or a char[] to a new string or char[]; `source` is read again after the allocation. Returns 0 after
/// raising an exception.
Ref copyPart(Ref& source, uint32_t start, uint32_t length, uint32_t targetType);

/// Returns a substring, or the string itself if the range is the whole string.
Ref partOf(Ref& self, uint32_t start, uint32_t length);

/// Returns false after raising ArgumentOutOfRangeException if the range is not within `length` elements.
bool checkRange(int32_t start, int32_t count, uint32_t length);

/// Returns false after raising ArgumentNullException if `object` is null.
bool checkNotNull(Ref object);

bool sameText(Ref left, Ref right);

/// Whether one of the characters of a set (a string or a char[]) equals `c`.
bool isAnyOf(uint16_t c, const uint16_t* set, uint32_t count);

/// Converts a character to upper or lower case as in .NET's invariant culture: Latin-1, Latin Extended-A, Greek and Cyrillic. In an image
/// that is combined with its runtime in one file, only ASCII is converted.
uint32_t changeCase(uint32_t c, bool upper);

} // namespace nano::natives
