#include "bytes_le.hpp"
#include "volume.hpp"

namespace fat
{

namespace
{

/// A volume with fewer free clusters than this is considered nearly full.
constexpr uint32_t scarce = 1024;

} // namespace

/// FAT specification, "FAT Data Structure": a FAT12 entry is one and a half bytes long and may cross a sector boundary.
Status Volume::packed12(uint32_t cluster, uint32_t& value, bool set)
{
    const uint32_t at = cluster + cluster / 2;
    const uint32_t shift = (cluster & 1) * 4;
    uint32_t mask = 0xFFFu << shift;
    uint32_t bits = set ? value << shift : 0;
    uint32_t read = 0;
    for (uint32_t i = 0; i < 2; ++i)
    {
        FAT_TRY(table_.load(fatStart_ + (at + i) / sectorSize));
        uint8_t& byte = table_.data()[(at + i) % sectorSize];
        if (set)
        {
            byte = static_cast<uint8_t>((byte & ~mask) | bits);
            table_.changed();
        }
        read |= static_cast<uint32_t>(byte) << 8 * i;
        mask >>= 8;
        bits >>= 8;
    }
    value = read >> shift & 0xFFF;
    return Status::Ok;
}

/// Reads a FAT entry. `next` is endOfChain for every value past the last cluster. If a power loss leaves an end mark half overwritten by a
/// link, the result is also past the last cluster, because the low byte is written first.
Status Volume::follow(uint32_t cluster, uint32_t& next)
{
    if (kind_ == Kind::Fat12)
    {
        FAT_TRY(packed12(cluster, next, false));
    }
    else if (kind_ == Kind::Fat16)
    {
        FAT_TRY(table_.load(fatStart_ + cluster / 256));
        next = load16(table_.data() + cluster % 256 * 2);
    }
    else
    {
        FAT_TRY(table_.load(fatStart_ + cluster / 128));
        next = load32(table_.data() + cluster % 128 * 4);
        next &= kind_ == Kind::Fat32 ? 0x0FFFFFFF : endOfChain;
    }
    next = next >= clusters_ + 2 ? endOfChain : next;
    return Status::Ok;
}

/// Writes a FAT entry: the next cluster, endOfChain, or 0 for a free cluster.
Status Volume::link(uint32_t cluster, uint32_t next)
{
    if (kind_ == Kind::Fat12)
    {
        next &= 0xFFF;
        return packed12(cluster, next, true);
    }
    if (kind_ == Kind::Fat16)
    {
        FAT_TRY(table_.load(fatStart_ + cluster / 256));
        store16(table_.data() + cluster % 256 * 2, next);
    }
    else
    {
        FAT_TRY(table_.load(fatStart_ + cluster / 128));
        uint8_t* entry = table_.data() + cluster % 128 * 4;
        // The upper four bits of a FAT32 entry are reserved and are not changed.
        const uint32_t kept = kind_ == Kind::Fat32 ? load32(entry) & 0xF0000000 : 0;
        const uint32_t mask = kind_ == Kind::Fat32 ? 0x0FFFFFFF : endOfChain;
        store32(entry, kept | (next & mask));
    }
    table_.changed();
    return Status::Ok;
}

/// exFAT specification, "Allocation Bitmap": one bit per cluster; bit 0 is cluster 2.
Status Volume::bitmapByte(uint32_t cluster, uint8_t*& byte)
{
    const uint32_t at = (cluster - 2) / 8;
    FAT_TRY(moveTo(bitmap_, at / clusterBytes()));
    FAT_TRY(table_.load(sectorOf(bitmap_.cluster) + at % clusterBytes() / sectorSize));
    byte = table_.data() + at % sectorSize;
    return Status::Ok;
}

Status Volume::isFree(uint32_t cluster, bool& free)
{
    if (kind_ == Kind::ExFat)
    {
        uint8_t* byte;
        FAT_TRY(bitmapByte(cluster, byte));
        free = (*byte >> (cluster - 2) % 8 & 1) == 0;
        return Status::Ok;
    }
    uint32_t next;
    FAT_TRY(follow(cluster, next));
    free = next == 0;
    return Status::Ok;
}

/// Marks a cluster as used (as the end of a chain) or as free. On exFAT a cluster is freed in the allocation bitmap only. On a nearly full
/// volume, freed clusters are allocated next, because a search for other free clusters would read the whole FAT.
Status Volume::mark(uint32_t cluster, bool used)
{
    if (free_ != nothing)
    {
        free_ += used ? -1 : 1;
        freeChanged_ = true;
    }
    if (!used && free_ < scarce && cluster - 2 < hint_)
    {
        hint_ = cluster - 2;
    }
    if (kind_ == Kind::ExFat)
    {
        uint8_t* byte;
        FAT_TRY(bitmapByte(cluster, byte));
        const uint32_t bit = 1u << (cluster - 2) % 8;
        *byte = static_cast<uint8_t>(used ? *byte | bit : *byte & ~bit);
        table_.changed();
        if (!used)
        {
            return Status::Ok;
        }
    }
    return link(cluster, used ? endOfChain : 0);
}

/// Allocates a free cluster and, unless `previous` is 0, appends the cluster to the chain that ends with `previous`.
Status Volume::allocate(uint32_t previous, uint32_t& cluster)
{
    const uint32_t searched = counted_ && free_ == 0 ? 0 : clusters_;
    for (uint32_t i = 0; i < searched; ++i)
    {
        const uint32_t candidate = (hint_ + i) % clusters_ + 2;
        bool free;
        FAT_TRY(isFree(candidate, free));
        if (!free)
        {
            continue;
        }
        FAT_TRY(mark(candidate, true));
        // Buffered sectors of this cluster belong to the file or directory that used the cluster before.
        window_.forget(sectorOf(candidate), clusterSectors_);
        aside_.forget(sectorOf(candidate), clusterSectors_);
        data_.forget(sectorOf(candidate), clusterSectors_);
        hint_ = (candidate - 1) % clusters_;
        cluster = candidate;
        return previous == 0 ? Status::Ok : link(previous, candidate);
    }
    if (replacedCount_ == 0)
    {
        return Status::Full;
    }
    // The clusters of replaced files have not yet been freed.
    FAT_TRY(settle());
    FAT_TRY(freeRemoved());
    return allocate(previous, cluster);
}

/// Moves to cluster number `index` of a chain; returns NotFound past the end of the chain.
Status Volume::moveTo(Chain& chain, uint32_t index)
{
    if (chain.contiguous)
    {
        chain.index = index;
        chain.cluster = chain.first + index;
        return isCluster(chain.first) && isCluster(chain.cluster) ? Status::Ok : Status::Corrupt;
    }
    if (chain.cluster == 0 || index < chain.index)
    {
        chain.cluster = chain.first;
        chain.index = 0;
        chain.run = 0;
    }
    while (isCluster(chain.cluster))
    {
        if (chain.index == index)
        {
            return Status::Ok;
        }
        FAT_TRY(step(chain, index));
    }
    chain.cluster = 0;
    return Status::Corrupt;
}

/// Moves towards cluster number `index`: to the end of the current run of consecutive clusters, or by one cluster if there is no run.
Status Volume::step(Chain& chain, uint32_t index)
{
    if (chain.run == 0)
    {
        FAT_TRY(measure(chain));
    }
    if (chain.run != 0)
    {
        chain.advance(index);
        return Status::Ok;
    }
    uint32_t next;
    FAT_TRY(follow(chain.cluster, next));
    if (next == endOfChain)
    {
        return Status::NotFound;
    }
    chain.cluster = next;
    ++chain.index;
    return Status::Ok;
}

/// Counts the consecutive clusters after the current one, up to the end of the FAT sector. Moving along these clusters or reading them then
/// needs no FAT access.
Status Volume::measure(Chain& chain)
{
    const uint32_t perSector = kind_ == Kind::Fat16 ? 256 : 128;
    uint32_t next = chain.cluster + 1;
    for (uint32_t last = chain.cluster; kind_ != Kind::Fat12 && next == last + 1 && next % perSector != 0;)
    {
        FAT_TRY(follow(last, next));
        last += next == last + 1;
        chain.run = last - chain.cluster;
    }
    return Status::Ok;
}

/// Frees the first `count` clusters of a chain. The entry that refers to the chain must already have been removed from the card.
Status Volume::unlink(const Chain& chain, uint32_t count)
{
    uint32_t cluster = chain.first;
    for (; count != 0 && cluster != 0 && cluster != endOfChain; --count)
    {
        if (!isCluster(cluster))
        {
            return Status::Corrupt;
        }
        uint32_t next = cluster + 1;
        if (!chain.contiguous)
        {
            FAT_TRY(follow(cluster, next));
        }
        FAT_TRY(mark(cluster, false));
        cluster = next;
    }
    return Status::Ok;
}

/// Number of clusters of a file or directory. A file's chain is followed only to the file's size, because a power loss may have torn a link
/// past that point.
uint32_t Volume::clustersOf(const Node& node) const
{
    const bool open = node.isDirectory() && !node.chain.contiguous;
    return open ? clusters_ : node.size / clusterBytes() + (node.size % clusterBytes() != 0);
}

/// Appends a cluster to an open file.
Status Volume::extend(File& file)
{
    Chain& chain = file.node.chain;
    if (file.clusters == 0)
    {
        FAT_TRY(allocate(0, chain.first));
        chain.cluster = 0;
    }
    else
    {
        FAT_TRY(moveTo(chain, file.clusters - 1));
        uint32_t cluster;
        FAT_TRY(allocate(chain.cluster, cluster));
    }
    ++file.clusters;
    return Status::Ok;
}

/// Frees the clusters past the size of an open file; called after a failed write.
Status Volume::trim(File& file)
{
    Chain& chain = file.node.chain;
    const uint32_t kept = clustersOf(file.node);
    const uint32_t count = file.clusters - kept;
    if (count == 0)
    {
        return Status::Ok;
    }
    file.clusters = kept;
    Chain rest = chain;
    if (kept == 0)
    {
        chain = {};
    }
    else
    {
        FAT_TRY(moveTo(chain, kept - 1));
        FAT_TRY(follow(chain.cluster, rest.first));
        FAT_TRY(link(chain.cluster, endOfChain));
        chain.run = 0;
    }
    return unlink(rest, count);
}

/// Writes the FAT entries of a contiguous exFAT chain, so that the chain can be extended cluster by cluster.
Status Volume::makeLinked(Chain& chain, uint32_t bytes)
{
    if (!chain.contiguous)
    {
        return Status::Ok;
    }
    const uint32_t count = (bytes + clusterBytes() - 1) / clusterBytes();
    for (uint32_t i = 0; i < count; ++i)
    {
        FAT_TRY(link(chain.first + i, i + 1 < count ? chain.first + i + 1 : endOfChain));
    }
    chain.contiguous = false;
    return Status::Ok;
}

Status Volume::freeClusters(uint32_t& count)
{
    if (kind_ == Kind::None)
    {
        return Status::NoFileSystem;
    }
    if (free_ == nothing)
    {
        uint32_t found = 0;
        for (uint32_t cluster = 2; cluster < clusters_ + 2; ++cluster)
        {
            // In the bitmap of a large card, most bytes represent eight free clusters, so whole bytes are counted at once; on a 64 GB card,
            // counting then takes a tenth of the time.
            if (kind_ == Kind::ExFat && (cluster - 2) % 8 == 0 && cluster + 8 <= clusters_ + 2)
            {
                uint8_t* byte;
                FAT_TRY(bitmapByte(cluster, byte));
                if (*byte == 0)
                {
                    found += 8;
                    cluster += 7;
                    continue;
                }
            }
            bool free;
            FAT_TRY(isFree(cluster, free));
            found += free;
        }
        free_ = found;
        freeChanged_ = infoSector_ != nothing;
    }
    count = free_;
    return Status::Ok;
}

Status Volume::countFreeClusters(uint32_t& count)
{
    free_ = counted_ ? free_ : nothing;
    const Status status = freeClusters(count);
    counted_ = status == Status::Ok;
    return status;
}

} // namespace fat
