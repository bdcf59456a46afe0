// System.Text.UTF8Encoding and its decoder.
#include "core/natives.hpp"
#include "core/utf8.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

/// Decodes to a new string or char[].
Ref decodeTo(uint32_t type, Ref& bytes, int32_t index, int32_t count)
{
    if (!checkNotNull(bytes) || !checkRange(index, count, lengthOf(bytes)))
    {
        return 0;
    }
    const uint32_t size = static_cast<uint32_t>(count);
    Ref text = newArray(type, decodeText(elementsOf(bytes) + index, size, nullptr));
    if (text != 0)
    {
        decodeText(elementsOf(bytes) + index, size, charactersOf(text));
    }
    return text;
}

/// Whether the bytes are an incomplete code point at the end of a block.
bool isBeginning(const uint8_t* bytes, uint32_t count)
{
    const uint8_t first = bytes[0];
    const uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    for (uint32_t i = 1; i < count; i++)
    {
        if ((bytes[i] & 0xC0) != 0x80)
        {
            return false;
        }
    }
    return length > count;
}

} // namespace

Ref Text_UTF8Encoding_GetBytes__String(Ref&, Ref& s)
{
    if (!checkNotNull(s))
    {
        return 0;
    }
    Ref bytes = newArray(wellKnown(TypeByteArray), encodeText(charactersOf(s), lengthOf(s), nullptr));
    if (bytes != 0)
    {
        encodeText(charactersOf(s), lengthOf(s), elementsOf(bytes));
    }
    return bytes;
}

int32_t Text_UTF8Encoding_GetBytes__String_Int32_Int32_ByteArray_Int32(Ref&, Ref& s, int32_t charIndex, int32_t charCount, Ref& bytes,
                                                                       int32_t byteIndex)
{
    if (!checkNotNull(s) || !checkNotNull(bytes) || !checkRange(charIndex, charCount, lengthOf(s)) ||
        !checkRange(byteIndex, 0, lengthOf(bytes)))
    {
        return 0;
    }
    const uint16_t* text = charactersOf(s) + charIndex;
    if (encodeText(text, static_cast<uint32_t>(charCount), nullptr) > lengthOf(bytes) - static_cast<uint32_t>(byteIndex))
    {
        raiseFromNative(TypeArgument);
        return 0;
    }
    return static_cast<int32_t>(encodeText(text, static_cast<uint32_t>(charCount), elementsOf(bytes) + byteIndex));
}

Ref Text_UTF8Encoding_GetChars__ByteArray(Ref&, Ref& bytes)
{
    return decodeTo(wellKnown(TypeCharArray), bytes, 0, bytes == 0 ? 0 : static_cast<int32_t>(lengthOf(bytes)));
}

Ref Text_UTF8Encoding_GetChars__ByteArray_Int32_Int32(Ref&, Ref& bytes, int32_t byteIndex, int32_t byteCount)
{
    return decodeTo(wellKnown(TypeCharArray), bytes, byteIndex, byteCount);
}

Ref Text_UTF8Encoding_GetString__ByteArray_Int32_Int32(Ref&, Ref& bytes, int32_t index, int32_t count)
{
    return decodeTo(wellKnown(TypeString), bytes, index, count);
}

void Text_UTF8Decoder_Convert__ByteArray_Int32_Int32_CharArray_Int32_Int32_Boolean_Int32Out_Int32Out_BooleanOut(
    Ref&, Ref& bytes, int32_t byteIndex, int32_t byteCount, Ref& chars, int32_t charIndex, int32_t charCount, bool flush,
    const Pointer& bytesUsed, const Pointer& charsUsed, const Pointer& completed)
{
    if (!checkNotNull(bytes) || !checkNotNull(chars) || !checkRange(byteIndex, byteCount, lengthOf(bytes)) ||
        !checkRange(charIndex, charCount, lengthOf(chars)))
    {
        return;
    }
    const uint8_t* from = elementsOf(bytes) + byteIndex;
    const uint32_t count = static_cast<uint32_t>(byteCount), room = static_cast<uint32_t>(charCount);
    uint32_t used = 0, written = 0;
    while (used < count && (flush || !isBeginning(from + used, count - used)))
    {
        uint32_t next = used;
        const uint32_t point = decodeUtf8(from, count, next);
        if (putPoint(point, nullptr) > room - written)
        {
            break;
        }
        written += putPoint(point, charactersOf(chars) + charIndex + written);
        used = next;
    }
    store<uint32_t>(bytesUsed.target(), used);
    store<uint32_t>(charsUsed.target(), written);
    *completed.target() = used == count;
}

} // namespace nano::natives
