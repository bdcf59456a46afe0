#include "volume.hpp"

namespace fat
{

/// Finds a file or directory to be changed; the root cannot be changed.
Status Volume::locate(Text path, Directory& directory, Text& name, Node& node)
{
    FAT_TRY(walk(path, directory, name));
    return name.length == 0 ? Status::WrongKind : find(directory.region, name, node);
}

Status Volume::stat(Text path, Node& node)
{
    Directory directory;
    Text name;
    FAT_TRY(walk(path, directory, name));
    node = {};
    if (name.length == 0)
    {
        node.attributes = Node::directory;
        name_.length = 0;
        return Status::Ok;
    }
    return find(directory.region, name, node);
}

Status Volume::sync()
{
    const Status status = kind_ == Kind::None ? Status::NoFileSystem : finish();
    const Status lost = lost_;
    lost_ = Status::Ok;
    return status == Status::Ok ? lost : status;
}

Status Volume::hashPath(Text path, uint32_t seed, uint32_t& hash)
{
    constexpr uint32_t prime = 0x01000193;
    hash = 0x811C9DC5 ^ seed;
    for (uint32_t start = 0; start < path.length;)
    {
        uint32_t end = start;
        while (end < path.length && path.begin[end] != '/')
        {
            ++end;
        }
        if (end != start)
        {
            if (!decodeName({path.begin + start, end - start}, name_))
            {
                return Status::BadName;
            }
            for (uint32_t i = 0; i < name_.length; ++i)
            {
                hash = (hash ^ upper(name_.units[i])) * prime;
            }
            hash = (hash ^ '/') * prime;
        }
        start = end + 1;
    }
    return Status::Ok;
}

Status Volume::list(Text path, Listing& listing)
{
    Text name;
    FAT_TRY(walk(path, listing.directory, name));
    listing.index = 0;
    if (name.length == 0)
    {
        return Status::Ok;
    }
    Node node;
    FAT_TRY(find(listing.directory.region, name, node));
    return enter(node, listing.directory);
}

Status Volume::next(Listing& listing, Node& node)
{
    return nextNode(listing.directory.region, listing.index, node);
}

Status Volume::makeDirectory(Text path)
{
    Directory parent;
    Text name;
    FAT_TRY(walk(path, parent, name));
    Node node;
    if (name.length == 0)
    {
        return Status::Ok;
    }
    const Status found = find(parent.region, name, node);
    if (found != Status::NotFound)
    {
        return found == Status::Ok && !node.isDirectory() ? Status::WrongKind : found;
    }
    if (!decodeName(name, name_))
    {
        return Status::BadName;
    }
    node = {};
    node.attributes = Node::directory;
    node.time = clock_();
    node.size = node.valid = kind_ == Kind::ExFat ? clusterBytes() : 0;
    FAT_TRY(allocate(0, node.chain.first));
    Status status = fillDirectory(node, parent);
    if (status == Status::Ok)
    {
        status = stage(parent, name, node);
    }
    if (status != Status::Ok)
    {
        (void)unlink(node.chain, 1); // the first error is reported
        (void)finish();
        return status;
    }
    FAT_TRY(commit(node.place));
    return finish();
}

Status Volume::remove(Text path)
{
    Directory directory;
    Text name;
    Node node;
    FAT_TRY(locate(path, directory, name, node));
    if ((node.attributes & Node::readOnly) != 0 || isOpen(node, false))
    {
        return Status::ReadOnly;
    }
    if (!node.isDirectory())
    {
        FAT_TRY(removeAll(directory.region, name, node, nothing));
        return finish();
    }
    Directory inside;
    FAT_TRY(enter(node, inside));
    Node child;
    uint32_t index = 0;
    const Status status = nextNode(inside.region, index, child);
    if (status != Status::NotFound)
    {
        return status == Status::Ok ? Status::NotEmpty : status;
    }
    if (isStaged(node.chain.first, 0, nothing))
    {
        return Status::NotEmpty;
    }
    FAT_TRY(removeNode(node));
    return finish();
}

Status Volume::replace(Text from, Text to)
{
    Directory directory;
    Text name;
    Node source;
    FAT_TRY(locate(from, directory, name, source));
    if (source.isDirectory())
    {
        return move(from, to);
    }
    FAT_TRY(walk(to, directory, name));
    Node target;
    const Status found = name.length == 0 ? Status::WrongKind : find(directory.region, name, target);
    if (found != Status::Ok && found != Status::NotFound)
    {
        return found;
    }
    const bool exists = found == Status::Ok;
    if (exists && target.isDirectory())
    {
        return Status::WrongKind;
    }
    if (isOpen(source, false) || (exists && ((target.attributes & Node::readOnly) != 0 || isOpen(target, false))))
    {
        return Status::ReadOnly;
    }

    Node renamed = source;
    FAT_TRY(stage(directory, name, renamed));
    FAT_TRY(erase(source.place));
    FAT_TRY(commit(renamed.place));
    const bool isSame = target.place.index == source.place.index && keyOf(target.place.region) == keyOf(source.place.region);
    FAT_TRY(exists ? removeAll(directory.region, name, isSame ? renamed : target, renamed.place.index) : Status::Ok);
    return finish();
}

} // namespace fat
