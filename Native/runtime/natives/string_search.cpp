// System.String: IndexOf, LastIndexOf, IndexOfAny, LastIndexOfAny. Ordinal.
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

enum class Find : uint8_t
{
    Character,
    Any, // any of several characters
    Text
};

/// Set of the low seven bits of several characters. A character whose low bits are not in the set is not one of these characters.
struct LowBits
{
    uint32_t words[4] = {};

    LowBits(const uint16_t* characters, uint32_t count)
    {
        for (uint32_t i = 0; i < count; i++)
        {
            words[characters[i] >> 5 & 3] |= 1u << (characters[i] & 31);
        }
    }

    bool mayHave(uint16_t c) const
    {
        return (words[c >> 5 & 3] >> (c & 31) & 1) != 0;
    }
};

struct Pattern
{
    const uint16_t* characters;
    uint32_t count;
    Find find;
    LowBits low = {characters, find == Find::Any ? count : 0};

    /// Number of characters in a match.
    uint32_t size() const
    {
        return find == Find::Any ? 1 : count;
    }

    /// Inlined because it is called for each character of a string, and most characters do not start a match.
    [[gnu::always_inline]] bool matches(const uint16_t* at) const
    {
        return (find == Find::Any ? low.mayHave(*at) : count == 0 || *at == *characters) && matchesAll(at);
    }

    [[gnu::noinline]] bool matchesAll(const uint16_t* at) const
    {
        if (find == Find::Any)
        {
            return isAnyOf(*at, characters, count);
        }
        uint32_t same = 0;
        while (same < count && at[same] == characters[same])
        {
            same++;
        }
        return same == count;
    }
};

constexpr int32_t notFound = -1;

/// Length of the range from `start` to the end of the string. If `start` is out of bounds, so is the resulting range.
int32_t rest(Ref text, int32_t start)
{
    return static_cast<int32_t>(lengthOf(text) - static_cast<uint32_t>(start));
}

/// Number of characters up to and including `start`.
int32_t upTo(int32_t start)
{
    return static_cast<int32_t>(static_cast<uint32_t>(start) + 1);
}

int32_t lastIndex(Ref text)
{
    return static_cast<int32_t>(lengthOf(text)) - 1;
}

int32_t first(Ref text, const Pattern& pattern, int32_t start, int32_t count)
{
    if (!checkRange(start, count, lengthOf(text)))
    {
        return 0;
    }
    const uint16_t* characters = charactersOf(text);
    const int32_t end = start + count - static_cast<int32_t>(pattern.size());
    const bool hasFirst = pattern.find != Find::Any && pattern.count != 0;
    const uint16_t sought = hasFirst ? *pattern.characters : uint16_t{0};
    for (int32_t i = start; i <= end; i++)
    {
        // Most characters do not start a match, so a separate loop skips them.
        if (hasFirst)
        {
            while (i < end && characters[i] != sought)
            {
                i++;
            }
        }
        if (pattern.matches(characters + i))
        {
            return i;
        }
    }
    return notFound;
}

/// As in .NET, a search of an empty string for characters may start at any index, and one for a string may start at -1. A search for a
/// string may always start one past the end.
int32_t last(Ref text, const Pattern& pattern, int32_t start, int32_t count)
{
    const uint32_t length = lengthOf(text);
    if (pattern.find == Find::Text && static_cast<uint32_t>(start) == length)
    {
        start--;
        count -= count > 0 ? 1 : 0;
    }
    if (length == 0 && (pattern.find != Find::Text || start == -1))
    {
        start = -1;
        count = 0;
    }
    else if (static_cast<uint32_t>(start) >= length || static_cast<uint32_t>(count) > static_cast<uint32_t>(start) + 1)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return 0;
    }
    for (int32_t i = start + 1 - static_cast<int32_t>(pattern.size()); i > start - count; i--)
    {
        if (pattern.matches(charactersOf(text) + i))
        {
            return i;
        }
    }
    return notFound;
}

using Search = int32_t (*)(Ref text, const Pattern& pattern, int32_t start, int32_t count);

int32_t character(Search search, Ref self, uint16_t value, int32_t start, int32_t count)
{
    return search(self, {&value, 1, Find::Character}, start, count);
}

int32_t anyOrText(Search search, Ref self, Ref sought, Find find, int32_t start, int32_t count)
{
    return checkNotNull(sought) ? search(self, {charactersOf(sought), lengthOf(sought), find}, start, count) : 0;
}

} // namespace

bool isAnyOf(uint16_t c, const uint16_t* set, uint32_t count)
{
    uint32_t i = 0;
    while (i < count && set[i] != c)
    {
        i++;
    }
    return i != count;
}

int32_t String_IndexOf__Char(Ref& self, uint16_t value)
{
    return character(first, self, value, 0, rest(self, 0));
}

int32_t String_IndexOf__Char_Int32(Ref& self, uint16_t value, int32_t startIndex)
{
    return character(first, self, value, startIndex, rest(self, startIndex));
}

int32_t String_IndexOf__Char_Int32_Int32(Ref& self, uint16_t value, int32_t startIndex, int32_t count)
{
    return character(first, self, value, startIndex, count);
}

int32_t String_IndexOf__String(Ref& self, Ref& value)
{
    return anyOrText(first, self, value, Find::Text, 0, rest(self, 0));
}

int32_t String_IndexOf__String_Int32(Ref& self, Ref& value, int32_t startIndex)
{
    return anyOrText(first, self, value, Find::Text, startIndex, rest(self, startIndex));
}

int32_t String_IndexOf__String_Int32_Int32(Ref& self, Ref& value, int32_t startIndex, int32_t count)
{
    return anyOrText(first, self, value, Find::Text, startIndex, count);
}

int32_t String_IndexOfAny__CharArray(Ref& self, Ref& anyOf)
{
    return anyOrText(first, self, anyOf, Find::Any, 0, rest(self, 0));
}

int32_t String_IndexOfAny__CharArray_Int32(Ref& self, Ref& anyOf, int32_t startIndex)
{
    return anyOrText(first, self, anyOf, Find::Any, startIndex, rest(self, startIndex));
}

int32_t String_IndexOfAny__CharArray_Int32_Int32(Ref& self, Ref& anyOf, int32_t startIndex, int32_t count)
{
    return anyOrText(first, self, anyOf, Find::Any, startIndex, count);
}

int32_t String_LastIndexOf__Char(Ref& self, uint16_t value)
{
    return character(last, self, value, lastIndex(self), rest(self, 0));
}

int32_t String_LastIndexOf__Char_Int32(Ref& self, uint16_t value, int32_t startIndex)
{
    return character(last, self, value, startIndex, upTo(startIndex));
}

int32_t String_LastIndexOf__Char_Int32_Int32(Ref& self, uint16_t value, int32_t startIndex, int32_t count)
{
    return character(last, self, value, startIndex, count);
}

int32_t String_LastIndexOf__String(Ref& self, Ref& value)
{
    return anyOrText(last, self, value, Find::Text, lastIndex(self), rest(self, 0));
}

int32_t String_LastIndexOf__String_Int32(Ref& self, Ref& value, int32_t startIndex)
{
    return anyOrText(last, self, value, Find::Text, startIndex, upTo(startIndex));
}

int32_t String_LastIndexOf__String_Int32_Int32(Ref& self, Ref& value, int32_t startIndex, int32_t count)
{
    return anyOrText(last, self, value, Find::Text, startIndex, count);
}

int32_t String_LastIndexOfAny__CharArray(Ref& self, Ref& anyOf)
{
    return anyOrText(last, self, anyOf, Find::Any, lastIndex(self), rest(self, 0));
}

int32_t String_LastIndexOfAny__CharArray_Int32(Ref& self, Ref& anyOf, int32_t startIndex)
{
    return anyOrText(last, self, anyOf, Find::Any, startIndex, upTo(startIndex));
}

int32_t String_LastIndexOfAny__CharArray_Int32_Int32(Ref& self, Ref& anyOf, int32_t startIndex, int32_t count)
{
    return anyOrText(last, self, anyOf, Find::Any, startIndex, count);
}

} // namespace nano::natives
