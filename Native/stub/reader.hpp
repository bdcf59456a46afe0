#pragma once

#include "fat/names.hpp"

#include <cstdint>

namespace stub
{

/// A medium of sectors of 512 bytes that is only read.
class Sectors
{
public:
    /// Reads one sector; those after it will probably be read next.
    virtual bool read(uint32_t sector, uint8_t* data) = 0;

protected:
    ~Sectors() = default;
};

/// Reads files of a card: FAT16, FAT32 or exFAT, on the whole card or in the first partition with such a file system. The part of
/// fat::Volume that the resume stub has room for: nothing is written, and directories are read from their start each time.
///
/// Names compare as in FAT: without regard to ASCII case, other characters of code page 850 must be equal. A card may hold anything: each
/// chain is left when it leaves the volume, and every search ends after `longestDirectory` sectors.
class Reader
{
public:
    static constexpr uint32_t sectorBytes = 512;
    static constexpr uint32_t longestDirectory = 4096; // sectors: 65,536 entries, the most that FAT allows
    static constexpr uint32_t absent = 0xFFFFFFFF;     // of readFile()
    static constexpr uint32_t failed = 0xFFFFFFFE;     // of readFile()

    /// Finds the file system.
    bool mount(Sectors& medium);

    /// Reads the file at `path` to `data`, which has room for `limit` bytes, rounded down to whole sectors. Returns its length; `absent`
    /// when a name of the path does not exist; `failed` when the card did not deliver a sector since mount(); 0 when the file is empty, too
    /// large, a directory or below a file, or its chain is broken.
    uint32_t readFile(fat::Text path, uint8_t* data, uint32_t limit);

private:
    /// Position in a file or directory, which is read sector by sector.
    struct Cursor
    {
        uint32_t cluster;
        uint32_t sector;
        uint32_t left; // sectors in this cluster from `sector` on
        uint32_t rest; // sectors in all
        bool linked;   // its clusters have FAT entries
    };

    /// What a search found.
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
    bool hasFailed_ = false; // a read, since mount()
    uint32_t fatStart_ = 0;
    uint32_t dataStart_ = 0;
    uint32_t clusterSectors_ = 0;
    uint32_t clusters_ = 0;
    uint32_t entryBytes_ = 0; // of the FAT
    bool isExFat_ = false;
    Cursor root_ = {};
    uint32_t fatSector_ = 0; // the one in table_
    alignas(4) uint8_t table_[sectorBytes] = {};
    alignas(4) uint8_t window_[sectorBytes] = {};
};

} // namespace stub
