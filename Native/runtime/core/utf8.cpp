#include "utf8.hpp"

namespace nano
{

namespace
{

/// Copies characters or bytes up to the first that is not ASCII, or only counts them if `to` is null; returns their number.
template<typename From, typename To>
uint32_t passAscii(const From* from, uint32_t count, To* to)
{
    uint32_t i = 0;
    if (to == nullptr)
    {
        while (i < count && from[i] < 0x80)
        {
            i++;
        }
        return i;
    }
    for (; i < count && from[i] < 0x80; i++)
    {
        to[i] = static_cast<To>(from[i]);
    }
    return i;
}

} // namespace

uint32_t encodeUtf8(const uint16_t* text, uint32_t count, uint32_t& index, uint8_t* bytes)
{
    uint32_t point = text[index++];
    if (point >= 0xD800 && point < 0xE000)
    {
        bool paired = point < 0xDC00 && index < count && (text[index] & 0xFC00) == 0xDC00;
        point = paired ? 0x10000 + ((point & 0x3FF) << 10) + (text[index++] & 0x3FFu) : 0xFFFD;
    }
    if (point < 0x80)
    {
        bytes[0] = static_cast<uint8_t>(point);
        return 1;
    }
    uint32_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (uint32_t i = size - 1; i > 0; i--)
    {
        bytes[i] = static_cast<uint8_t>(0x80 | (point & 0x3F));
        point >>= 6;
    }
    bytes[0] = static_cast<uint8_t>((0xF00u >> size) | point);
    return size;
}

uint32_t decodeUtf8(const uint8_t* bytes, uint32_t count, uint32_t& index)
{
    uint8_t first = bytes[index++];
    if (first < 0x80)
    {
        return first;
    }
    // The range allowed for the second byte excludes overlong forms, surrogates and code points above U+10FFFF (Unicode, table 3-7).
    uint32_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    uint32_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    uint32_t more = first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xF0 && first < 0xF5 ? 3 : 0;
    if (more == 0)
    {
        return 0xFFFD;
    }
    uint32_t point = first & (0x3Fu >> more);
    for (uint32_t i = 0; i < more; i++)
    {
        if (index >= count || bytes[index] < low || bytes[index] > high)
        {
            return 0xFFFD;
        }
        point = point << 6 | (bytes[index++] & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return point;
}

uint32_t putPoint(uint32_t point, uint16_t* to)
{
    if (point <= 0xFFFF)
    {
        if (to != nullptr)
        {
            *to = static_cast<uint16_t>(point);
        }
        return 1;
    }
    if (to != nullptr)
    {
        to[0] = static_cast<uint16_t>(0xD7C0 + (point >> 10));
        to[1] = static_cast<uint16_t>(0xDC00 + (point & 0x3FF));
    }
    return 2;
}

uint32_t encodeText(const uint16_t* text, uint32_t count, uint8_t* to)
{
    uint8_t nowhere[4];
    uint32_t written = 0;
    for (uint32_t i = 0;; written += encodeUtf8(text, count, i, to == nullptr ? nowhere : to + written))
    {
        const uint32_t ascii = passAscii(text + i, count - i, to == nullptr ? to : to + written);
        i += ascii;
        written += ascii;
        if (i == count)
        {
            return written;
        }
    }
}

uint32_t decodeText(const uint8_t* bytes, uint32_t count, uint16_t* to)
{
    uint32_t length = 0;
    for (uint32_t i = 0;; length += putPoint(decodeUtf8(bytes, count, i), to == nullptr ? to : to + length))
    {
        const uint32_t ascii = passAscii(bytes + i, count - i, to == nullptr ? to : to + length);
        i += ascii;
        length += ascii;
        if (i == count)
        {
            return length;
        }
    }
}

} // namespace nano
