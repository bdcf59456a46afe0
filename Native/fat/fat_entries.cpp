// FAT directory entries: FAT specification, "Directory Structure" and "Long File Name Implementation".
#include "on_disk.hpp"
#include "volume.hpp"

#include <cstring>

namespace fat
{

using namespace fat_entry;

namespace
{

constexpr uint8_t caseAt = 12; // 0x08: base in lower case, 0x10: extension in lower case (Windows NT and later)
constexpr uint32_t unitsPerEntry = fat_entry::longUnits;

void decodeShortName(const uint8_t* entry, Name& name)
{
    name.length = 0;
    for (uint32_t i = 0; i < 11; ++i)
    {
        uint8_t byte = i == 0 && entry[0] == replacesE5 ? deleted : entry[i];
        if (byte == ' ')
        {
            continue;
        }
        if (i == 8)
        {
            name.units[name.length++] = '.';
        }
        const bool lower = (entry[caseAt] & (i < 8 ? 0x08 : 0x10)) != 0;
        const char16_t unit = byte < 0x80 ? byte : fromCodePage850(byte);
        const bool lowered = lower && unit >= 'A' && unit <= 'Z';
        name.units[name.length++] = static_cast<char16_t>(unit + (lowered ? 32 : 0));
    }
}

/// Collects the pieces of a long name; the last piece is stored first.
struct LongName
{
    uint32_t expected = 0; // number of the piece that must come next; 0: none
    uint32_t pieces = 0;
    uint8_t sum = 0;

    void take(const uint8_t* entry, Name& name)
    {
        uint32_t number = entry[0];
        if ((number & lastLongEntry) != 0)
        {
            number &= longNumberMask;
            pieces = expected = number <= mostLongEntries ? number : 0;
            sum = entry[longSumAt];
            name.length = static_cast<uint16_t>(pieces * unitsPerEntry < Name::maximum ? pieces * unitsPerEntry : Name::maximum);
        }
        if (number == 0 || number != expected || entry[longSumAt] != sum)
        {
            pieces = expected = 0;
            return;
        }
        --expected;
        for (uint32_t i = 0; i < unitsPerEntry; ++i)
        {
            const uint32_t at = expected * unitsPerEntry + i;
            const char16_t unit = static_cast<char16_t>(load16(entry + unitAt[i]));
            if (unit == 0 || at >= Name::maximum)
            {
                name.length = static_cast<uint16_t>(at < name.length ? at : name.length);
                break;
            }
            name.units[at] = unit;
        }
    }

    bool belongsTo(const uint8_t* entry) const
    {
        return pieces != 0 && expected == 0 && sum == checksum(entry);
    }
};

} // namespace

/// Whether a name begins at this short entry, that is, whether no pieces of the name's long form precede the entry. Preceding pieces may be
/// stale ones of a deleted name.
Status Volume::isFirstEntry(Region& region, uint32_t index, bool& first)
{
    uint32_t begin = index;
    while (begin != 0)
    {
        uint8_t* entry;
        FAT_TRY(entryAt(region, begin - 1, entry));
        if (entry[0] == deleted || (entry[attributeAt] & 0x3F) != longName)
        {
            break;
        }
        --begin;
    }
    Node node;
    node.place.index = index;
    FAT_TRY(begin == index ? Status::Ok : nextFat(region, begin, node));
    first = node.place.index == index;
    return Status::Ok;
}

Status Volume::nextFat(Region& region, uint32_t& index, Node& node)
{
    LongName pieces;
    while (true)
    {
        uint8_t* entry;
        FAT_TRY(entryAt(region, index, entry));
        if (entry[0] == 0)
        {
            return Status::NotFound;
        }
        ++index;
        const uint8_t attributes = entry[attributeAt] & attributeMask;
        if (entry[0] != deleted && attributes == longName)
        {
            pieces.take(entry, name_);
            continue;
        }
        if (entry[0] == deleted || entry[0] == '.' || (attributes & volumeLabel) != 0)
        {
            pieces = {};
            continue;
        }
        if (!pieces.belongsTo(entry))
        {
            pieces = {};
            decodeShortName(entry, name_);
        }
        node.place.region = region;
        node.place.count = pieces.pieces + 1;
        node.place.index = index - node.place.count;
        node.attributes = attributes;
        node.size = node.valid = sizeOf(entry);
        node.time = load16(entry + 24) << 16 | load16(entry + 22);
        node.chain = {};
        if (node.size != 0 || node.isDirectory())
        {
            node.chain.first = clusterOf(entry, kind_ == Kind::Fat32);
        }
        return Status::Ok;
    }
}

/// Stages the entries for name_. The short name is the short form of name_ if no other entry has that form. Otherwise the short name
/// contains the number of the first entry, which makes it unique. The index may report a free short name as taken; the name then occupies
/// more entries than necessary.
Status Volume::stageFat(Directory& directory, DirectoryIndex& known, Node& node)
{
    ShortName shortName = shortNameOf(name_);
    const bool isFree = !shortName.lossy && !isNumbered(shortName.bytes) && !known.mayHaveShort(shortName.bytes);
    const uint32_t pieces = shortName.exact && isFree ? 0 : (name_.length + unitsPerEntry - 1) / unitsPerEntry;
    uint32_t index;
    FAT_TRY(reserve(directory, known, pieces + 1, index));
    node.place.region = directory.region;
    node.place.index = index;
    node.place.count = pieces + 1;
    if (!isFree)
    {
        setNumber(shortName.bytes, index, known.letter);
    }

    FAT_TRY(stageLongName(directory.region, index, pieces, checksum(shortName.bytes)));
    uint8_t* entry;
    FAT_TRY(clearEntry(directory.region, index + pieces, entry));
    std::memcpy(entry, shortName.bytes, sizeof shortName.bytes);
    stagedMark_ = entry[0];
    entry[0] = deleted;
    const uint32_t created = node.isIncomplete() ? clock_() : node.time;
    store32(entry + 14, created);
    store16(entry + 18, created >> 16);
    known.addShort(shortName.bytes, node.place.index);
    return updateFat(node);
}

/// Writes name_ to `pieces` long name entries from entry `index` on, the last piece first. `sum` is the checksum of the short name.
inline Status Volume::stageLongName(Region& region, uint32_t index, uint32_t pieces, uint8_t sum)
{
    for (uint32_t piece = pieces; piece > 0; --piece)
    {
        uint8_t* entry;
        FAT_TRY(clearEntry(region, index++, entry));
        entry[0] = static_cast<uint8_t>(piece == pieces ? piece | lastLongEntry : piece);
        entry[attributeAt] = longName;
        entry[longSumAt] = sum;
        for (uint32_t i = 0; i < unitsPerEntry; ++i)
        {
            const uint32_t at = (piece - 1) * unitsPerEntry + i;
            store16(entry + unitAt[i], at < name_.length ? name_.units[at] : at == name_.length ? 0 : 0xFFFF);
        }
    }
    return Status::Ok;
}

/// An entry never crosses a sector boundary, and a sector is written from low addresses up. trim() and nextFat() handle an
/// entry that power loss has torn.
Status Volume::updateFat(const Node& node)
{
    uint8_t* entry;
    FAT_TRY(keyEntry(node.place, entry));
    entry[attributeAt] = node.attributes;
    store16(entry + 20, kind_ == Kind::Fat32 ? node.chain.first >> 16 : 0);
    store32(entry + 22, node.time);
    store16(entry + 26, node.chain.first);
    store32(entry + 28, node.isDirectory() ? 0 : node.size);
    window_.changed();
    return Status::Ok;
}

/// Clears the cluster of a new directory and, on FAT, writes the entries "." and ".." into it.
Status Volume::fillDirectory(const Node& node, const Directory& parent)
{
    FAT_TRY(clearCluster(node.chain.first));
    if (kind_ == Kind::ExFat)
    {
        return Status::Ok;
    }
    FAT_TRY(loadEntries(sectorOf(node.chain.first)));
    for (uint32_t i = 0; i < 2; ++i)
    {
        uint8_t* entry = window_.data() + i * entrySize;
        const uint32_t cluster = i == 0 ? node.chain.first : parent.hasEntry ? parent.region.chain.first : 0;
        std::memset(entry, ' ', 11);
        std::memset(entry, '.', i + 1);
        entry[attributeAt] = Node::directory;
        store32(entry + 14, node.time);
        store16(entry + 18, node.time >> 16);
        store16(entry + 20, kind_ == Kind::Fat32 ? cluster >> 16 : 0);
        store32(entry + 22, node.time);
        store16(entry + 26, cluster);
    }
    window_.changed();
    return window_.flush();
}

} // namespace fat
