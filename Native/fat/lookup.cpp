// Looks up names by path, with the indexes of the directories in use and a cache of the directories found for recent paths.
#include "volume.hpp"

#include <cstring>

namespace fat
{

namespace
{

/// Skips separators, or a name if `separators` is false.
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
    if (unit < 0x80)
    {
        return static_cast<char16_t>(unit - (unit >= 'a' && unit <= 'z' ? 'a' - 'A' : 0));
    }
    return kind_ == Kind::ExFat ? exFatUpper(unit) : upperCase(unit);
}

bool Volume::nameMatches(Text name)
{
    if (name.length != name_.length)
    {
        return false;
    }
    for (uint32_t i = 0; i < name_.length; ++i)
    {
        const char16_t unit = unitOf(name.begin[i]);
        if (unit != name_.units[i] && upper(unit) != upper(name_.units[i]))
        {
            return false;
        }
    }
    return true;
}

/// Returns a case-insensitive hash of name_ (FNV-1a) and sets start_ to the start of the name.
uint32_t Volume::hashOfName()
{
    uint32_t hash = 0x811C9DC5;
    start_ = {};
    for (uint32_t i = 0; i < name_.length; ++i)
    {
        const char16_t unit = upper(name_.units[i]);
        hash = (hash ^ unit) * 0x01000193;
        if (i < sizeof start_.bytes)
        {
            start_.bytes[i] = static_cast<uint8_t>(unit + (unit >= 'A' && unit <= 'Z' ? 'a' - 'A' : 0));
        }
    }
    return hash;
}

/// Sets name_ to one of the names in a path, then hashes it as hashOfName() does.
uint32_t Volume::hashOf(Text name)
{
    name_.length = 0;
    for (uint32_t i = 0; i < name.length && i <= Name::maximum; ++i)
    {
        name_.units[name_.length++] = unitOf(name.begin[i]);
    }
    return hashOfName();
}

/// Returns the index of a directory, or null if the directory has none.
DirectoryIndex* Volume::indexOf(const Region& region)
{
    const uint32_t key = keyOf(region);
    return indexes_[0].key == key ? &indexes_[0] : indexes_[1].key == key ? &indexes_[1] : nullptr;
}

/// Returns the index of a directory; starts a new index if necessary. A new index replaces the less recently used one. In two cases the new
/// index replaces the more recently used one instead: if the less recently used index is worth more than a few sectors and more than the
/// other index, or if the less recently used index contains the name of a staged file, which is not yet visible in the directory.
DirectoryIndex& Volume::claimIndex(const Region& region)
{
    constexpr uint32_t few = 4 * sectorSize / entrySize;
    DirectoryIndex* known = indexOf(region);
    if (known == nullptr)
    {
        DirectoryIndex& newer = indexes_[lastIndex_];
        known = &indexes_[lastIndex_ ^ 1];
        const bool stays = isStaged(known->key, 0, nothing) || (known->worth() > few && known->worth() > newer.worth());
        known = stays ? &newer : known;
        known->start(keyOf(region));
    }
    known->missed = 0;
    lastIndex_ = static_cast<uint32_t>(known - indexes_);
    return *known;
}

/// Completes the index of a directory that is about to change.
Status Volume::completeIndex(Region& region, DirectoryIndex& known)
{
    Node node;
    const Text none = {nullptr, Name::maximum + 1};
    const Status status = known.isComplete ? Status::NotFound : search(region, known, known.covered, nothing, none, node);
    return status == Status::NotFound ? Status::Ok : status;
}

/// Sets the gap of a complete index to the one around `name`, which the directory does not contain.
inline Status Volume::findGap(Region& region, DirectoryIndex& known, const NameStart& name)
{
    known.openGap();
    Node node;
    uint32_t index = 0;
    Status status;
    while ((status = nextNode(region, index, node)) == Status::Ok)
    {
        (void)hashOfName();
        const bool isBelow = start_.isBefore(name);
        NameStart& bound = isBelow ? known.low : known.high;
        if (bound.isBefore(start_) == isBelow)
        {
            bound = start_;
        }
    }
    return status;
}

/// Whether `name` equals the name of `node`, which name_ contains. If reading started in the middle of the node's entries, name_ contains
/// only the short name.
Status Volume::isNamed(Region& region, const Node& node, Text name, bool& named)
{
    named = nameMatches(name);
    const bool maybeInside = named && node.place.count == 1 && kind_ != Kind::ExFat;
    return maybeInside ? isFirstEntry(region, node.place.index, named) : Status::Ok;
}

/// Finds a name among the entries [`index`, `end`); names read on the way are added to the index if they are missing there.
Status Volume::search(Region& region, DirectoryIndex& known, uint32_t index, uint32_t end, Text name, Node& node)
{
    while (index < end)
    {
        const Status status = nextNode(region, index, node);
        known.isComplete |= status == Status::NotFound;
        FAT_TRY(status);
        for (DirectoryIndex& other : indexes_)
        {
            other.missed += &other != &known ? node.place.count : 0;
        }
        if (index > known.covered)
        {
            uint8_t* entry;
            FAT_TRY(keyEntry(node.place, entry));
            known.mayRepeat |= !known.addName(hashOfName(), start_, node.place.index);
            known.addShort(entry, node.place.index);
            known.covered = index;
        }
        bool found;
        FAT_TRY(isNamed(region, node, name, found));
        if (found)
        {
            return Status::Ok;
        }
    }
    return Status::NotFound;
}

Status Volume::find(Region& region, Text name, Node& node)
{
    DirectoryIndex& known = claimIndex(region);
    if (!region.chain.contiguous && known.cluster != 0)
    {
        region.chain.cluster = known.cluster;
        region.chain.index = known.clusterIndex;
    }
    const Status status = findIndexed(region, known, name, node);
    known.notePosition(region);
    return status;
}

Status Volume::findIndexed(Region& region, DirectoryIndex& known, Text name, Node& node)
{
    const uint32_t hash = hashOf(name);
    const NameStart start = start_;
    const bool mayExist = known.mayHaveName(hash) && !known.isInGap(start);
    if (!mayExist && known.isComplete)
    {
        return Status::NotFound;
    }
    const uint32_t cursor = known.cursor;
    Status status = mayExist ? searchPrints(region, known, hash, name, node) : Status::NotFound;
    if (status == Status::NotFound)
    {
        const uint32_t low = mayExist ? known.printedEnd() : known.covered;
        const uint32_t from = mayExist && cursor > low ? cursor : low;
        status = search(region, known, from, nothing, name, node);
        status = status == Status::NotFound && from != low ? search(region, known, low, from, name, node) : status;
        if (status == Status::NotFound && mayExist && !isStaged(keyOf(region), 0, nothing))
        {
            status = findGap(region, known, start);
        }
    }
    known.cursor = status == Status::Ok ? node.place.index : cursor;
    return status;
}

/// Searches for a name at the entries that have its print, starting from the name found last.
inline Status Volume::searchPrints(Region& region, DirectoryIndex& known, uint32_t hash, Text name, Node& node)
{
    const uint32_t end = known.printedEnd();
    const uint32_t middle = known.cursor < end ? known.cursor : end;
    const uint32_t from[] = {middle, 0};
    const uint32_t to[] = {end, middle};
    for (uint32_t part = 0; part < 2; ++part)
    {
        for (uint32_t at = from[part]; known.findPrint(hash, at, to[part]); ++at)
        {
            const Status status = search(region, known, at, (at | 1) + 1, name, node);
            if (status != Status::NotFound)
            {
                return status;
            }
        }
    }
    return Status::NotFound;
}

/// Returns the cached directory whose path is the longest prefix of the first `end` bytes of a path.
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

/// Empties the cache of directories; called after a directory has been moved, removed or extended.
void Volume::forgetFolders()
{
    folders_[0].length = folders_[1].length = 0;
}

/// Discards all indexes and cached directories; directories are then read again.
void Volume::forgetDirectories()
{
    indexes_[0].start(0);
    indexes_[1].start(0);
    forgetFolders();
}

/// Finds the directory that contains the last name of a path; for the root itself, `last` is empty.
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
        nextFolder_ = known == folders_; // the other cache entry will be replaced next
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
