// The buffers of directory sectors, and the files of Mode::CreateDeferred that are collected in them.
#include "volume.hpp"

namespace fat
{

/// Exchanges window_ and aside_. A sector without pending entries is flushed before it moves to aside_.
Status Volume::swapWindow()
{
    if (pending_ == 0 || parked_)
    {
        FAT_TRY(window_.flush());
    }
    const SectorCache other = aside_;
    aside_ = window_;
    window_ = other;
    parked_ = pending_ != 0 && !parked_;
    return Status::Ok;
}

/// Loads a sector of a directory into the window.
Status Volume::loadEntries(uint32_t sector)
{
    if (!window_.holds(sector) && (!parked_ || aside_.holds(sector)))
    {
        FAT_TRY(swapWindow());
    }
    return window_.load(sector);
}

bool Volume::isPending(const uint8_t* entry) const
{
    return !parked_ && (pending_ >> static_cast<uint32_t>(entry - window_.data()) / entrySize & 1) != 0;
}

/// Writes the window. If entries are pending, settle() writes the FAT first, then the sector with the entries still marked as deleted, then
/// the same sector with valid entries. If power loss tears the last write, some entries are valid, and everything to which they refer is on
/// the card. The files that the entries replace are removed last. If a write of another sector (of the FAT, for example) has failed since
/// the previous call, settle() writes nothing, because the lost sector may be part of the directory's own extension.
Status Volume::settle()
{
    FAT_TRY(parked_ ? swapWindow() : Status::Ok);
    const bool isLost = losses() != settled_;
    if (pending_ == 0 && !isLost)
    {
        return window_.flush();
    }
    constexpr uint32_t perSector = sectorSize / entrySize;
    uint8_t marks[perSector];
    Status status = isLost ? Status::WriteError : table_.flush();
    for (uint32_t i = 0; i < perSector; ++i)
    {
        uint8_t& mark = window_.data()[i * entrySize];
        marks[i] = mark;
        mark = (pending_ >> i & 1) == 0 ? mark : markDeleted(mark);
    }
    pending_ = 0;
    window_.changed();
    status = status == Status::Ok ? window_.flush() : status;
    if (status == Status::Ok)
    {
        for (uint32_t i = 0; i < perSector; ++i)
        {
            window_.data()[i * entrySize] = marks[i];
        }
        window_.changed();
        status = window_.flush();
        status = status == Status::Ok ? removeReplaced() : status;
    }
    else
    {
        window_.drop();
    }
    return noteSettled(status);
}

/// Records the result of settle(). After a failure the pending files replace nothing, and sync() reports the error if no caller has
/// received it.
inline Status Volume::noteSettled(Status status)
{
    if (status != Status::Ok)
    {
        forgetDirectories();
        replacedCount_ = removedCount_;
        lost_ = status;
    }
    settled_ = losses();
    return status;
}

/// Marks entries of the replaced files as deleted: every entry if `all`, otherwise only the one that makes each file valid.
Status Volume::strikeReplaced(bool all)
{
    Region region = replacedRegion_;
    for (uint32_t i = removedCount_; i < replacedCount_; ++i)
    {
        const Replaced& old = replaced_[i];
        const uint32_t last = old.index + old.count - 1;
        const uint32_t first = all || kind_ == Kind::ExFat ? old.index : last;
        for (uint32_t at = first; at <= (all ? last : first); ++at)
        {
            uint8_t* entry;
            FAT_TRY(entryAt(region, at, entry));
            const uint8_t mark = markDeleted(entry[0]);
            if (entry[0] != mark)
            {
                entry[0] = mark;
                window_.changed();
            }
        }
        if (DirectoryIndex* const known = indexOf(region))
        {
            known->release(old.index);
        }
    }
    return Status::Ok;
}

/// Removes the replaced files. For each file, the entry that makes the file valid is deleted on the card first. Then all entries are marked
/// as deleted; the marks may stay in the window for now.
Status Volume::removeReplaced()
{
    Status status = strikeReplaced(false);
    status = status == Status::Ok ? window_.flush() : status;
    status = status == Status::Ok ? strikeReplaced(true) : status;
    FAT_TRY(status);
    removedCount_ = replacedCount_;
    return removedCount_ <= mostReplaced - sectorSize / entrySize ? Status::Ok : freeRemoved();
}

/// Frees the clusters of the removed files.
Status Volume::freeRemoved()
{
    const uint32_t count = removedCount_;
    removedCount_ = replacedCount_ = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        Chain chain;
        chain.first = replaced_[i].first;
        chain.contiguous = replaced_[i].contiguous;
        FAT_TRY(unlink(chain, replaced_[i].clusters));
    }
    return Status::Ok;
}

/// Whether the file at `place` is replaced by a pending one.
bool Volume::isReplaced(const Place& place) const
{
    bool found = false;
    for (uint32_t i = removedCount_; i < replacedCount_; ++i)
    {
        found |= replaced_[i].index == place.index && keyOf(replacedRegion_) == keyOf(place.region);
    }
    return found;
}

/// Whether any of the entries [`from`, `end`) of a directory is staged for an open file.
bool Volume::isStaged(uint32_t directory, uint32_t from, uint32_t end) const
{
    bool found = false;
    for (const File* file = files_; file != nullptr; file = file->next)
    {
        const Place& place = file->node.place;
        found |= file->mark != 0 && keyOf(place.region) == directory && place.index < end && place.index + place.count > from;
    }
    return found;
}

} // namespace fat
