#pragma once

#include "fat/names.hpp"

#include <cstdint>

namespace stub
{

/// A read-only medium of 512-byte sectors.
class Sectors
{
public:
    /// Reads one sector. Callers usually read the following sectors next, so a card driver can keep a multi-block read open.
    virtual bool read(uint32_t sector, uint8_t* data) = 0;

protected:
    ~Sectors() = default;
};

/// Reads files from a card that has FAT16, FAT32 or exFAT on the whole card or in the first partition with such a file system. The class is
/// a subset of fat::Volume that fits into the resume stub: it writes nothing, and it reads directories from their start each time.
///
/// Names are compared as in FAT: ASCII letters match regardless of case, and all other characters of code page 850 must be equal. Because
/// the card's contents are untrusted, a chain ends at a link outside the volume, and every search ends after `longestDirectory` sectors.
class Reader
{
public:
    static constexpr uint32_t sectorBytes = 512;
    static constexpr uint32_t longestDirectory = 4096; // sectors, which hold 65,536 entries, the most that FAT allows
    static constexpr uint32_t absent = 0xFFFFFFFF;     // of readFile()
    static constexpr uint32_t failed = 0xFFFFFFFE;     // of readFile()

    /// Finds the file system; returns false if there is none.
    bool mount(Sectors& medium);

    /// Reads the file at `path` to `data`, which has room for `limit` bytes, rounded down to whole sectors. Returns the length of the file.
    /// Returns `absent` if a name in the path does not exist, `failed` if a read of any sector since mount() has failed, and 0 if the file
    /// is empty or too large, if it is a directory or below a file, or if its chain is broken.
    uint32_t readFile(fat::Text path, uint8_t* data, uint32_t limit);

private:
    /// Position in a file or directory that is being read sector by sector.
    struct Cursor
    {
        uint32_t cluster;
        uint32_t sector;
        uint32_t left; // sectors in this cluster from `sector` on
        uint32_t rest; // sectors in all
        bool linked;   // whether the clusters have FAT entries
    };

    /// The result of a search.
    struct Item
    {
        uint32_t first;
        uint32_t size;
        bool isDirectory;
        bool linked;
    };

    bool mountAt(uint32_t sector);
    bool mountFat(uint32_t sector);
    bool mountExFat(uint32_t sector);
    bool fetch(uint32_t sector, uint8_t* data);
    bool load(uint32_t sector);
    bool follow(uint32_t cluster, uint32_t& next);
    static Cursor cursorOf(const Item& item);
    bool advance(Cursor& cursor, uint32_t& sector);
    bool find(Cursor directory, fat::Text name, Item& item);

    uint32_t readNamed(fat::Text path, uint8_t* data, uint32_t limit);

    Sectors* medium_ = nullptr;
    bool hasFailed_ = false; // a read has failed since mount()
    uint32_t fatStart_ = 0;
    uint32_t dataStart_ = 0;
    uint32_t clusterSectors_ = 0;
    uint32_t clusters_ = 0;
    uint32_t entryBytes_ = 0; // of the FAT
    bool isExFat_ = false;
    Cursor root_ = {};
    uint32_t fatSector_ = 0; // the sector in table_
    alignas(4) uint8_t table_[sectorBytes] = {};
    alignas(4) uint8_t window_[sectorBytes] = {};
};

} // namespace stub
