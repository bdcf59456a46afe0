#include "on_disk.hpp"
#include "volume.hpp"

namespace fat
{

namespace
{

/// Type of the only partition in the protective MBR of a card with a GPT (UEFI specification, "Protective MBR").
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
    lost_ = Status::Ok;
    erasing_ = Erasing::Untried;
    settled_ = losses();
    forgetDirectories();

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
    if (load16(boot + 510) != bootSignature)
    {
        return Status::NoFileSystem;
    }
    uint32_t starts[partitionCount];
    Status failure = Status::NoFileSystem;
    for (uint32_t i = 0; i < partitionCount; ++i)
    {
        const uint8_t* partition = boot + partitionTable + i * partitionBytes;
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
    if (!isBootSector(boot))
    {
        return Status::NoFileSystem;
    }
    hint_ = 0;
    free_ = nothing;
    counted_ = false;
    freeChanged_ = false;
    infoSector_ = nothing;
    return isExFatBoot(boot) ? mountExFat(sector, boot) : mountFat(sector, boot);
}

Status Volume::mountFat(uint32_t sector, const uint8_t* boot)
{
    FatBoot described;
    if (!described.read(boot))
    {
        return Status::NoFileSystem;
    }
    clusterSectors_ = described.clusterSectors;
    rootEntries_ = described.rootEntries;
    clusters_ = (described.total - described.overhead) / clusterSectors_;
    kind_ = !described.hasFat16 ? Kind::Fat32 : clusters_ < FatBoot::leastFat16Clusters ? Kind::Fat12 : Kind::Fat16;
    // A FAT12 volume has at most 65,535 FAT sectors, so 32 bits suffice. A 64-bit division would add a library function to the image.
    const uint32_t fatSectors = described.fatSectors;
    const uint64_t entries = kind_ == Kind::Fat12   ? fatSectors * sectorSize * 2 / 3
                             : kind_ == Kind::Fat16 ? uint64_t{fatSectors} * (sectorSize / 2)
                                                    : uint64_t{fatSectors} * (sectorSize / 4);
    if (entries < clusters_ + 2)
    {
        clusters_ = static_cast<uint32_t>(entries) - 2;
    }
    fatStart_ = sector + described.reserved + described.active * fatSectors;
    dataStart_ = sector + described.overhead;
    rootStart_ = sector + described.reserved + described.copies * fatSectors;
    if (described.isMirrored && described.copies == 2)
    {
        table_.mirror(fatStart_, fatSectors);
    }
    return kind_ == Kind::Fat32 ? findFat32Root(sector, boot) : Status::Ok;
}

/// FAT specification, "FAT32 Extended BPB": first cluster of the root directory, and the FSInfo sector if that is among the reserved
/// sectors.
inline Status Volume::findFat32Root(uint32_t sector, const uint8_t* boot)
{
    rootStart_ = FatBoot::fat32Root(boot);
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

/// FAT specification, "FSInfo Sector Structure". The fields are only hints: the free count is used if plausible, the next free cluster only
/// as the start of the search.
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

Status Volume::mountExFat(uint32_t sector, const uint8_t* boot)
{
    kind_ = Kind::ExFat;
    fatStart_ = sector + exfat_boot::fatStart(boot);
    dataStart_ = sector + exfat_boot::dataStart(boot);
    clusters_ = exfat_boot::clusters(boot);
    rootStart_ = exfat_boot::root(boot);
    rootEntries_ = 0;
    if (!exfat_boot::isSupported(boot))
    {
        return Status::NoFileSystem;
    }
    clusterSectors_ = exfat_boot::clusterSectors(boot);
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
    const Status status = writeAll();
    if (losses() != settled_)
    {
        // The caller receives the error; the cached directories are discarded.
        settled_ = losses();
        forgetDirectories();
    }
    return status;
}

inline Status Volume::writeAll()
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
