// System.String and UTF-8.
#include "core/natives.hpp"
#include "core/texts.hpp"
#include "natives/utf8.hpp"

namespace nano::natives
{

namespace
{

uint16_t* charactersOf(Ref text)
{
    return reinterpret_cast<uint16_t*>(elementsOf(text));
}

Ref newString(uint32_t length)
{
    Ref text = allocateString(length);
    if (text == 0)
    {
        raiseFromNative(TypeOutOfMemory);
    }
    return text;
}

} // namespace

Ref String_LiteralOf__String(Ref& str)
{
    for (uint32_t literal = 0; literal < vm.image->textCount; literal++)
    {
        TextReader reader(literalAt(literal), at(vm.imageAt + vm.image->data));
        uint32_t same = 0, length = lengthOf(str);
        while (length == reader.characters() && same != length && charactersOf(str)[same] == reader.next())
        {
            same++;
        }
        if (length == reader.characters() && same == length)
        {
            Ref text = textOf(literal);
            if (text == 0)
            {
                raiseFromNative(TypeOutOfMemory);
            }
            return text;
        }
    }
    return 0;
}

Ref String_Allocate__Int32(int32_t length)
{
    return newString(static_cast<uint32_t>(length));
}

Ref String_Concat__String_String(Ref& str0, Ref& str1)
{
    uint32_t left = str0 == 0 ? 0 : lengthOf(str0), right = str1 == 0 ? 0 : lengthOf(str1);
    Ref text = newString(left + right);
    if (text != 0)
    {
        memcpy(charactersOf(text), str0 == 0 ? nullptr : charactersOf(str0), 2 * left);
        memcpy(charactersOf(text) + left, str1 == 0 ? nullptr : charactersOf(str1), 2 * right);
    }
    return text;
}

int32_t String_Compare__String_String(Ref& strA, Ref& strB)
{
    if (strA == strB)
    {
        return 0;
    }
    if (strA == 0 || strB == 0)
    {
        return strA == 0 ? -1 : 1;
    }
    uint32_t left = lengthOf(strA), right = lengthOf(strB);
    for (uint32_t i = 0; i < left && i < right; i++)
    {
        int32_t difference = charactersOf(strA)[i] - charactersOf(strB)[i];
        if (difference != 0)
        {
            return difference;
        }
    }
    return left == right ? 0 : left < right ? -1 : 1;
}

void String_Blit__String_Int32_String_Int32_Int32(Ref& target, int32_t at, Ref& source, int32_t index, int32_t length)
{
    memmove(charactersOf(target) + at, charactersOf(source) + index, 2 * static_cast<uint32_t>(length));
}

void String_BlitChars__String_Int32_CharArray_Int32_Int32(Ref& target, int32_t at, Ref& source, int32_t index, int32_t length)
{
    memmove(charactersOf(target) + at, charactersOf(source) + index, 2 * static_cast<uint32_t>(length));
}

void String_CopyChars__Int32_CharArray_Int32_Int32(Ref& self, int32_t index, Ref& target, int32_t targetIndex, int32_t length)
{
    memmove(charactersOf(target) + targetIndex, charactersOf(self) + index, 2 * static_cast<uint32_t>(length));
}

int32_t String_Find__String_Char_Int32_Int32(Ref& text, uint16_t value, int32_t start, int32_t end)
{
    const uint16_t* characters = charactersOf(text);
    while (start < end && characters[start] != value)
    {
        start++;
    }
    return start < end ? start : -1;
}

int32_t String_FindAny__String_CharArray_Int32_Int32(Ref& text, Ref& anyOf, int32_t start, int32_t end)
{
    // One bit for each remainder of the characters wanted; only those that have it are compared.
    uint32_t remainders[4] = {};
    const uint16_t* wanted = charactersOf(anyOf);
    const uint16_t* wantedEnd = wanted + lengthOf(anyOf);
    for (const uint16_t* one = wanted; one != wantedEnd; one++)
    {
        remainders[*one / 32 % 4] |= 1u << *one % 32;
    }
    for (; start < end; start++)
    {
        const uint16_t character = charactersOf(text)[start];
        const bool possible = (remainders[character / 32 % 4] >> character % 32 & 1) != 0;
        for (const uint16_t* one = wanted; possible && one != wantedEnd; one++)
        {
            if (*one == character)
            {
                return start;
            }
        }
    }
    return -1;
}

void String_Fill__String_Int32_Char_Int32(Ref& target, int32_t at, uint16_t c, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
    {
        charactersOf(target)[at + i] = c;
    }
}

int32_t Text_UTF8Encoding_Encode__String_Int32_Int32_ByteArray_Int32(Ref& s, int32_t index, int32_t count, Ref& target, int32_t at)
{
    const uint16_t* from = charactersOf(s) + index;
    uint8_t* to = target == 0 ? nullptr : elementsOf(target) + at;
    uint32_t written = 0;
    for (uint32_t i = 0; i < static_cast<uint32_t>(count);)
    {
        uint8_t bytes[4];
        uint32_t size = encodeUtf8(from, static_cast<uint32_t>(count), i, bytes);
        for (uint32_t k = 0; to != nullptr && k < size; k++)
        {
            to[written + k] = bytes[k];
        }
        written += size;
    }
    return static_cast<int32_t>(written);
}

Ref Text_UTF8Encoding_Decode__ByteArray_Int32_Int32(Ref& bytes, int32_t index, int32_t count)
{
    uint32_t length = 0;
    for (uint32_t i = 0; i < static_cast<uint32_t>(count);)
    {
        length += decodeUtf8(elementsOf(bytes) + index, static_cast<uint32_t>(count), i) > 0xFFFF ? 2 : 1;
    }
    Ref text = newString(length);
    if (text == 0)
    {
        return 0;
    }
    uint16_t* to = charactersOf(text);
    for (uint32_t i = 0; i < static_cast<uint32_t>(count);)
    {
        uint32_t point = decodeUtf8(elementsOf(bytes) + index, static_cast<uint32_t>(count), i);
        if (point > 0xFFFF)
        {
            *to++ = static_cast<uint16_t>(0xD7C0 + (point >> 10));
            *to++ = static_cast<uint16_t>(0xDC00 + (point & 0x3FF));
        }
        else
        {
            *to++ = static_cast<uint16_t>(point);
        }
    }
    return text;
}

} // namespace nano::natives
