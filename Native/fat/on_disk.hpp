#pragma once

#include "bytes_le.hpp"

#include <cstdint>
#include <cstring>

/// Offsets and values of FAT and exFAT structures, shared by the file system and the resume stub.
namespace fat
{

inline constexpr uint32_t entryBytes = 32;
inline constexpr uint32_t bootSignature = 0xAA55; // at offset 510, also in an MBR
inline constexpr uint32_t partitionTable = 446;   // partition table of an MBR: four entries of 16 bytes, type at 4, first sector at 8
inline constexpr uint32_t partitionBytes = 16;
inline constexpr uint32_t partitionCount = 4;

/// Whether a sector can be the boot sector of a file system, as opposed to an MBR.
inline bool isBootSector(const uint8_t* sector)
{
    return load16(sector + 510) == bootSignature && (sector[0] == 0xEB || sector[0] == 0xE9);
}

inline bool isExFatBoot(const uint8_t* sector)
{
    return std::memcmp(sector + 3, "EXFAT   ", 8) == 0;
}

/// FAT specification, "Boot Sector and BPB" and "FAT32 Extended BPB".
struct FatBoot
{
    uint32_t clusterSectors;
    uint32_t reserved;
    uint32_t copies;
    uint32_t rootEntries;
    uint32_t total;
    uint32_t fatSectors;
    uint32_t overhead; // sectors before the first cluster
    bool hasFat16;     // a volume without a 16-bit FAT size is FAT32 regardless of its number of clusters, for example a small test image
    uint32_t active;   // FAT32 without mirroring: number of the active FAT; otherwise 0
    bool isMirrored;

    /// Returns false if the sector does not describe a FAT volume.
    bool read(const uint8_t* boot)
    {
        clusterSectors = boot[13];
        reserved = load16(boot + 14);
        copies = boot[16];
        rootEntries = load16(boot + 17);
        const uint32_t small = load16(boot + 19);
        total = small != 0 ? small : load32(boot + 32);
        const uint32_t fat16 = load16(boot + 22);
        hasFat16 = fat16 != 0;
        fatSectors = hasFat16 ? fat16 : load32(boot + 36);
        overhead = reserved + copies * fatSectors + (rootEntries * entryBytes + 511) / 512;
        const bool powerOfTwo = clusterSectors != 0 && (clusterSectors & (clusterSectors - 1)) == 0;
        if (load16(boot + 11) != 512 || !powerOfTwo || reserved == 0 || copies - 1 > 1 || fatSectors == 0 || fatSectors > total / copies ||
            overhead >= total || (hasFat16 && rootEntries == 0))
        {
            return false;
        }
        const uint32_t flags = hasFat16 ? 0 : load16(boot + 40); // BPB_ExtFlags
        isMirrored = (flags & 0x80) == 0;
        active = isMirrored ? 0 : (flags & 0x0F) % copies;
        return true;
    }
    /// FAT specification, "FAT Type Determination".
    static constexpr uint32_t leastFat16Clusters = 4085;
    static uint32_t fat32Root(const uint8_t* boot)
    {
        return load32(boot + 44);
    }
};

/// exFAT specification, "Main Boot Sector". Only volumes with 512-byte sectors and a single FAT are supported; all cards use
/// this format.
namespace exfat_boot
{
inline bool isSupported(const uint8_t* boot)
{
    return boot[108] == 9 && boot[109] <= 16 && boot[110] == 1;
}
inline uint32_t clusterSectors(const uint8_t* boot)
{
    return 1u << boot[109];
}
inline uint32_t fatStart(const uint8_t* boot)
{
    return load32(boot + 80);
}
inline uint32_t dataStart(const uint8_t* boot)
{
    return load32(boot + 88);
}
inline uint32_t clusters(const uint8_t* boot)
{
    return load32(boot + 92);
}
inline uint32_t root(const uint8_t* boot)
{
    return load32(boot + 96);
}
} // namespace exfat_boot

/// FAT specification, "Directory Structure" and "Long File Name Implementation".
namespace fat_entry
{
inline constexpr uint8_t deleted = 0xE5;
inline constexpr uint8_t replacesE5 = 0x05; // represents 0xE5 as the first byte of a name
inline constexpr uint32_t attributeAt = 11;
inline constexpr uint8_t attributeMask = 0x3F;
inline constexpr uint8_t longName = 0x0F;
inline constexpr uint8_t volumeLabel = 0x08;
inline constexpr uint8_t lastLongEntry = 0x40;
inline constexpr uint32_t longNumberMask = 0x3F;
inline constexpr uint32_t longSumAt = 13;
inline constexpr uint32_t longUnits = 13;
inline constexpr uint32_t mostLongEntries = 20;

/// Byte offset of each of the 13 characters in a long name entry.
inline constexpr uint8_t unitAt[longUnits] = {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30};

/// Checksum of a short name, as stored in its long name entries.
inline uint8_t checksum(const uint8_t* shortName)
{
    uint8_t sum = 0;
    for (uint32_t i = 0; i < 11; ++i)
    {
        sum = static_cast<uint8_t>((sum << 7 | sum >> 1) + shortName[i]);
    }
    return sum;
}

inline uint32_t sizeOf(const uint8_t* entry)
{
    return load32(entry + 28);
}

/// Only FAT32 stores the upper half of a cluster's number.
inline uint32_t clusterOf(const uint8_t* entry, bool isFat32)
{
    return load16(entry + 26) | (isFat32 ? load16(entry + 20) << 16 : 0);
}
} // namespace fat_entry

/// exFAT specification, "Directory Entry Definitions".
namespace exfat_entry
{
inline constexpr uint8_t file = 0x85;
inline constexpr uint8_t stream = 0xC0;
inline constexpr uint8_t name = 0xC1;
inline constexpr uint32_t attributeAt = 4; // offset in a file entry
inline constexpr uint32_t flagsAt = 1;     // offset in a stream entry, as are the constants below
inline constexpr uint8_t noFatChain = 0x02;
inline constexpr uint32_t nameLengthAt = 3;
inline constexpr uint32_t clusterAt = 20;
inline constexpr uint32_t sizeAt = 24;
inline constexpr uint32_t units = 15; // characters of a name entry, from offset 2 on

/// Reads a 64-bit length; returns 4 GiB - 1 for larger ones.
inline uint32_t clamp(const uint8_t* length)
{
    return load32(length + 4) != 0 ? 0xFFFFFFFF : load32(length);
}
} // namespace exfat_entry

} // namespace fat
