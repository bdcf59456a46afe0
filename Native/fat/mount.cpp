#include "bytes_le.hpp"
#include "volume.hpp"

#include <cstring>

namespace fat
{

namespace
{

/// Type of the only partition in the MBR of a card with a GPT (UEFI specification, "Protective MBR").
constexpr uint8_t protectiveType = 0xEE;

constexpr uint32_t infoSignature = 0x61417272; // FSI_StrucSig, "rrAa"
constexpr uint32_t freeCountAt = 488;
constexpr uint32_t nextFreeAt = 492;

} // namespace

Status Volume::mount(BlockDevice& device, Clock clock)
{
    device_ = &device;
    clock_ = clock;
    files_ = nullptr;
    table_.attach(device);
    window_.attach(device);
    aside_.attach(device);
    data_.attach(device);
    pending_ = 0;
    parked_ = false;
    removedCount_ = replacedCount_ = 0;
    indexes_[0].start(0);
    indexes_[1].start(0);
    forgetFolders();

    const Status status = findVolume();
    if (status != Status::Ok)
    {
        kind_ = Kind::None;
    }
    return status;
}

/// Mounts the whole card, or else the first partition with a file system. Partition types are ignored and partitions that cannot be
/// mounted are skipped, as in the stock firmware's FatFs (R0.12c, find_volume).
Status Volume::findVolume()
{
    const Status whole = mountAt(0);
    if (whole != Status::NoFileSystem)
    {
        return whole;
    }
    FAT_TRY(window_.load(0));
    const uint8_t* boot = window_.data();
    if (load16(boot + 510) != 0xAA55)
    {
        return Status::NoFileSystem;
    }
    uint32_t starts[4];
    Status failure = Status::NoFileSystem;
    for (uint32_t i = 0; i < 4; ++i)
    {
        const uint8_t* partition = boot + 446 + i * 16;
        starts[i] = partition[4] != 0 ? load32(partition + 8) : 0;
        failure = partition[4] == protectiveType ? Status::PartitionedAsGpt : failure;
    }
    for (const uint32_t start : starts)
    {
        const Status status = start == 0 ? Status::NoFileSystem : mountAt(start);
        if (status == Status::Ok)
        {
            return status;
        }
        failure = status == Status::NoFileSystem ? failure : status;
    }
    return failure;
}

Status Volume::mountAt(uint32_t sector)
{
    FAT_TRY(window_.load(sector));
    const uint8_t* boot = window_.data();
    if (load16(boot + 510) != 0xAA55 || (boot[0] != 0xEB && boot[0] != 0xE9))
    {
        return Status::NoFileSystem;
    }
    hint_ = 0;
    free_ = nothing;
    freeChanged_ = false;
    infoSector_ = nothing;
    return std::memcmp(boot + 3, "EXFAT   ", 8) == 0 ? mountExFat(sector, boot) : mountFat(sector, boot);
}

/// FAT specification, "Boot Sector and BPB" and "FAT Type Determination". A volume without a 16-bit FAT size is FAT32 whatever its
/// number of clusters: small test images are such volumes.
Status Volume::mountFat(uint32_t sector, const uint8_t* boot)
{
    clusterSectors_ = boot[13];
    const uint32_t reserved = load16(boot + 14);
    const uint32_t copies = boot[16];
    rootEntries_ = load16(boot + 17);
    const uint32_t small = load16(boot + 19);
    const uint32_t total = small != 0 ? small : load32(boot + 32);
    const uint32_t fat16 = load16(boot + 22);
    const uint32_t fatSectors = fat16 != 0 ? fat16 : load32(boot + 36);
    const bool powerOfTwo = clusterSectors_ != 0 && (clusterSectors_ & (clusterSectors_ - 1)) == 0;
    if (load16(boot + 11) != sectorSize || !powerOfTwo || reserved == 0 || copies < 1 || copies > 2 || fatSectors == 0 ||
        fatSectors > total / copies)
    {
        return Status::NoFileSystem;
    }

    const uint32_t rootSectors = (rootEntries_ * entrySize + sectorSize - 1) / sectorSize;
    const uint32_t overhead = reserved + copies * fatSectors + rootSectors;
    if (overhead >= total || (fat16 != 0 && rootEntries_ == 0))
    {
        return Status::NoFileSystem;
    }
    clusters_ = (total - overhead) / clusterSectors_;
    kind_ = fat16 == 0 ? Kind::Fat32 : clusters_ < 4085 ? Kind::Fat12 : Kind::Fat16;
    // FAT12 has at most 65,535 sectors of FAT. No division of 64 bits: the image has no library function for it.
    const uint64_t described = kind_ == Kind::Fat12   ? fatSectors * sectorSize * 2 / 3
                               : kind_ == Kind::Fat16 ? uint64_t{fatSectors} * (sectorSize / 2)
                                                      : uint64_t{fatSectors} * (sectorSize / 4);
    if (described < clusters_ + 2)
    {
        clusters_ = static_cast<uint32_t>(described) - 2;
    }
    fatStart_ = sector + reserved;
    dataStart_ = sector + overhead;
    rootStart_ = fatStart_ + copies * fatSectors;

    selectFat(boot, copies, fatSectors);
    return kind_ == Kind::Fat32 ? findFat32Root(sector, boot) : Status::Ok;
}

/// Sets up mirroring to the second FAT, or selects the active FAT if only one is active (BPB_ExtFlags, bit 7).
inline void Volume::selectFat(const uint8_t* boot, uint32_t copies, uint32_t fatSectors)
{
    const uint32_t flags = kind_ == Kind::Fat32 ? load16(boot + 40) : 0;
    if ((flags & 0x80) != 0)
    {
        fatStart_ += ((flags & 0x0F) % copies) * fatSectors;
    }
    else if (copies == 2)
    {
        table_.mirror(fatStart_, fatSectors);
    }
}

/// FAT specification, "FAT32 Extended BPB": the cluster of the root directory, and FSInfo if it is in the reserved sectors.
inline Status Volume::findFat32Root(uint32_t sector, const uint8_t* boot)
{
    rootStart_ = load32(boot + 44);
    const uint32_t reserved = load16(boot + 14);
    const uint32_t info = load16(boot + 48);
    if (!isCluster(rootStart_))
    {
        return Status::Corrupt;
    }
    if (info != 0 && info < reserved)
    {
        readFreeCount(sector + info);
    }
    return Status::Ok;
}

/// FAT specification, "FSInfo Sector Structure". Its fields are hints: the count is used if it is possible, the next free cluster only as
/// the start of the search.
void Volume::readFreeCount(uint32_t sector)
{
    if (window_.load(sector) != Status::Ok || load32(window_.data() + 484) != infoSignature)
    {
        return;
    }
    infoSector_ = sector;
    const uint32_t count = load32(window_.data() + freeCountAt);
    const uint32_t next = load32(window_.data() + nextFreeAt);
    free_ = count <= clusters_ ? count : nothing;
    hint_ = isCluster(next) ? next - 2 : 0;
}

/// exFAT specification, "Main Boot Sector". Only sectors of 512 bytes and one FAT are supported, as on all cards.
Status Volume::mountExFat(uint32_t sector, const uint8_t* boot)
{
    kind_ = Kind::ExFat;
    fatStart_ = sector + load32(boot + 80);
    dataStart_ = sector + load32(boot + 88);
    clusters_ = load32(boot + 92);
    rootStart_ = load32(boot + 96);
    rootEntries_ = 0;
    if (boot[108] != 9 || boot[109] > 16 || boot[110] != 1)
    {
        return Status::NoFileSystem;
    }
    clusterSectors_ = 1u << boot[109];
    return isCluster(rootStart_) ? findExFatTables() : Status::Corrupt;
}

/// exFAT specification, "Allocation Bitmap Directory Entry" and "Up-case Table Directory Entry".
Status Volume::findExFatTables()
{
    bitmap_ = {};
    upCase_ = {};
    Region region = root().region;
    for (uint32_t index = 0; bitmap_.first == 0 || upCase_.first == 0; ++index)
    {
        uint8_t* entry;
        FAT_TRY(entryAt(region, index, entry));
        if (entry[0] == 0)
        {
            break;
        }
        if (entry[0] == 0x81 && (entry[1] & 1) == 0)
        {
            bitmap_.first = load32(entry + 20);
        }
        else if (entry[0] == 0x82)
        {
            upCase_.first = load32(entry + 20);
            upCaseBytes_ = load32(entry + 24);
        }
    }
    return isCluster(bitmap_.first) && isCluster(upCase_.first) ? Status::Ok : Status::Corrupt;
}

Status Volume::finish()
{
    FAT_TRY(settle());
    FAT_TRY(window_.flush());
    FAT_TRY(freeRemoved());
    FAT_TRY(table_.flush());
    if (!freeChanged_ || infoSector_ == nothing)
    {
        return Status::Ok;
    }
    freeChanged_ = false;
    FAT_TRY(data_.load(infoSector_));
    store32(data_.data() + freeCountAt, free_);
    store32(data_.data() + nextFreeAt, hint_ + 2);
    data_.changed();
    return data_.flush();
}

} // namespace fat
