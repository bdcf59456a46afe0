#include "names.hpp"

#include <cstring>

namespace fat
{

namespace
{

constexpr uint16_t codePage850[128] = {
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE, 0x00EC, 0x00C4, 0x00C5,
    0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6, 0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192,
    0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA, 0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB,
    0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557, 0x255D, 0x00A2, 0x00A5, 0x2510,
    0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x00A4,
    0x00F0, 0x00D0, 0x00CA, 0x00CB, 0x00C8, 0x0131, 0x00CD, 0x00CE, 0x00CF, 0x2518, 0x250C, 0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580,
    0x00D3, 0x00DF, 0x00D4, 0x00D2, 0x00F5, 0x00D5, 0x00B5, 0x00FE, 0x00DE, 0x00DA, 0x00DB, 0x00D9, 0x00FD, 0x00DD, 0x00AF, 0x00B4,
    0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6, 0x00A7, 0x00F7, 0x00B8, 0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0,
};

// Replaces the C library's strchr, which would add 200 bytes to the image.
bool isOneOf(const char* characters, char16_t unit)
{
    while (*characters != 0 && *characters != unit)
    {
        characters++;
    }
    return *characters != 0;
}

/// Bit set of the control characters and "*/:<>?\|. A bit set is fast to test, which matters because every character of every path is
/// tested.
bool isForbidden(char16_t unit)
{
    static constexpr uint32_t forbidden[] = {0xFFFFFFFF, 0xD4008404, 0x10000000, 0x90000000};
    return unit < 0x80 && (forbidden[unit / 32] >> unit % 32 & 1) != 0;
}

/// Characters that FAT allows in long names but not in short ones (FAT specification, "Short Directory Entries").
bool isForbiddenInShort(char16_t unit)
{
    return unit >= 0x80 || isOneOf("+,;=[] .", unit);
}

} // namespace

char16_t unitOf(char byte)
{
    const uint8_t code = static_cast<uint8_t>(byte);
    return code < 0x80 ? code : fromCodePage850(code);
}

bool decodeName(Text text, Name& name)
{
    name.length = 0;
    for (uint32_t i = 0; i < text.length; ++i)
    {
        const char16_t unit = unitOf(text.begin[i]);
        if (isForbidden(unit) || name.length == Name::maximum)
        {
            return false;
        }
        name.units[name.length++] = unit;
    }
    return name.length > 0 && name.units[name.length - 1] != '.' && name.units[name.length - 1] != ' ';
}

uint32_t encodeName(const Name& name, char* out)
{
    for (uint32_t i = 0; i < name.length; ++i)
    {
        const char16_t unit = name.units[i];
        uint32_t code = unit < 0x80 ? unit : 0x80;
        while (code >= 0x80 && code <= 0xFF && fromCodePage850(static_cast<uint8_t>(code)) != unit)
        {
            ++code;
        }
        out[i] = code > 0xFF ? '?' : static_cast<char>(code);
    }
    return name.length;
}

char16_t upperCase(char16_t unit)
{
    struct Range
    {
        char16_t first;
        char16_t last;
        int16_t distance; // distance to the upper-case character; 1: pairs in which the odd character is lower case
    };
    static constexpr Range ranges[] = {
        {u'a', u'z', -32},     {0x00E0, 0x00F6, -32}, {0x00F8, 0x00FE, -32}, {0x00FF, 0x00FF, 0x79},
        {0x0100, 0x012F, 1},   {0x0132, 0x0137, 1},   {0x014A, 0x0177, 1},   {0x03B1, 0x03C1, -32},
        {0x03C3, 0x03CB, -32}, {0x0430, 0x044F, -32}, {0x0450, 0x045F, -80}, {0x0460, 0x0481, 1},
    };
    for (const Range& range : ranges)
    {
        if (unit >= range.first && unit <= range.last)
        {
            return static_cast<char16_t>(range.distance == 1 ? unit & ~1 : unit + range.distance);
        }
    }
    return unit;
}

char16_t fromCodePage850(uint8_t byte)
{
    return codePage850[byte & 0x7F];
}

ShortName shortNameOf(const Name& name)
{
    ShortName result;
    std::memset(result.bytes, ' ', sizeof result.bytes);
    result.exact = true;
    result.lossy = false;

    uint32_t dot = name.length;
    for (uint32_t i = 1; i < name.length; ++i)
    {
        dot = name.units[i] == '.' ? i : dot;
    }

    uint32_t at = 0;
    for (uint32_t i = 0; i < name.length; ++i)
    {
        if (i == dot)
        {
            at = 8;
            continue;
        }
        const char16_t unit = name.units[i];
        const bool dropped = unit == ' ' || unit == '.';
        if (dropped || at == (i < dot ? 8u : 11u))
        {
            result.lossy = true;
            continue;
        }
        const char16_t upper = unit >= 'a' && unit <= 'z' ? unit - 32 : unit;
        const bool replaced = isForbiddenInShort(unit);
        result.lossy |= replaced;
        result.exact &= upper == unit;
        result.bytes[at++] = replaced ? '_' : static_cast<uint8_t>(upper);
    }
    if (result.bytes[0] == ' ')
    {
        result.bytes[0] = '_';
        result.lossy = true;
    }
    result.exact &= !result.lossy;
    return result;
}

bool isNumbered(const uint8_t* bytes)
{
    return bytes[6] == '~' && bytes[7] >= 'A' && bytes[7] <= 'Z';
}

void setNumber(uint8_t* bytes, uint32_t number, uint8_t letter)
{
    bytes[1] = bytes[1] == ' ' ? '_' : bytes[1];
    for (uint32_t i = 2; i < 6; ++i)
    {
        bytes[i] = static_cast<uint8_t>("0123456789ABCDEF"[number >> 12 & 15]);
        number <<= 4;
    }
    bytes[6] = '~';
    bytes[7] = letter;
}

} // namespace fat
