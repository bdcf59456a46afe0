#include "volume.hpp"

#include "bytes_le.hpp"

namespace fat
{

namespace
{

constexpr uint8_t settable = 0x27; // read-only, hidden, system, archive

bool isSame(const Place& left, const Place& right)
{
    return left.index == right.index && left.region.chain.first == right.region.chain.first;
}

} // namespace

bool Volume::holds(const File& file) const
{
    const File* open = files_;
    while (open != nullptr && open != &file)
    {
        open = open->next;
    }
    return open != nullptr;
}

Status Volume::truncate(File& file, uint32_t size)
{
    Node& node = file.node;
    if (!file.writable)
    {
        return Status::ReadOnly;
    }
    if (size >= node.size)
    {
        return Status::Ok;
    }
    FAT_TRY(makeLinked(node.chain, node.size));
    const Chain chain = node.chain;
    node.size = size;
    node.valid = node.valid < size ? node.valid : size;
    node.time = clock_();
    file.position = file.position < size ? file.position : size;
    FAT_TRY(data_.flush());
    FAT_TRY(update(node));
    if (size != 0)
    {
        FAT_TRY(trim(file));
        return finish();
    }
    const uint32_t clusters = file.clusters;
    node.chain = {};
    file.clusters = 0;
    FAT_TRY(update(node));
    FAT_TRY(unlink(chain, clusters));
    return finish();
}

/// Whether a path passes through the given directory.
Status Volume::liesIn(const Node& directory, Text path, bool& inside)
{
    inside = false;
    for (uint32_t length = 1; length < path.length && !inside; ++length)
    {
        if (path.begin[length] == '/')
        {
            Node node;
            FAT_TRY(stat({path.begin, length}, node));
            inside = node.place.count != 0 && isSame(node.place, directory.place);
        }
    }
    return Status::Ok;
}

/// Writes the new parent of a moved directory to the directory's ".." entry; exFAT has no such entry.
Status Volume::setParent(const Node& node, const Directory& parent)
{
    if (kind_ == Kind::ExFat)
    {
        return Status::Ok;
    }
    const uint32_t cluster = parent.hasEntry ? parent.region.chain.first : 0;
    FAT_TRY(loadEntries(sectorOf(node.chain.first)));
    uint8_t* entry = window_.data() + entrySize;
    store16(entry + 20, kind_ == Kind::Fat32 ? cluster >> 16 : 0);
    store16(entry + 26, cluster);
    window_.changed();
    return window_.flush();
}

Status Volume::move(Text from, Text to)
{
    Directory directory;
    Text name;
    Node source;
    FAT_TRY(locate(from, directory, name, source));
    bool inside = false;
    FAT_TRY(source.isDirectory() ? liesIn(source, to, inside) : Status::Ok);
    FAT_TRY(walk(to, directory, name));
    Node target;
    const Status found = name.length == 0 ? Status::Ok : find(directory.region, name, target);
    // If both names share one chain, power loss has interrupted a move, which this call completes.
    const bool begun = found == Status::Ok && name.length != 0 && source.chain.first != 0 && target.chain.first == source.chain.first &&
                       !isSame(target.place, source.place);
    if (inside || (found == Status::Ok && !begun))
    {
        return Status::WrongKind;
    }
    if (!begun && found != Status::NotFound)
    {
        return found;
    }
    if (isOpen(source, false))
    {
        return Status::ReadOnly;
    }
    if (!begun)
    {
        target = source;
        FAT_TRY(stage(directory, name, target));
        FAT_TRY(commit(target.place));
    }
    FAT_TRY(erase(source.place));
    forgetFolders();
    FAT_TRY(source.isDirectory() ? setParent(target, directory) : Status::Ok);
    return finish();
}

Status Volume::setAttributes(Text path, uint8_t attributes)
{
    Directory directory;
    Text name;
    Node node;
    FAT_TRY(locate(path, directory, name, node));
    if (isOpen(node, true))
    {
        return Status::ReadOnly;
    }
    node.attributes = static_cast<uint8_t>((node.attributes & ~settable) | (attributes & settable));
    FAT_TRY(update(node));
    return finish();
}

} // namespace fat
