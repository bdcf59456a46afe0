#include "volume.hpp"

#include <cstring>

namespace fat
{

namespace
{

constexpr uint32_t fatDirectoryLimit = 65536;     // entries, which take 2 MiB: FAT specification, "Directory Structure"
constexpr uint32_t exFatDirectoryLimit = 1 << 23; // entries, which take 256 MiB: exFAT specification, "Directory Structure"
constexpr uint8_t fatDeleted = 0xE5;
constexpr uint8_t exFatInUse = 0x80;
constexpr uint8_t exFatSkipped = 0x05; // type of a file entry that is not in use

} // namespace

Directory Volume::root() const
{
    Directory directory;
    directory.region.fixed = kind_ <= Kind::Fat16;
    directory.region.chain.first = directory.region.fixed ? 0 : rootStart_;
    directory.region.limit = directory.region.fixed ? rootEntries_ : kind_ == Kind::ExFat ? exFatDirectoryLimit : fatDirectoryLimit;
    return directory;
}

Status Volume::enter(const Node& node, Directory& directory)
{
    if (!node.isDirectory())
    {
        return Status::WrongKind;
    }
    directory.region.chain = node.chain;
    directory.region.fixed = false;
    directory.region.limit = kind_ != Kind::ExFat ? fatDirectoryLimit : node.chain.contiguous ? node.size / entrySize : exFatDirectoryLimit;
    directory.hasEntry = true;
    directory.entry = node.place;
    return node.chain.first != 0 ? Status::Ok : Status::Corrupt;
}

/// Loads the sector of an entry into the window; returns NotFound past the last entry.
Status Volume::entryAt(Region& region, uint32_t index, uint8_t*& entry)
{
    constexpr uint32_t perSector = sectorSize / entrySize;
    if (index >= region.limit)
    {
        return Status::NotFound;
    }
    uint32_t sector = rootStart_ + index / perSector;
    if (!region.fixed)
    {
        const uint32_t perCluster = clusterSectors_ * perSector;
        FAT_TRY(moveTo(region.chain, index / perCluster));
        sector = sectorOf(region.chain.cluster) + index % perCluster / perSector;
    }
    FAT_TRY(loadEntries(sector));
    entry = window_.data() + index % perSector * entrySize;
    return Status::Ok;
}

/// Returns the first byte of an entry, changed so that it marks the entry as deleted.
uint8_t Volume::markDeleted(uint8_t mark) const
{
    return kind_ == Kind::ExFat ? static_cast<uint8_t>(mark & ~exFatInUse) : fatDeleted;
}

/// Loads the sector of an entry into the window and fills the entry with zeros, for the caller to write its fields.
Status Volume::clearEntry(Region& region, uint32_t index, uint8_t*& entry)
{
    FAT_TRY(entryAt(region, index, entry));
    std::memset(entry, 0, entrySize);
    window_.changed();
    return Status::Ok;
}

/// Returns the next file or directory from entry `index` on, with its name in name_; NotFound after the last one.
Status Volume::nextNode(Region& region, uint32_t& index, Node& node)
{
    do
    {
        FAT_TRY(kind_ == Kind::ExFat ? nextExFat(region, index, node) : nextFat(region, index, node));
    } while (isReplaced(node.place));
    return Status::Ok;
}

/// Finds `count` consecutive free entries; extends the directory if necessary.
Status Volume::reserve(Directory& directory, DirectoryIndex& known, uint32_t count, uint32_t& index)
{
    const uint32_t first = known.freeFrom(count);
    const Status status = reserveFrom(directory, first, count, index);
    FAT_TRY(status == Status::Full && first != 0 ? reserveFrom(directory, 0, count, index) : status);
    known.take(index, count);
    known.notePosition(directory.region);
    return Status::Ok;
}

/// Like reserve(), but searches from entry `first` on.
Status Volume::reserveFrom(Directory& directory, uint32_t first, uint32_t count, uint32_t& index)
{
    uint32_t run = 0;
    bool ended = false; // entries after the first one of type 0 are invalid
    uint8_t* entry;
    for (uint32_t i = first; run < count; ++i)
    {
        Status status = entryAt(directory.region, i, entry);
        if (status == Status::NotFound)
        {
            FAT_TRY(grow(directory, i));
            status = entryAt(directory.region, i, entry);
        }
        FAT_TRY(status);
        ended |= entry[0] == 0;
        const bool unused = ended || (kind_ == Kind::ExFat ? (entry[0] & exFatInUse) == 0 : entry[0] == fatDeleted);
        const bool free = unused && !isStaged(keyOf(directory.region), i, i + 1);
        // On exFAT, the first two entries change whenever the file does. Both entries must be in one sector, so that a single write changes
        // both.
        const bool split = kind_ == Kind::ExFat && run == 0 && i % (sectorSize / entrySize) == sectorSize / entrySize - 1;
        if (free && split)
        {
            entry[0] = exFatSkipped; // not 0, which would end the directory here
            window_.changed();
        }
        run = free && !split ? run + 1 : 0;
        index = i + 1 - run;
    }
    if (ended && entryAt(directory.region, index + count, entry) == Status::Ok && entry[0] != 0)
    {
        entry[0] = 0;
        window_.changed();
    }
    return Status::Ok;
}

/// Appends a cluster of zeros to a directory of `entries` entries.
Status Volume::grow(Directory& directory, uint32_t entries)
{
    Region& region = directory.region;
    const bool full = kind_ == Kind::ExFat ? entries >= exFatDirectoryLimit : entries >= region.limit;
    if (region.fixed || full)
    {
        return Status::Full;
    }
    forgetFolders();
    FAT_TRY(makeLinked(region.chain, entries * entrySize));
    FAT_TRY(moveTo(region.chain, entries * entrySize / clusterBytes() - 1));

    uint32_t cluster;
    FAT_TRY(allocate(0, cluster));
    FAT_TRY(table_.flush()); // must precede the link, because a linked cluster still marked free would be allocated twice
    FAT_TRY(clearCluster(cluster));
    FAT_TRY(link(region.chain.cluster, cluster));
    FAT_TRY(table_.flush());
    if (kind_ != Kind::ExFat || !directory.hasEntry)
    {
        return Status::Ok;
    }

    Node self;
    uint32_t index = directory.entry.index;
    FAT_TRY(nextNode(directory.entry.region, index, self));
    self.chain = region.chain;
    self.size = self.valid = (entries * entrySize / clusterBytes() + 1) * clusterBytes();
    region.limit = exFatDirectoryLimit;
    return update(self);
}

Status Volume::roomOf(const Node& node, uint32_t& entries)
{
    Directory directory = root();
    FAT_TRY(node.place.count != 0 ? enter(node, directory) : Status::Ok);
    Region& region = directory.region;
    DirectoryIndex& known = claimIndex(region);
    FAT_TRY(completeIndex(region, known));
    const uint32_t perCluster = clusterBytes() / entrySize;
    uint32_t end = region.limit;
    if (!region.fixed && !region.chain.contiguous)
    {
        uint32_t clusters = known.covered / perCluster;
        while (moveTo(region.chain, clusters) == Status::Ok)
        {
            ++clusters;
        }
        end = clusters * perCluster;
    }
    entries = end - known.covered;
    return Status::Ok;
}

/// Overwrites the first and the last sector of a cluster with nonzero bytes, and drops the buffered copies of the two sectors.
Status Volume::markForErasing(uint32_t first)
{
    const uint32_t ends[] = {first, first + clusterSectors_ - 1};
    for (const uint32_t sector : ends)
    {
        FAT_TRY(window_.clear(sector));
        std::memset(window_.data(), exFatSkipped, sectorSize);
    }
    FAT_TRY(window_.flush());
    window_.drop();
    return Status::Ok;
}

/// Fills a cluster with zeros. The cluster is first read, up to the first nonzero byte, because a card reads faster than it writes, and
/// most clusters of a card have never been used and are zero.
///
/// A large cluster is cleared with the card's erase command if the card supports it. Whether erased sectors really read as zeros, as the
/// card specifies, is verified once per mount: the first cluster is filled with marks at both ends, erased and read completely. Of each
/// later cluster, only the first sector is read. After a failure, no cluster is erased until the next mount.
Status Volume::clearCluster(uint32_t cluster)
{
    constexpr uint32_t worthErasing = 32; // sectors; reading this many takes longer than an erase
    FAT_TRY(settle());
    const uint32_t first = sectorOf(cluster);
    bool isErased = clusterSectors_ >= worthErasing && erasing_ != Erasing::Refused && device_->erase(first, clusterSectors_);
    if (isErased && erasing_ == Erasing::Proven)
    {
        isErased = window_.load(first) == Status::Ok && window_.isZero();
        if (isErased)
        {
            return Status::Ok;
        }
    }
    else if (isErased)
    {
        FAT_TRY(markForErasing(first));
        isErased = device_->erase(first, clusterSectors_);
    }
    bool isClear = true;
    for (uint32_t i = 0; i < clusterSectors_; ++i)
    {
        isClear = isClear && window_.load(first + i) == Status::Ok && window_.isZero();
        FAT_TRY(isClear ? Status::Ok : window_.clear(first + i));
    }
    erasing_ = isErased && isClear ? Erasing::Proven : Erasing::Refused;
    return window_.flush();
}

/// Writes the entries of a new name. The entry that makes the name valid is still marked as deleted.
Status Volume::stage(Directory& directory, Text name, Node& node)
{
    FAT_TRY(stageEntries(directory, name, node));
    FAT_TRY(table_.flush());
    return settle();
}

/// Completes the staged entries of an open file and makes them pending: valid in the window at once, on the card after settle().
Status Volume::publish(File& file)
{
    const Place& place = file.node.place;
    uint8_t* entry;
    FAT_TRY(kind_ == Kind::ExFat ? updateExFat(file.node) : updateFat(file.node));
    FAT_TRY(keyEntry(place, entry));
    if (parked_)
    {
        FAT_TRY(settle());
        FAT_TRY(keyEntry(place, entry));
    }
    entry[0] = file.mark;
    file.mark = 0;
    window_.changed();
    pending_ |= 1u << static_cast<uint32_t>(entry - window_.data()) / entrySize;
    if (file.replaced.count != 0)
    {
        replacedRegion_ = place.region;
        replaced_[replacedCount_++] = file.replaced;
    }
    return Status::Ok;
}

Status Volume::stageEntries(Directory& directory, Text name, Node& node)
{
    DirectoryIndex& known = claimIndex(directory.region);
    FAT_TRY(completeIndex(directory.region, known));
    if (!decodeName(name, name_))
    {
        return Status::BadName;
    }
    FAT_TRY(kind_ == Kind::ExFat ? stageExFat(directory, known, name, node) : stageFat(directory, known, node));
    known.addName(hashOfName(), start_, node.place.index);
    return Status::Ok;
}

Status Volume::keyEntry(const Place& place, uint8_t*& entry)
{
    Region region = place.region;
    return entryAt(region, kind_ == Kind::ExFat ? place.index : place.index + place.count - 1, entry);
}

/// Makes staged entries valid by changing one byte in one sector.
Status Volume::commit(const Place& place)
{
    uint8_t* entry;
    FAT_TRY(table_.flush());
    FAT_TRY(keyEntry(place, entry));
    entry[0] = stagedMark_;
    window_.changed();
    return settle();
}

/// Deletes the entries of a name, in the same order as removeReplaced().
Status Volume::erase(const Place& place)
{
    FAT_TRY(settle());
    replacedRegion_ = place.region;
    Replaced& old = replaced_[replacedCount_++];
    old = {};
    old.index = place.index;
    old.count = static_cast<uint8_t>(place.count);
    const Status status = removeReplaced();
    replacedCount_ = removedCount_;
    if (status != Status::Ok)
    {
        forgetDirectories(); // two files may now have the same name
        return status;
    }
    return window_.flush();
}

/// Writes the size, first cluster, time and attributes of a node to its entries. While the entries are pending, they are changed only in
/// the window.
Status Volume::update(const Node& node)
{
    uint8_t* entry;
    FAT_TRY(keyEntry(node.place, entry));
    FAT_TRY(isPending(entry) ? Status::Ok : table_.flush());
    FAT_TRY(kind_ == Kind::ExFat ? updateExFat(node) : updateFat(node));
    FAT_TRY(keyEntry(node.place, entry));
    if (isPending(entry))
    {
        return Status::Ok;
    }
    FAT_TRY(table_.flush());
    return settle();
}

Status Volume::removeNode(const Node& node)
{
    FAT_TRY(erase(node.place));
    if (node.isDirectory())
    {
        forgetFolders();
        for (DirectoryIndex& index : indexes_)
        {
            if (index.key == node.chain.first)
            {
                index.start(0);
            }
        }
    }
    return unlink(node.chain, clustersOf(node));
}

/// Removes all files with the name of `found`, except the one at entry `except`. More than one such file exists only after a power loss in
/// replace(). Further files are searched for only if the index does not rule them out, and only at entries that may have the name.
Status Volume::removeAll(Region& region, Text name, const Node& found, uint32_t except)
{
    DirectoryIndex& known = claimIndex(region);
    FAT_TRY(completeIndex(region, known));
    if (!known.mayRepeat)
    {
        return found.place.index == except ? Status::Ok : removeNode(found);
    }
    const uint32_t hash = hashOf(name);
    for (uint32_t at = 0;; ++at)
    {
        Node node;
        const bool hasPrint = known.findPrint(hash, at, known.printedEnd());
        const Status status = search(region, known, at, hasPrint ? (at | 1) + 1 : nothing, name, node);
        if (status == Status::NotFound && !hasPrint)
        {
            return Status::Ok;
        }
        if (status != Status::NotFound)
        {
            FAT_TRY(status);
            FAT_TRY(node.place.index == except ? Status::Ok : removeNode(node));
            at = node.place.index;
        }
    }
}

} // namespace fat
