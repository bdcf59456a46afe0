#include "loading.hpp"

#include "fat/bytes_le.hpp"
#include "manifest.hpp"
#include "match.hpp"

#include <cstring>

namespace stub
{

namespace
{

constexpr char pointerFiles[2][sizeof "/.fupdate"] = {"/.fupdate", "/.fu-back"};
constexpr char ownManifest[] = "/update/#/update.fuf"; // '#' is replaced by a number, or removed
constexpr uint32_t longestPath = 255;                  // in a pointer file; a path of 255 bytes is an error, as in the stock loader
constexpr char root[] = "/ext/";                       // the path on the card starts at the last slash of "/ext/"
constexpr uint32_t ramSize = 0x30000;
constexpr uint32_t anyTarget = 0xFFFFFFFF;

/// A path that is being composed.
struct Path
{
    char text[longestPath + Manifest::longestName];
    uint32_t length;
};

/// Computes a CRC32 as zlib does, but bit by bit, because a table would not be worth its space here.
uint32_t crc32(const uint8_t* data, uint32_t count)
{
    uint32_t crc = ~0u;
    for (; count != 0; --count)
    {
        crc ^= *data++;
        for (uint32_t bit = 0; bit < 8; ++bit)
        {
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
        }
    }
    return ~crc;
}

/// Whether an image can start: its initial stack pointer must be in SRAM1 and its entry point inside the image.
bool canStart(const uint8_t* image, uint32_t size, uint32_t address)
{
    const uint32_t stack = fat::load32(image) - address;
    const uint32_t entry = fat::load32(image + 4) - address;
    return size > 8 && stack <= ramSize && stack % 4 == 0 && entry < size && entry % 2 == 1;
}

/// The result of loading a package.
enum class Attempt
{
    Loaded,
    Absent,   // no manifest
    Unusable, // the manifest or its loader is invalid
    Failed,   // a sector of the card could not be read
};

/// Reads the loader that the manifest at `path` names. The manifest must be for `target`, unless `target` is `anyTarget`.
Attempt loadFrom(Reader& reader, Path& path, const Memory& memory, uint32_t address, uint32_t target)
{
    const uint32_t length = reader.readFile({path.text, path.length}, memory.bytes, memory.count);
    if (length >= Reader::failed)
    {
        return length == Reader::absent ? Attempt::Absent : Attempt::Failed;
    }
    Manifest manifest;
    if (length > Manifest::maximumBytes || !parseManifest(reinterpret_cast<const char*>(memory.bytes), length, manifest) ||
        (target != anyTarget && manifest.target != target))
    {
        return Attempt::Unusable;
    }
    while (path.length != 0 && path.text[path.length - 1] != '/')
    {
        --path.length;
    }
    std::memcpy(path.text + path.length, manifest.loader, manifest.loaderLength);
    const uint32_t size = reader.readFile({path.text, path.length + manifest.loaderLength}, memory.bytes, memory.count);
    if (size == Reader::failed)
    {
        return Attempt::Failed;
    }
    const bool isRight = size <= memory.count && crc32(memory.bytes, size) == manifest.loaderCrc && canStart(memory.bytes, size, address);
    return isRight ? Attempt::Loaded : Attempt::Unusable;
}

/// Reads pointer file number `which`. If file 1 does not exist, reads file 0 instead and sets `which` to 0.
uint32_t readPointer(Reader& reader, const Memory& memory, uint32_t& which)
{
    while (true)
    {
        const uint32_t length = reader.readFile({pointerFiles[which], sizeof pointerFiles[0] - 1}, memory.bytes, memory.count);
        if (length != Reader::absent || which == 0)
        {
            return length;
        }
        which = 0;
    }
}

/// Returns the length of the path in a pointer file of `length` bytes. The path ends at the first control character, where FatFs also
/// ends the paths of the stock loader; spaces before that character are dropped.
uint32_t pathLength(const uint8_t* pointer, uint32_t length)
{
    uint32_t end = 0;
    while (end < length && pointer[end] >= ' ')
    {
        ++end;
    }
    while (end != 0 && pointer[end - 1] == ' ')
    {
        --end;
    }
    return end;
}

} // namespace

Package loadPackage(Reader& reader, Sectors& card, const Memory& memory, uint32_t address, uint32_t target, bool back)
{
    if (!reader.mount(card))
    {
        return none;
    }
    Path path;
    uint32_t which = back;
    const uint32_t length = readPointer(reader, memory, which);
    if (length != Reader::absent)
    {
        constexpr uint32_t dropped = sizeof root - 2;
        path.length = length < longestPath ? pathLength(memory.bytes, length) - dropped : 0;
        if (static_cast<int32_t>(path.length) <= 0 || std::memcmp(memory.bytes, root, dropped + 1) != 0)
        {
            return none;
        }
        std::memcpy(path.text, memory.bytes + dropped, longestPath);
        const Attempt attempt = loadFrom(reader, path, memory, address, anyTarget);
        if (attempt != Attempt::Absent || which != 0)
        {
            return attempt == Attempt::Loaded ? byPointer - which : none;
        }
    }
    for (Package number = 0; number <= Match::numbers; ++number)
    {
        std::memcpy(path.text, ownManifest, sizeof ownManifest);
        path.text[sizeof "/update/" - 1] = number == 0 ? '/' : static_cast<char>(number);
        path.length = sizeof ownManifest - 1;
        const Attempt attempt = loadFrom(reader, path, memory, address, target);
        if (attempt == Attempt::Loaded || attempt == Attempt::Failed)
        {
            return attempt == Attempt::Loaded ? number : none;
        }
    }
    return none;
}

} // namespace stub
