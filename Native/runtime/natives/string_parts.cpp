// System.String: substrings, case and characters.
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

/// Accepts the same characters as .NET's Char.IsWhiteSpace.
bool isWhiteSpace(uint16_t c)
{
    static constexpr uint16_t others[] = {' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    return (c >= '\t' && c <= '\r') || (c >= 0x2000 && c <= 0x200A) || isAnyOf(c, others, sizeof(others) / sizeof(others[0]));
}

/// Whether a character is in the set, or is white space if the set is null or empty.
bool isIn(uint16_t c, Ref set)
{
    return set == 0 || lengthOf(set) == 0 ? isWhiteSpace(c) : isAnyOf(c, charactersOf(set), lengthOf(set));
}

Ref trim(Ref& self, Ref set, bool atStart, bool atEnd)
{
    const uint16_t* characters = charactersOf(self);
    uint32_t start = 0, end = lengthOf(self);
    while (atStart && start < end && isIn(characters[start], set))
    {
        start++;
    }
    while (atEnd && end > start && isIn(characters[end - 1], set))
    {
        end--;
    }
    return partOf(self, start, end - start);
}

Ref split(Ref& self, Ref& separators, int32_t count)
{
    if (count < 0)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return 0;
    }
    const uint32_t length = lengthOf(self);
    int32_t parts = count == 0 ? 0 : 1;
    for (uint32_t i = 0; i < length && parts < count; i++)
    {
        parts += isIn(charactersOf(self)[i], separators) ? 1 : 0;
    }
    Ref array = newArray(wellKnown(TypeStringArray), static_cast<uint32_t>(parts));
    if (array == 0)
    {
        return 0;
    }
    Ref& result = vm.handles[vm.handleCount++];
    result = array;
    uint32_t start = 0;
    for (int32_t part = 0; part < parts && vm.pending == 0; part++)
    {
        uint32_t end = part == parts - 1 ? length : start;
        while (end < length && !isIn(charactersOf(self)[end], separators))
        {
            end++;
        }
        Ref text = partOf(self, start, end - start);
        store<Ref>(elementsOf(result) + 4 * part, text);
        start = end + 1;
    }
    vm.handleCount--;
    return result;
}

Ref withCase(Ref& self, bool upper)
{
    const uint32_t length = lengthOf(self);
    uint32_t i = 0;
    while (i < length && changeCase(charactersOf(self)[i], upper) == charactersOf(self)[i])
    {
        i++;
    }
    if (i == length)
    {
        return self;
    }
    Ref text = copyPart(self, 0, length, wellKnown(TypeString));
    for (; text != 0 && i < length; i++)
    {
        charactersOf(text)[i] = static_cast<uint16_t>(changeCase(charactersOf(text)[i], upper));
    }
    return text;
}

Ref substring(Ref& self, int32_t start, int32_t length)
{
    return checkRange(start, length, lengthOf(self)) ? partOf(self, static_cast<uint32_t>(start), static_cast<uint32_t>(length)) : 0;
}

Ref toArray(Ref& self, int32_t start, int32_t length)
{
    if (!checkRange(start, length, lengthOf(self)))
    {
        return 0;
    }
    return copyPart(self, static_cast<uint32_t>(start), static_cast<uint32_t>(length), wellKnown(TypeCharArray));
}

} // namespace

Ref String_Substring__Int32(Ref& self, int32_t startIndex)
{
    return substring(self, startIndex, static_cast<int32_t>(lengthOf(self) - static_cast<uint32_t>(startIndex)));
}

Ref String_Substring__Int32_Int32(Ref& self, int32_t startIndex, int32_t length)
{
    return substring(self, startIndex, length);
}

Ref String_ToCharArray(Ref& self)
{
    return toArray(self, 0, static_cast<int32_t>(lengthOf(self)));
}

Ref String_ToCharArray__Int32_Int32(Ref& self, int32_t startIndex, int32_t length)
{
    return toArray(self, startIndex, length);
}

Ref String_Split__CharArray(Ref& self, Ref& separator)
{
    return split(self, separator, INT32_MAX);
}

Ref String_Split__CharArray_Int32(Ref& self, Ref& separator, int32_t count)
{
    return split(self, separator, count);
}

Ref String_ToLower(Ref& self)
{
    return withCase(self, false);
}

Ref String_ToUpper(Ref& self)
{
    return withCase(self, true);
}

Ref String_Trim(Ref& self)
{
    return trim(self, 0, true, true);
}

Ref String_Trim__CharArray(Ref& self, Ref& trimChars)
{
    return trim(self, trimChars, true, true);
}

Ref String_TrimEnd__CharArray(Ref& self, Ref& trimChars)
{
    return trim(self, trimChars, false, true);
}

Ref String_TrimStart__CharArray(Ref& self, Ref& trimChars)
{
    return trim(self, trimChars, true, false);
}

} // namespace nano::natives
