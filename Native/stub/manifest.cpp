#include "manifest.hpp"

#include <cstring>

namespace stub
{

namespace
{

/// A forward-only reader of "Key: value" lines.
struct Lines
{
    const char* at;
    const char* end;

    static bool isSpace(char character)
    {
        return character == ' ' || character == '\t' || character == '\r';
    }

    /// Moves past the current line.
    void endLine()
    {
        while (at != end && *at++ != '\n')
        {
        }
    }

    /// Moves to the value of the next line with this key. The value starts after the colon and one more byte, whose value stock's reader
    /// ignores.
    bool find(const char* key)
    {
        for (; at != end; endLine())
        {
            const char* wanted = key;
            while (at != end && *wanted != 0 && *at == *wanted)
            {
                ++at;
                ++wanted;
            }
            if (*wanted == 0 && end - at >= 2 && *at == ':')
            {
                at += 2;
                return true;
            }
        }
        return false;
    }

    /// Copies the value of the next line with this key, without carriage returns. Returns its length, at most `Manifest::longestName`, or 0
    /// if the key is missing.
    uint32_t text(const char* key, char* out)
    {
        uint32_t length = 0;
        for (bool isFound = find(key); isFound && at != end && *at != '\n' && length < Manifest::longestName; ++at)
        {
            if (*at != '\r')
            {
                out[length++] = *at;
            }
        }
        return length;
    }

    /// Parses two hexadecimal digits.
    bool byte(uint32_t& value)
    {
        while (at != end && isSpace(*at))
        {
            ++at;
        }
        value = 0;
        for (uint32_t i = 0; i < 2; ++i)
        {
            const uint32_t character = at != end ? static_cast<uint8_t>(*at++) : 0;
            const uint32_t digit = character - '0', letter = (character | 0x20) - 'a';
            if (digit >= 10 && letter >= 6)
            {
                return false;
            }
            value = value << 4 | (digit < 10 ? digit : letter + 10);
        }
        return true;
    }
};

} // namespace

bool parseManifest(const char* data, uint32_t length, Manifest& manifest)
{
    static constexpr char fileType[] = "Flipper firmware upgrade configuration";
    Lines lines{data, data + length};
    if (lines.text("Filetype", manifest.loader) != sizeof fileType - 1 || std::memcmp(manifest.loader, fileType, sizeof fileType - 1) != 0)
    {
        return false;
    }
    manifest.target = 0;
    const uint32_t digits = lines.text("Target", manifest.loader);
    for (uint32_t i = 0; i < digits; ++i)
    {
        manifest.target = manifest.target * 10 + static_cast<uint32_t>(manifest.loader[i] - '0');
    }
    manifest.loaderLength = lines.text("Loader", manifest.loader);
    if (manifest.loaderLength == 0 || !lines.find("Loader CRC"))
    {
        return false;
    }
    manifest.loaderCrc = 0;
    for (uint32_t shift = 0; shift < 32; shift += 8)
    {
        uint32_t value;
        if (!lines.byte(value))
        {
            return false;
        }
        manifest.loaderCrc |= value << shift;
    }
    return true;
}

} // namespace stub
