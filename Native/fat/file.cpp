#include "volume.hpp"

#include <cstring>

namespace fat
{

namespace
{

uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

} // namespace

/// Whether a file is open or will be replaced by an open one; if `writing`, whether the file is open for writing.
bool Volume::isOpen(const Node& node, bool writing) const
{
    for (const File* file = files_; file != nullptr; file = file->next)
    {
        const Place& place = file->node.place;
        const bool same =
            place.index == node.place.index || (!writing && file->replaced.count != 0 && file->replaced.index == node.place.index);
        if (same && place.region.chain.first == node.place.region.chain.first && (file->writable || !writing))
        {
            return true;
        }
    }
    return false;
}

Status Volume::open(Text path, Mode mode, File& file)
{
    Directory directory;
    Text name;
    FAT_TRY(walk(path, directory, name));
    if (name.length == 0)
    {
        return Status::WrongKind;
    }
    Node& node = file.node;
    file.mark = 0;
    file.replaced.count = 0;
    const Status found = find(directory.region, name, node);
    FAT_TRY(found == Status::Ok ? mayOpen(node, mode) : found == Status::NotFound && mode != Mode::Read ? Status::Ok : found);
    if (found != Status::Ok || mode == Mode::CreateDeferred)
    {
        if (found == Status::Ok)
        {
            FAT_TRY(removeAll(directory.region, name, node, node.place.index));
            const uint8_t entries = static_cast<uint8_t>(node.place.count);
            file.replaced = {node.place.index, node.chain.first, clustersOf(node), entries, node.chain.contiguous};
        }
        FAT_TRY(create(directory, name, mode, file));
    }
    else
    {
        FAT_TRY(reopen(node, mode));
    }
    file.writable = mode != Mode::Read;
    file.changed = mode == Mode::Create || mode == Mode::CreateDeferred;
    file.position = 0;
    file.clusters = clustersOf(node);
    file.losses = data_.losses() + losses();
    if (mode == Mode::Append)
    {
        file.position = node.valid;
        FAT_TRY(fillGap(file));
    }
    file.next = files_;
    files_ = &file;
    return Status::Ok;
}

/// Creates an empty file.
inline Status Volume::create(Directory& directory, Text name, Mode mode, File& file)
{
    Node& node = file.node;
    node = {};
    node.attributes = Node::archive;
    node.time = mode == Mode::Append ? clock_() : Node::incompleteTime;
    if (mode == Mode::CreateDeferred)
    {
        FAT_TRY(stageEntries(directory, name, node));
        file.mark = stagedMark_;
        return Status::Ok;
    }
    FAT_TRY(stage(directory, name, node));
    FAT_TRY(commit(node.place));
    return finish();
}

/// Returns Ok if an existing file may be opened.
inline Status Volume::mayOpen(const Node& node, Mode mode) const
{
    if (node.isDirectory())
    {
        return Status::WrongKind;
    }
    const bool writing = mode != Mode::Read;
    return isOpen(node, !writing) || (writing && (node.attributes & Node::readOnly) != 0) ? Status::ReadOnly : Status::Ok;
}

/// Prepares an existing file for opening; for Mode::Create, truncates the file to 0.
inline Status Volume::reopen(Node& node, Mode mode)
{
    if (mode != Mode::Create || node.isIncomplete())
    {
        return Status::Ok;
    }
    const Chain chain = node.chain;
    const uint32_t clusters = clustersOf(node);
    node.size = node.valid = 0;
    node.time = Node::incompleteTime;
    FAT_TRY(update(node));
    node.chain = {};
    FAT_TRY(update(node));
    FAT_TRY(unlink(chain, clusters));
    return finish();
}

/// Writes the zeros that an exFAT file implies past its valid length, before data is appended.
Status Volume::fillGap(File& file)
{
    uint8_t zeros[64] = {};
    while (file.position < file.node.size)
    {
        FAT_TRY(write(file, zeros, smaller(sizeof zeros, file.node.size - file.position)));
    }
    return Status::Ok;
}

/// Limits `sectors` to consecutive ones: the `rest` of the current cluster and the clusters that follow it in its run.
Status Volume::limitToRun(Chain& chain, uint32_t rest, uint32_t& sectors)
{
    if (sectors <= rest || chain.contiguous)
    {
        return Status::Ok;
    }
    FAT_TRY(chain.run == 0 ? measure(chain) : Status::Ok);
    sectors = smaller(sectors, rest + chain.run * clusterSectors_);
    return Status::Ok;
}

Status Volume::read(File& file, uint8_t* data, uint32_t count, uint32_t& done)
{
    Node& node = file.node;
    done = 0;
    count = smaller(count, node.size - file.position);
    while (done < count)
    {
        const uint32_t position = file.position;
        uint32_t part = count - done;
        if (position >= node.valid)
        {
            std::memset(data + done, 0, part);
        }
        else
        {
            part = smaller(part, node.valid - position);
            const Status moved = moveTo(node.chain, position / clusterBytes());
            FAT_TRY(moved == Status::NotFound ? Status::Corrupt : moved);
            const uint32_t offset = position % sectorSize;
            const uint32_t inCluster = position % clusterBytes() / sectorSize;
            const uint32_t sector = sectorOf(node.chain.cluster) + inCluster;
            if (offset == 0 && part >= sectorSize)
            {
                uint32_t sectors = part / sectorSize;
                FAT_TRY(limitToRun(node.chain, clusterSectors_ - inCluster, sectors));
                FAT_TRY(data_.flushWithin(sector, sectors));
                part = sectors * sectorSize;
                FAT_TRY(device_->read(sector, data + done, sectors, position + part < node.size));
            }
            else
            {
                part = smaller(part, sectorSize - offset);
                FAT_TRY(data_.load(sector));
                std::memcpy(data + done, data_.data() + offset, part);
            }
        }
        file.position += part;
        done += part;
    }
    return Status::Ok;
}

Status Volume::write(File& file, const uint8_t* data, uint32_t count)
{
    Node& node = file.node;
    if (!file.writable)
    {
        return Status::ReadOnly;
    }
    if (count > 0xFFFFFFFE - file.position)
    {
        return Status::Full;
    }
    if (count == 0)
    {
        return Status::Ok;
    }
    file.changed = true;
    FAT_TRY(makeLinked(node.chain, node.size));
    const uint32_t start = file.position;
    const Status status = copyIn(file, data, count);
    if (status != Status::Ok)
    {
        file.position = start;
        // The first error is reported, so the result of trim() is ignored; trim() frees the clusters of the failed write if that is still
        // possible.
        (void)trim(file);
        return status;
    }
    node.valid = file.position > node.valid ? file.position : node.valid;
    node.size = file.position > node.size ? file.position : node.size;
    return Status::Ok;
}

Status Volume::copyIn(File& file, const uint8_t* data, uint32_t count)
{
    Node& node = file.node;
    while (count != 0)
    {
        const uint32_t position = file.position;
        if (position / clusterBytes() == file.clusters)
        {
            FAT_TRY(extend(file));
        }
        FAT_TRY(moveTo(node.chain, position / clusterBytes()));
        const uint32_t offset = position % sectorSize;
        const uint32_t inCluster = position % clusterBytes() / sectorSize;
        const uint32_t sector = sectorOf(node.chain.cluster) + inCluster;
        uint32_t part = smaller(count, sectorSize - offset);
        if (offset == 0 && count >= sectorSize)
        {
            const uint32_t sectors = smaller(count / sectorSize, clusterSectors_ - inCluster);
            data_.forget(sector, sectors);
            FAT_TRY(device_->write(sector, data, sectors));
            part = sectors * sectorSize;
        }
        else
        {
            const bool fresh = position - offset >= node.size && offset == 0;
            FAT_TRY(fresh ? data_.clear(sector) : data_.load(sector));
            std::memcpy(data_.data() + offset, data, part);
            data_.changed();
        }
        file.position += part;
        data += part;
        count -= part;
    }
    return Status::Ok;
}

Status Volume::seek(File& file, uint32_t position)
{
    if (position > file.node.size)
    {
        return Status::ReadError;
    }
    file.position = position;
    return Status::Ok;
}

Status Volume::flush(File& file)
{
    if (!file.changed)
    {
        return Status::Ok;
    }
    file.node.time = clock_();
    file.node.attributes |= Node::archive;
    FAT_TRY(data_.flush());
    if (file.losses != data_.losses() + losses())
    {
        return Status::WriteError;
    }
    FAT_TRY(file.mark != 0 ? publish(file) : update(file.node));
    file.changed = false;
    return pending_ != 0 ? Status::Ok : finish();
}

/// Removes the entries and clusters of a file that was not completed.
inline Status Volume::drop(File& file)
{
    FAT_TRY(erase(file.node.place));
    FAT_TRY(unlink(file.node.chain, file.clusters));
    return finish();
}

Status Volume::close(File& file, bool keep)
{
    Status status = Status::Ok;
    if (keep || file.mark == 0)
    {
        status = flush(file);
    }
    if (file.mark != 0)
    {
        // The file is dropped on request or because flush() failed; the first error is reported.
        const Status dropped = drop(file);
        status = status == Status::Ok ? dropped : status;
    }
    for (File** link = &files_; *link != nullptr; link = &(*link)->next)
    {
        if (*link == &file)
        {
            *link = file.next;
            break;
        }
    }
    return status;
}

} // namespace fat
