// Base64 conversion of System.Convert (RFC 4648).
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr uint32_t bytesPerLine = 57; // 76 characters
constexpr int32_t skipped = -1, wrong = -2;

/// Returns the value of a character, or `skipped` for white space. The value of the padding character is zero.
int32_t digitOf(uint16_t c)
{
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
    {
        return skipped;
    }
    for (int32_t i = 0; i < 64; i++)
    {
        if (digits[i] == c)
        {
            return i;
        }
    }
    return c == '=' ? 0 : wrong;
}

/// Decodes a base64 string into `to`; if `to` is null, only validates it and counts the bytes. Returns the number of bytes, or -1 if the
/// string is invalid.
int32_t decode(Ref text, uint8_t* to)
{
    uint32_t group = 0, count = 0, padding = 0;
    for (uint32_t i = 0; i < lengthOf(text); i++)
    {
        uint16_t c = charactersOf(text)[i];
        int32_t digit = digitOf(c);
        if (digit == skipped)
        {
            continue;
        }
        padding += c == '=' ? 1 : 0;
        if (digit == wrong || padding > 2 || (padding != 0 && c != '='))
        {
            return -1;
        }
        group = group << 6 | static_cast<uint32_t>(digit);
        count++;
        if (count % 4 == 0 && to != nullptr)
        {
            for (uint32_t k = 0; k < 3 - padding; k++)
            {
                *to++ = static_cast<uint8_t>(group >> (16 - 8 * k));
            }
        }
    }
    return count % 4 != 0 ? -1 : static_cast<int32_t>(count / 4 * 3 - padding);
}

} // namespace

Ref Convert_FromBase64String__String(Ref& inString)
{
    if (!checkNotNull(inString))
    {
        return 0;
    }
    int32_t length = decode(inString, nullptr);
    if (length < 0)
    {
        raiseFromNative(TypeFormat);
        return 0;
    }
    Ref bytes = newArray(wellKnown(TypeByteArray), static_cast<uint32_t>(length));
    if (bytes != 0)
    {
        decode(inString, elementsOf(bytes));
    }
    return bytes;
}

Ref Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(Ref& inArray, int32_t offset, int32_t length, bool insertLineBreaks)
{
    if (!checkNotNull(inArray) || !checkRange(offset, length, lengthOf(inArray)))
    {
        return 0;
    }
    const uint32_t count = static_cast<uint32_t>(length);
    const uint32_t lineEnds = insertLineBreaks && count != 0 ? (count - 1) / bytesPerLine : 0;
    Ref text = newString((count + 2) / 3 * 4 + 2 * lineEnds);
    if (text == 0)
    {
        return 0;
    }
    const uint8_t* from = elementsOf(inArray) + offset;
    uint16_t* to = charactersOf(text);
    for (uint32_t i = 0; i < count; i += 3)
    {
        if (insertLineBreaks && i != 0 && i % bytesPerLine == 0)
        {
            *to++ = '\r';
            *to++ = '\n';
        }
        uint32_t left = count - i;
        uint32_t group = static_cast<uint32_t>(from[i] << 16 | (left > 1 ? from[i + 1] << 8 : 0) | (left > 2 ? from[i + 2] : 0));
        for (uint32_t k = 0; k < 4; k++)
        {
            *to++ = static_cast<uint8_t>(k > left ? '=' : digits[group >> (18 - 6 * k) & 63]);
        }
    }
    return text;
}

} // namespace nano::natives
