// System.String: construction, concatenation and comparison.
#include "natives/strings.hpp"
#include "core/natives.hpp"

namespace nano::natives
{

namespace
{

constexpr uint32_t maxCharacters = 0x3FFFFFDF; // as in .NET

/// Concatenates `count` strings: those to which `texts` points, or the elements of `array` if `texts` is null. A null string is treated as
/// empty. If exactly one string is non-empty, returns that object without copying.
Ref concatenate(const Ref* const* texts, const Ref* array, uint32_t count)
{
    auto text = [&](uint32_t index) { return texts != nullptr ? *texts[index] : load<Ref>(elementsOf(*array) + 4 * index); };
    uint32_t length = 0, parts = 0;
    Ref whole = 0;
    for (uint32_t i = 0; i < count; i++)
    {
        Ref part = text(i);
        if (part == 0 || lengthOf(part) == 0)
        {
            continue;
        }
        whole = part;
        parts++;
        length += lengthOf(part);
        if (length > maxCharacters)
        {
            raiseFromNative(TypeOutOfMemory);
            return 0;
        }
    }
    if (parts == 1)
    {
        return whole;
    }
    Ref result = newString(length);
    if (result == 0)
    {
        return 0;
    }
    uint16_t* to = charactersOf(result);
    for (uint32_t i = 0; i < count; i++)
    {
        Ref part = text(i);
        if (part != 0)
        {
            copyCharacters(to, charactersOf(part), lengthOf(part));
            to += lengthOf(part);
        }
    }
    return result;
}

/// Compares by code units; null precedes every string. Returns a negative value, zero or a positive value.
int32_t compare(Ref left, Ref right)
{
    if (left == right)
    {
        return 0;
    }
    if (left == 0 || right == 0)
    {
        return left == 0 ? -1 : 1;
    }
    uint32_t leftLength = lengthOf(left), rightLength = lengthOf(right);
    for (uint32_t i = 0; i < leftLength && i < rightLength; i++)
    {
        int32_t difference = charactersOf(left)[i] - charactersOf(right)[i];
        if (difference != 0)
        {
            return difference;
        }
    }
    return leftLength == rightLength ? 0 : leftLength < rightLength ? -1 : 1;
}

bool equal(Ref left, Ref right)
{
    return left == right || (left != 0 && right != 0 && sameText(left, right));
}

} // namespace

Ref newArray(uint32_t type, uint32_t length)
{
    Ref array = type == noIndex ? 0 : allocateArray(type, length);
    if (array == 0)
    {
        raiseFromNative(type == noIndex ? TypeNotSupported : TypeOutOfMemory);
    }
    return array;
}

Ref newString(uint32_t length)
{
    return newArray(wellKnown(TypeString), length);
}

Ref copyPart(Ref& source, uint32_t start, uint32_t length, uint32_t targetType)
{
    Ref copy = newArray(targetType, length);
    if (copy != 0)
    {
        copyCharacters(charactersOf(copy), charactersOf(source) + start, length);
    }
    return copy;
}

Ref partOf(Ref& self, uint32_t start, uint32_t length)
{
    return length == lengthOf(self) ? self : copyPart(self, start, length, wellKnown(TypeString));
}

bool checkRange(int32_t start, int32_t count, uint32_t length)
{
    if (static_cast<uint32_t>(start) <= length && static_cast<uint32_t>(count) <= length - static_cast<uint32_t>(start))
    {
        return true;
    }
    raiseFromNative(TypeArgumentOutOfRange);
    return false;
}

bool checkNotNull(Ref object)
{
    if (object == 0)
    {
        raiseFromNative(TypeArgumentNull);
    }
    return object != 0;
}

bool sameText(Ref left, Ref right)
{
    uint32_t length = lengthOf(left);
    return length == lengthOf(right) && __builtin_memcmp(elementsOf(left), elementsOf(right), 2 * length) == 0;
}

Ref String_Ctor__CharArray(Ref& value)
{
    return value == 0 ? newString(0) : copyPart(value, 0, lengthOf(value), wellKnown(TypeString));
}

Ref String_Ctor__CharArray_Int32_Int32(Ref& value, int32_t startIndex, int32_t length)
{
    if (!checkNotNull(value) || !checkRange(startIndex, length, lengthOf(value)))
    {
        return 0;
    }
    return copyPart(value, static_cast<uint32_t>(startIndex), static_cast<uint32_t>(length), wellKnown(TypeString));
}

Ref String_Ctor__Char_Int32(uint16_t c, int32_t count)
{
    if (count < 0)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return 0;
    }
    Ref text = newString(static_cast<uint32_t>(count));
    for (int32_t i = 0; text != 0 && i < count; i++)
    {
        charactersOf(text)[i] = c;
    }
    return text;
}

Ref String_Concat__String_String(Ref& str0, Ref& str1)
{
    const Ref* texts[] = {&str0, &str1};
    return concatenate(texts, nullptr, 2);
}

Ref String_Concat__String_String_String(Ref& str0, Ref& str1, Ref& str2)
{
    const Ref* texts[] = {&str0, &str1, &str2};
    return concatenate(texts, nullptr, 3);
}

Ref String_Concat__String_String_String_String(Ref& str0, Ref& str1, Ref& str2, Ref& str3)
{
    const Ref* texts[] = {&str0, &str1, &str2, &str3};
    return concatenate(texts, nullptr, 4);
}

Ref String_Concat__StringArray(Ref& values)
{
    return checkNotNull(values) ? concatenate(nullptr, &values, lengthOf(values)) : 0;
}

int32_t String_Compare__String_String(Ref& strA, Ref& strB)
{
    return compare(strA, strB);
}

int32_t String_CompareTo__String(Ref& self, Ref& strB)
{
    return compare(self, strB);
}

int32_t String_CompareTo__Object(Ref& self, Ref& value)
{
    if (value != 0 && recordOf(value).kind != Kind::String)
    {
        raiseFromNative(TypeArgument);
        return 0;
    }
    return compare(self, value);
}

bool String_Equals__String_String(Ref& a, Ref& b)
{
    return equal(a, b);
}

bool String_op_Equality__String_String(Ref& a, Ref& b)
{
    return equal(a, b);
}

bool String_op_Inequality__String_String(Ref& a, Ref& b)
{
    return !equal(a, b);
}

} // namespace nano::natives
