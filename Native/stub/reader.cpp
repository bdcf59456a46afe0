#include "reader.hpp"

#include "fat/on_disk.hpp"
#include "match.hpp"

#include <cstring>

namespace stub
{

using namespace fat;

namespace
{

constexpr uint8_t directoryAttribute = 0x10;
constexpr uint32_t nothing = 0xFFFFFFFF;

} // namespace

/// Reads a sector. After a failure, nothing is read until the next mount().
bool Reader::fetch(uint32_t sector, uint8_t* data)
{
    hasFailed_ = hasFailed_ || !medium_->read(sector, data);
    return !hasFailed_;
}

bool Reader::load(uint32_t sector)
{
    return fetch(sector, window_);
}

/// Mounts the whole card, or else the first partition with a file system, regardless of the partition type, as in the stock firmware's
/// FatFs.
bool Reader::mount(Sectors& medium)
{
    medium_ = &medium;
    hasFailed_ = false;
    if (!load(0))
    {
        return false;
    }
    if (mountAt(0))
    {
        return true;
    }
    uint32_t starts[partitionCount];
    const bool isTable = load16(window_ + 510) == bootSignature;
    for (uint32_t i = 0; i < partitionCount; ++i)
    {
        starts[i] = isTable ? load32(window_ + partitionTable + i * partitionBytes + 8) : 0;
    }
    for (const uint32_t start : starts)
    {
        if (start != 0 && load(start) && mountAt(start))
        {
            return true;
        }
    }
    return false;
}

/// Mounts the file system whose boot sector is at `sector` and has been read into the window.
bool Reader::mountAt(uint32_t sector)
{
    fatSector_ = nothing;
    return isBootSector(window_) && (isExFatBoot(window_) ? mountExFat(sector) : mountFat(sector));
}

bool Reader::mountFat(uint32_t sector)
{
    FatBoot boot;
    if (!boot.read(window_))
    {
        return false;
    }
    isExFat_ = false;
    clusterSectors_ = boot.clusterSectors;
    clusters_ = (boot.total - boot.overhead) / clusterSectors_;
    entryBytes_ = boot.hasFat16 ? 2 : 4;
    fatStart_ = sector + boot.reserved + boot.active * boot.fatSectors;
    dataStart_ = sector + boot.overhead;
    const uint32_t rootSectors = boot.rootEntries / (sectorBytes / fat::entryBytes);
    root_ = boot.hasFat16 ? Cursor{0, dataStart_ - rootSectors, rootSectors, rootSectors, false}
                          : cursorOf({FatBoot::fat32Root(window_), 0, true, true});
    return !boot.hasFat16 || clusters_ >= FatBoot::leastFat16Clusters;
}

bool Reader::mountExFat(uint32_t sector)
{
    if (!exfat_boot::isSupported(window_))
    {
        return false;
    }
    isExFat_ = true;
    clusterSectors_ = exfat_boot::clusterSectors(window_);
    clusters_ = exfat_boot::clusters(window_);
    entryBytes_ = 4;
    fatStart_ = sector + exfat_boot::fatStart(window_);
    dataStart_ = sector + exfat_boot::dataStart(window_);
    root_ = cursorOf({exfat_boot::root(window_), 0, true, true});
    return true;
}

/// Reads a FAT entry.
bool Reader::follow(uint32_t cluster, uint32_t& next)
{
    const uint32_t at = cluster * entryBytes_;
    const uint32_t sector = fatStart_ + at / sectorBytes;
    if (sector != fatSector_)
    {
        fatSector_ = nothing;
        if (!fetch(sector, table_))
        {
            return false;
        }
        fatSector_ = sector;
    }
    const uint8_t* entry = table_ + at % sectorBytes;
    next = entryBytes_ == 2 ? load16(entry) : load32(entry) & (isExFat_ ? nothing : 0x0FFFFFFF);
    return true;
}

/// Returns a cursor that is positioned before the first cluster of a file or directory.
Reader::Cursor Reader::cursorOf(const Item& item)
{
    const uint32_t sectors = item.isDirectory && item.linked ? longestDirectory : item.size / sectorBytes + (item.size % sectorBytes != 0);
    return {item.first, 0, nothing, sectors, item.linked};
}

/// Gets the next sector of a file or directory; returns false at the end of the file or of its chain.
bool Reader::advance(Cursor& cursor, uint32_t& sector)
{
    if (cursor.rest-- == 0)
    {
        return false;
    }
    if (cursor.left == nothing || cursor.left == 0)
    {
        uint32_t next = cursor.cluster + 1;
        if (cursor.left == nothing)
        {
            next = cursor.cluster;
        }
        else if (cursor.linked && !follow(cursor.cluster, next))
        {
            return false;
        }
        if (next - 2 >= clusters_)
        {
            return false;
        }
        cursor.cluster = next;
        cursor.sector = dataStart_ + (next - 2) * clusterSectors_;
        cursor.left = clusterSectors_;
    }
    --cursor.left;
    sector = cursor.sector++;
    return true;
}

/// Finds a name in a directory.
bool Reader::find(Cursor directory, Text name, Item& item)
{
    Match match(name);
    uint32_t sector;
    while (advance(directory, sector) && load(sector))
    {
        for (const uint8_t* entry = window_; entry != window_ + sectorBytes; entry += fat::entryBytes)
        {
            if (entry[0] == 0)
            {
                return false;
            }
            if (isExFat_ && match.takeExFat(entry))
            {
                item = {match.cluster, match.size, (match.attributes & directoryAttribute) != 0,
                        (match.flags & exfat_entry::noFatChain) == 0};
                return true;
            }
            if (!isExFat_ && match.takeFat(entry))
            {
                item = {fat_entry::clusterOf(entry, entryBytes_ == 4), fat_entry::sizeOf(entry),
                        (entry[fat_entry::attributeAt] & directoryAttribute) != 0, true};
                return true;
            }
        }
    }
    return false;
}

uint32_t Reader::readFile(Text path, uint8_t* data, uint32_t limit)
{
    const uint32_t result = readNamed(path, data, limit);
    return hasFailed_ ? failed : result;
}

/// Like readFile(), except that a card failure is recorded only in hasFailed_.
uint32_t Reader::readNamed(Text path, uint8_t* data, uint32_t limit)
{
    Item item{0, 0, true, true};
    Cursor cursor = root_;
    const char* const end = path.begin + path.length;
    for (const char* at = path.begin; at != end;)
    {
        const char* const begin = at;
        while (at != end && *at != '/')
        {
            ++at;
        }
        const Text name{begin, static_cast<uint32_t>(at - begin)};
        if (name.length != 0)
        {
            if (!item.isDirectory)
            {
                return 0;
            }
            if (!find(cursor, name, item))
            {
                return absent;
            }
            cursor = cursorOf(item);
        }
        at += at != end;
    }
    if (item.isDirectory || item.size > limit / sectorBytes * sectorBytes)
    {
        return 0;
    }
    uint32_t sector;
    for (uint32_t done = 0; done < item.size; done += sectorBytes)
    {
        if (!advance(cursor, sector) || !fetch(sector, data + done))
        {
            return 0;
        }
    }
    return item.size;
}

} // namespace stub
