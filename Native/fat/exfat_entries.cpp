// exFAT directory entries: exFAT specification, "Directory Structure" and "Directory Entry Definitions".
#include "on_disk.hpp"
#include "volume.hpp"

#include <cstring>

namespace fat
{

namespace
{

constexpr uint8_t inUse = 0x80;
constexpr uint8_t fileEntry = exfat_entry::file;
constexpr uint8_t streamEntry = exfat_entry::stream;
constexpr uint8_t nameEntry = exfat_entry::name;
constexpr uint8_t allocationPossible = 0x01;
constexpr uint8_t utc = 0x80; // OffsetValid, offset 0
constexpr uint32_t unitsPerEntry = exfat_entry::units;

uint16_t rotateAdd(uint16_t sum, uint8_t byte)
{
    return static_cast<uint16_t>((sum << 15 | sum >> 1) + byte);
}

/// "Stream Extension Directory Entry": the location of the file's clusters and its size.
void readStreamEntry(const uint8_t* entry, Node& node)
{
    node.chain = {};
    node.valid = exfat_entry::clamp(entry + 8);
    node.size = exfat_entry::clamp(entry + exfat_entry::sizeAt);
    if (node.size != 0)
    {
        node.chain.contiguous = (entry[exfat_entry::flagsAt] & exfat_entry::noFatChain) != 0;
        node.chain.first = load32(entry + exfat_entry::clusterAt);
    }
}

} // namespace

/// "SetChecksum": computed over all entries of the set except the checksum's own two bytes, as if the first entry's type were marked in
/// use.
Status Volume::exFatChecksum(Region& region, uint32_t index, uint32_t count, uint16_t& sum)
{
    sum = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        uint8_t* entry;
        FAT_TRY(entryAt(region, index + i, entry));
        for (uint32_t at = 0; at < entrySize; ++at)
        {
            if (i != 0 || (at != 2 && at != 3))
            {
                sum = rotateAdd(sum, i == 0 && at == 0 ? fileEntry : entry[at]);
            }
        }
    }
    return Status::Ok;
}

/// "NameHash": hash of the up-cased name in name_.
uint16_t Volume::nameHash()
{
    uint16_t hash = 0;
    for (uint32_t i = 0; i < name_.length; ++i)
    {
        const char16_t unit = upper(name_.units[i]);
        hash = rotateAdd(rotateAdd(hash, static_cast<uint8_t>(unit)), static_cast<uint8_t>(unit >> 8));
    }
    return hash;
}

Status Volume::nextExFat(Region& region, uint32_t& index, Node& node)
{
    while (true)
    {
        uint8_t* entry;
        FAT_TRY(entryAt(region, index, entry));
        if (entry[0] == 0)
        {
            return Status::NotFound;
        }
        const uint32_t first = index++;
        bool valid = false;
        FAT_TRY(entry[0] == fileEntry ? readExFatSet(region, first, node, valid) : Status::Ok);
        if (valid)
        {
            index = first + node.place.count;
            return Status::Ok;
        }
    }
}

/// Reads the set of entries that starts at `first`, and its name into name_. `valid` is set if the entries form a complete set.
Status Volume::readExFatSet(Region& region, uint32_t first, Node& node, bool& valid)
{
    valid = false;
    uint8_t* entry;
    FAT_TRY(entryAt(region, first, entry));
    const uint32_t secondaries = entry[1];
    if (secondaries < 2 || secondaries > 18)
    {
        return Status::Ok;
    }
    const uint32_t stored = load16(entry + 2);
    node.attributes = static_cast<uint8_t>(entry[4]);
    node.time = load32(entry + 12);
    uint16_t sum;
    const Status status = exFatChecksum(region, first, secondaries + 1, sum);
    const bool sound = sum == stored;
    if (status == Status::NotFound || (status == Status::Ok && !sound && !node.isDirectory()))
    {
        return Status::Ok;
    }
    FAT_TRY(status);

    FAT_TRY(entryAt(region, first + 1, entry));
    const uint32_t length = entry[3];
    const uint32_t hash = load16(entry + 4);
    if (entry[0] != streamEntry || length == 0 || length > (secondaries - 1) * unitsPerEntry)
    {
        return Status::Ok;
    }
    readStreamEntry(entry, node);
    FAT_TRY(readExFatName(region, first + 2, length));
    node.place.region = region;
    node.place.index = first;
    node.place.count = secondaries + 1;
    valid = sound || nameHash() == hash;
    return Status::Ok;
}

/// Reads a name of `length` characters into name_, from the name entries that start at `index`.
inline Status Volume::readExFatName(Region& region, uint32_t index, uint32_t length)
{
    name_.length = static_cast<uint16_t>(length);
    for (uint32_t i = 0; i < length; ++i)
    {
        uint8_t* entry;
        FAT_TRY(entryAt(region, index + i / unitsPerEntry, entry));
        name_.units[i] = static_cast<char16_t>(load16(entry + 2 + i % unitsPerEntry * 2));
    }
    return Status::Ok;
}

Status Volume::stageExFat(Directory& directory, DirectoryIndex& known, Text text, Node& node)
{
    const uint32_t names = (name_.length + unitsPerEntry - 1) / unitsPerEntry;
    uint32_t index;
    FAT_TRY(reserve(directory, known, names + 2, index));
    decodeName(text, name_); // decoded again, because growing a directory reads the directory's own name into name_
    node.place.region = directory.region;
    node.place.index = index;
    node.place.count = names + 2;

    uint8_t* entry;
    FAT_TRY(clearEntry(directory.region, index, entry));
    entry[0] = fileEntry & ~inUse;
    stagedMark_ = fileEntry;
    entry[1] = static_cast<uint8_t>(names + 1);
    const uint32_t created = node.isIncomplete() ? clock_() : node.time;
    store32(entry + 8, created);
    store32(entry + 16, created); // accessed
    std::memset(entry + 22, utc, 3);

    const uint16_t hash = nameHash();
    FAT_TRY(clearEntry(directory.region, index + 1, entry));
    entry[0] = streamEntry;
    entry[3] = static_cast<uint8_t>(name_.length);
    store16(entry + 4, hash);

    for (uint32_t i = 0; i < names; ++i)
    {
        FAT_TRY(clearEntry(directory.region, index + 2 + i, entry));
        entry[0] = nameEntry;
        for (uint32_t unit = 0; unit < unitsPerEntry; ++unit)
        {
            const uint32_t at = i * unitsPerEntry + unit;
            store16(entry + 2 + unit * 2, at < name_.length ? name_.units[at] : 0);
        }
    }
    return updateExFat(node);
}

/// Updates the stream entry, then the first entry with the checksum. One write covers both entries, because reserve() places them in the
/// same sector.
Status Volume::updateExFat(const Node& node)
{
    Region region = node.place.region;
    const uint32_t index = node.place.index;
    uint8_t* entry;
    FAT_TRY(entryAt(region, index + 1, entry));
    entry[1] = static_cast<uint8_t>(allocationPossible | (node.chain.contiguous ? exfat_entry::noFatChain : 0));
    store32(entry + 8, node.valid);
    store32(entry + 12, 0);
    store32(entry + 20, node.chain.first);
    store32(entry + 24, node.size);
    store32(entry + 28, 0);
    window_.changed();
    FAT_TRY(entryAt(region, index, entry));
    entry[4] = node.attributes;
    store32(entry + 12, node.time);
    entry[21] = 0;
    window_.changed();
    uint16_t sum;
    FAT_TRY(exFatChecksum(region, index, node.place.count, sum));
    FAT_TRY(entryAt(region, index, entry));
    store16(entry + 2, sum);
    window_.changed();
    return Status::Ok;
}

/// "Up-case Table": one word per character, from 0 on; 0xFFFF and a count represent that many characters that map to themselves. The table
/// is used only for characters beyond ASCII, so it is not cached.
char16_t Volume::exFatUpper(char16_t unit)
{
    uint32_t character = 0;
    bool skip = false;
    for (uint32_t at = 0; at + 1 < upCaseBytes_; at += 2)
    {
        if (moveTo(upCase_, at / clusterBytes()) != Status::Ok ||
            table_.load(sectorOf(upCase_.cluster) + at % clusterBytes() / sectorSize) != Status::Ok)
        {
            return unit;
        }
        const uint32_t word = load16(table_.data() + at % sectorSize);
        if (skip)
        {
            skip = false;
            character += word;
        }
        else if (word == 0xFFFF)
        {
            skip = true;
            continue;
        }
        else if (character++ == unit)
        {
            return static_cast<char16_t>(word);
        }
        if (character > unit)
        {
            return unit;
        }
    }
    return unit;
}

} // namespace fat
