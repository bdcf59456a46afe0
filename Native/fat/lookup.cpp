// Names by path: the index of the directory in use, and the directories that paths led to.
#include "volume.hpp"

#include <cstring>

namespace fat
{

namespace
{

/// Skips separators, or a name.
const char* skip(const char* at, const char* end, bool separators)
{
    while (at != end && (*at == '/') == separators)
    {
        ++at;
    }
    return at;
}

/// Length of a path without its last name.
uint32_t parentOf(Text path)
{
    uint32_t length = path.length;
    while (length != 0 && path.begin[length - 1] != '/')
    {
        --length;
    }
    return length - (length != 0);
}

} // namespace

char16_t Volume::upper(char16_t unit)
{
    return kind_ == Kind::ExFat && unit >= 0x80 ? exFatUpper(unit) : upperCase(unit);
}

bool Volume::nameMatches(Text name)
{
    if (name.length != name_.length)
    {
        return false;
    }
    for (uint32_t i = 0; i < name_.length; ++i)
    {
        if (upper(unitOf(name.begin[i])) != upper(name_.units[i]))
        {
            return false;
        }
    }
    return true;
}

/// Hash of name_ without regard to case (FNV-1a).
uint32_t Volume::hashOfName()
{
    uint32_t hash = 0x811C9DC5;
    for (uint32_t i = 0; i < name_.length; ++i)
    {
        hash = (hash ^ upper(name_.units[i])) * 0x01000193;
    }
    return hash;
}

/// Finds a name among the entries from `index` to before `end`; enters names that are new to the index.
Status Volume::search(Region& region, uint32_t index, uint32_t end, Text name, Node& node)
{
    const bool indexed = index_.key == keyOf(region);
    while (index < end)
    {
        const Status status = nextNode(region, index, node);
        if (indexed && status == Status::NotFound)
        {
            index_.isComplete = true;
        }
        FAT_TRY(status);
        if (!indexed)
        {
            index_.missed += node.place.count;
        }
        else if (index > index_.covered)
        {
            uint8_t* entry;
            FAT_TRY(keyEntry(node.place, entry));
            index_.addName(hashOfName());
            index_.addShort(entry);
            index_.covered = index;
        }
        if (nameMatches(name))
        {
            return Status::Ok;
        }
    }
    return Status::NotFound;
}

/// A directory becomes the indexed one after as many entries were read elsewhere as the index covers: a few looks into another directory
/// do not cost what is known of a large one.
Status Volume::find(Region& region, Text name, Node& node)
{
    if (index_.key != keyOf(region))
    {
        if (index_.missed < index_.covered)
        {
            return search(region, 0, nothing, name, node);
        }
        index_.start(keyOf(region));
    }
    index_.missed = 0;
    if (!region.chain.contiguous && index_.cluster != 0)
    {
        region.chain.cluster = index_.cluster;
        region.chain.index = index_.clusterIndex;
    }
    const Status status = findIndexed(region, name, node);
    if (!region.chain.contiguous)
    {
        index_.cluster = region.chain.cluster;
        index_.clusterIndex = region.chain.index;
    }
    return status;
}

Status Volume::findIndexed(Region& region, Text name, Node& node)
{
    name_.length = 0;
    for (uint32_t i = 0; i < name.length && i <= Name::maximum; ++i)
    {
        name_.units[name_.length++] = unitOf(name.begin[i]);
    }
    const bool known = index_.mayHaveName(hashOfName());
    if (!known && index_.isComplete)
    {
        return Status::NotFound;
    }
    const uint32_t start = known ? index_.cursor : index_.covered;
    Status status = search(region, start, nothing, name, node);
    if (status == Status::NotFound && known && start != 0)
    {
        status = search(region, 0, start, name, node);
    }
    index_.cursor = status == Status::Ok ? node.place.index : index_.cursor;
    return status;
}

/// The known directory that leads farthest along the first `end` bytes of a path.
const Volume::Folder* Volume::knownFolder(Text path, uint32_t end) const
{
    const Folder* best = nullptr;
    for (const Folder& folder : folders_)
    {
        const uint32_t length = folder.length;
        if (length != 0 && length <= end && path.begin[length] == '/' && std::memcmp(path.begin, folder.path, length) == 0 &&
            (best == nullptr || length > best->length))
        {
            best = &folder;
        }
    }
    return best;
}

void Volume::rememberFolder(Text path, const Directory& directory)
{
    const Folder* known = path.length != 0 ? knownFolder(path, path.length) : nullptr;
    if (path.length == 0 || path.length > Folder::longest || (known != nullptr && known->length == path.length))
    {
        return;
    }
    Folder& folder = folders_[nextFolder_];
    nextFolder_ ^= 1;
    std::memcpy(folder.path, path.begin, path.length);
    folder.length = path.length;
    folder.directory = directory;
}

/// After a directory was moved, removed or extended.
void Volume::forgetFolders()
{
    folders_[0].length = folders_[1].length = 0;
}

/// Finds the directory that holds the last name of a path; an empty last name means the root itself.
Status Volume::walk(Text path, Directory& directory, Text& last)
{
    if (kind_ == Kind::None)
    {
        return Status::NoFileSystem;
    }
    const char* at = path.begin;
    const char* const end = path.begin + path.length;
    const uint32_t parent = parentOf(path);
    directory = root();
    last = {end, 0};
    const Folder* known = parent + 1 == path.length ? nullptr : knownFolder(path, parent);
    if (known != nullptr)
    {
        directory = known->directory;
        at += known->length;
    }
    while (true)
    {
        at = skip(at, end, true);
        if (at == end)
        {
            rememberFolder({path.begin, parent + 1 == path.length ? 0 : parent}, directory);
            return Status::Ok;
        }
        if (last.length != 0)
        {
            Node node;
            FAT_TRY(find(directory.region, last, node));
            FAT_TRY(enter(node, directory));
        }
        last.begin = at;
        at = skip(at, end, false);
        last.length = static_cast<uint32_t>(at - last.begin);
    }
}

} // namespace fat
