// System.String and UTF-8.
#include "core/natives.hpp"
#include "core/texts.hpp"
#include "natives/utf8.hpp"

namespace nano::natives
{

namespace
{

u16* charactersOf(Ref text)
{
    return reinterpret_cast<u16*>(elementsOf(text));
}

Ref newString(u32 length)
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
    for (u32 literal = 0; literal < vm.image->textCount; literal++)
    {
        TextReader reader(literalAt(literal), at(vm.imageAt + vm.image->data));
        u32 same = 0, length = lengthOf(str);
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

Ref String_Allocate__Int32(i32 length)
{
    return newString(static_cast<u32>(length));
}

Ref String_Concat__String_String(Ref& str0, Ref& str1)
{
    u32 left = str0 == 0 ? 0 : lengthOf(str0), right = str1 == 0 ? 0 : lengthOf(str1);
    Ref text = newString(left + right);
    if (text != 0)
    {
        memcpy(charactersOf(text), str0 == 0 ? nullptr : charactersOf(str0), 2 * left);
        memcpy(charactersOf(text) + left, str1 == 0 ? nullptr : charactersOf(str1), 2 * right);
    }
    return text;
}

i32 String_Compare__String_String(Ref& strA, Ref& strB)
{
    if (strA == strB)
    {
        return 0;
    }
    if (strA == 0 || strB == 0)
    {
        return strA == 0 ? -1 : 1;
    }
    u32 left = lengthOf(strA), right = lengthOf(strB);
    for (u32 i = 0; i < left && i < right; i++)
    {
        i32 difference = charactersOf(strA)[i] - charactersOf(strB)[i];
        if (difference != 0)
        {
            return difference;
        }
    }
    return left == right ? 0 : left < right ? -1 : 1;
}

void String_Blit__String_Int32_String_Int32_Int32(Ref& target, i32 at, Ref& source, i32 index, i32 length)
{
    memmove(charactersOf(target) + at, charactersOf(source) + index, 2 * static_cast<u32>(length));
}

void String_BlitChars__String_Int32_CharArray_Int32_Int32(Ref& target, i32 at, Ref& source, i32 index, i32 length)
{
    memmove(charactersOf(target) + at, charactersOf(source) + index, 2 * static_cast<u32>(length));
}

void String_CopyChars__Int32_CharArray_Int32_Int32(Ref& self, i32 index, Ref& target, i32 targetIndex, i32 length)
{
    memmove(charactersOf(target) + targetIndex, charactersOf(self) + index, 2 * static_cast<u32>(length));
}

void String_Fill__String_Int32_Char_Int32(Ref& target, i32 at, u16 c, i32 count)
{
    for (i32 i = 0; i < count; i++)
    {
        charactersOf(target)[at + i] = c;
    }
}

i32 Text_UTF8Encoding_Encode__String_Int32_Int32_ByteArray_Int32(Ref& s, i32 index, i32 count, Ref& target, i32 at)
{
    const u16* from = charactersOf(s) + index;
    u8* to = target == 0 ? nullptr : elementsOf(target) + at;
    u32 written = 0;
    for (u32 i = 0; i < static_cast<u32>(count);)
    {
        u8 bytes[4];
        u32 size = encodeUtf8(from, static_cast<u32>(count), i, bytes);
        for (u32 k = 0; to != nullptr && k < size; k++)
        {
            to[written + k] = bytes[k];
        }
        written += size;
    }
    return static_cast<i32>(written);
}

Ref Text_UTF8Encoding_Decode__ByteArray_Int32_Int32(Ref& bytes, i32 index, i32 count)
{
    u32 length = 0;
    for (u32 i = 0; i < static_cast<u32>(count);)
    {
        length += decodeUtf8(elementsOf(bytes) + index, static_cast<u32>(count), i) > 0xFFFF ? 2 : 1;
    }
    Ref text = newString(length);
    if (text == 0)
    {
        return 0;
    }
    u16* to = charactersOf(text);
    for (u32 i = 0; i < static_cast<u32>(count);)
    {
        u32 point = decodeUtf8(elementsOf(bytes) + index, static_cast<u32>(count), i);
        if (point > 0xFFFF)
        {
            *to++ = static_cast<u16>(0xD7C0 + (point >> 10));
            *to++ = static_cast<u16>(0xDC00 + (point & 0x3FF));
        }
        else
        {
            *to++ = static_cast<u16>(point);
        }
    }
    return text;
}

} // namespace nano::natives
