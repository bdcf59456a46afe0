/// System.IO.FileSystem on a card: D:\\ is the root of its FAT or exFAT volume, which is mounted when it is first asked for.
#include "core/files.hpp"
#include "card_volume.hpp"

#include <string.h>

using fat::File;
using fat::Listing;
using fat::Mode;
using fat::Node;
using fat::Status;
using fat::Text;
using fat::Volume;

namespace nano
{

namespace
{

/// Files that may be open at once.
constexpr u32 fileCount = 8;
constexpr i64 largest = 0xFFFFFFFE;

constinit File files[fileCount];
constinit bool used[fileCount] = {};
constinit Listing listing;

Volume& volume()
{
    return interop::cardVolume();
}

i32 failure(Status status)
{
    switch (status)
    {
    case Status::Ok:
        return FileOk;
    case Status::NoCard:
    case Status::NoFileSystem:
        return FileNoVolume;
    case Status::NotFound:
        return FileNotFound;
    case Status::ReadOnly:
        return FileNoAccess;
    case Status::NotEmpty:
        return FileNotEmpty;
    case Status::WrongKind:
        return FileNoDirectory;
    default:
        return FileOther;
    }
}

/// A path from the root of the card, with '/' between names; mounts the card.
class CardPath
{
public:
    explicit CardPath(const char* path)
    {
        const bool drive = path[0] != 0 && path[1] == ':';
        if (drive && (path[0] & ~0x20) != 'D')
        {
            error_ = FileNoVolume;
            return;
        }
        path += drive ? 2 : 0;
        for (; path[length_] != 0; ++length_)
        {
            bytes_[length_] = path[length_] == '\\' ? '/' : path[length_];
        }
        error_ = volume().isMounted() ? i32{FileOk} : failure(interop::mountCard());
    }

    bool isBad() const
    {
        return error_ != FileOk;
    }

    i32 error() const
    {
        return error_;
    }

    Text text() const
    {
        return {bytes_, length_};
    }

    /// A failure on this path: what is missing may be the file or the directory it should lie in.
    i32 failed(Status status) const
    {
        if (status != Status::NotFound)
        {
            return failure(status);
        }
        u32 length = length_;
        while (length > 0 && bytes_[length - 1] != '/')
        {
            --length;
        }
        Node node;
        const bool parent = volume().stat({bytes_, length}, node) == Status::Ok && node.isDirectory();
        return parent ? FileNotFound : FileNoDirectory;
    }

    Status stat(Node& node) const
    {
        return volume().stat(text(), node);
    }

private:
    char bytes_[FilePathRoom];
    u32 length_ = 0;
    i32 error_;
};

/// An open file; null for a handle that is none, or whose card was mounted anew.
File* fileOf(i32 handle)
{
    const bool open = static_cast<u32>(handle) < fileCount && used[handle] && volume().holds(files[handle]);
    return open ? &files[handle] : nullptr;
}

i32 attributesOf(const Node& node)
{
    return node.attributes == 0 ? i32{FileNormal} : node.attributes;
}

/// What of System.IO.FileMode the volume does not know by itself.
Status prepare(const CardPath& path, i32 mode, i32 access, Mode& how)
{
    Node node;
    const Status found = path.stat(node);
    const bool exists = found == Status::Ok;
    how = (access & FileWrite) == 0 ? Mode::Read : mode == FileOpen || mode == FileOpenOrCreate ? Mode::Append : Mode::Create;
    if (mode == FileOpenOrCreate && found == Status::NotFound && how == Mode::Read)
    {
        File created;
        FAT_TRY(volume().open(path.text(), Mode::Create, created));
        return volume().close(created);
    }
    const bool mustExist = mode == FileOpen || mode == FileTruncate;
    return exists || (found == Status::NotFound && !mustExist) ? Status::Ok : found;
}

} // namespace

i32 portFileOpen(const char* path, i32 mode, i32 access)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    i32 handle = 0;
    while (handle < static_cast<i32>(fileCount) && fileOf(handle) != nullptr)
    {
        ++handle;
    }
    if (handle == static_cast<i32>(fileCount))
    {
        return FileTooManyOpen;
    }
    Node node;
    if (card.stat(node) == Status::Ok && (mode == FileCreateNew || node.isDirectory()))
    {
        return mode == FileCreateNew ? FileExists : FileNoAccess;
    }
    Mode how;
    Status status = prepare(card, mode, access, how);
    status = status != Status::Ok ? status : volume().open(card.text(), how, files[handle]);
    used[handle] = status == Status::Ok;
    return used[handle] ? handle : card.failed(status);
}

i32 portFileClose(i32 handle)
{
    File* file = fileOf(handle);
    if (file == nullptr)
    {
        return FileOther;
    }
    used[handle] = false;
    return failure(volume().close(*file));
}

i32 portFileFlush(i32 handle)
{
    File* file = fileOf(handle);
    return file == nullptr ? i32{FileOther} : failure(volume().flush(*file));
}

i32 portFileRead(i32 handle, i64 position, u8* bytes, u32 count)
{
    File* file = fileOf(handle);
    if (file == nullptr)
    {
        return FileOther;
    }
    if (position >= file->node.size)
    {
        return 0;
    }
    u32 done = 0;
    Status status = volume().seek(*file, static_cast<u32>(position));
    status = status != Status::Ok ? status : volume().read(*file, bytes, count, done);
    return status == Status::Ok ? static_cast<i32>(done) : failure(status);
}

i32 portFileWrite(i32 handle, i64 position, const u8* bytes, u32 count)
{
    File* file = fileOf(handle);
    if (file == nullptr || position > file->node.size)
    {
        return FileOther;
    }
    const Status status = volume().seek(*file, static_cast<u32>(position));
    return failure(status != Status::Ok ? status : volume().write(*file, bytes, count));
}

i64 portFileLength(i32 handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? i64{FileOther} : file->node.size;
}

i32 portFileSetLength(i32 handle, i64 length)
{
    static constexpr u8 zeros[64] = {};
    File* file = fileOf(handle);
    if (file == nullptr || length > largest)
    {
        return FileOther;
    }
    Status status = volume().truncate(*file, static_cast<u32>(length));
    status = status != Status::Ok ? status : volume().seek(*file, file->node.size);
    while (status == Status::Ok && file->node.size < length)
    {
        const u32 rest = static_cast<u32>(length) - file->node.size;
        status = volume().write(*file, zeros, rest < sizeof zeros ? rest : sizeof zeros);
    }
    return failure(status);
}

i32 portFileAttributes(const char* path)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    Node node;
    const Status status = card.stat(node);
    return status == Status::Ok ? attributesOf(node) : card.failed(status);
}

i32 portFileSetAttributes(const char* path, i32 attributes)
{
    const CardPath card(path);
    return card.isBad() ? card.error() : card.failed(volume().setAttributes(card.text(), static_cast<u8>(attributes)));
}

i64 portFileSize(const char* path)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    Node node;
    const Status status = card.stat(node);
    return status == Status::Ok ? i64{node.size} : card.failed(status);
}

i32 portFileMakeDirectory(const char* path)
{
    const CardPath card(path);
    return card.isBad() ? card.error() : card.failed(volume().makeDirectory(card.text()));
}

i32 portFileDelete(const char* path, bool directory)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    Node node;
    Status status = card.stat(node);
    if (status == Status::Ok && node.isDirectory() != directory)
    {
        return directory ? FileOther : FileNoAccess;
    }
    status = status != Status::Ok ? status : volume().remove(card.text());
    return directory && status == Status::NotFound ? i32{FileNoDirectory} : card.failed(status);
}

i32 portFileMove(const char* from, const char* to)
{
    const CardPath source(from);
    const CardPath target(to);
    if (source.isBad() || target.isBad())
    {
        return source.isBad() ? source.error() : target.error();
    }
    Node node;
    const Status found = source.stat(node);
    if (found != Status::Ok)
    {
        return source.failed(found);
    }
    if (target.stat(node) == Status::Ok)
    {
        return FileExists;
    }
    const Status status = volume().move(source.text(), target.text());
    return status == Status::WrongKind ? i32{FileOther} : target.failed(status);
}

i32 portFileList(const char* path)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    const Status status = volume().list(card.text(), listing);
    return status == Status::NotFound ? i32{FileNoDirectory} : status == Status::WrongKind ? i32{FileOther} : failure(status);
}

i32 portFileNext()
{
    Node node;
    const Status status = volume().next(listing, node);
    return status == Status::NotFound ? 0 : status == Status::Ok ? attributesOf(node) : failure(status);
}

u32 portFileName(u16* units, u32 room)
{
    const fat::Name& name = volume().name();
    const u32 count = name.length < room ? name.length : room;
    memcpy(units, name.units, count * sizeof(u16));
    return count;
}

u32 portFileStart(u16* units, u32)
{
    static constexpr u16 root[] = {'D', ':', '\\'};
    memcpy(units, root, sizeof root);
    units[2] = static_cast<u16>(portFileSeparator());
    return 3;
}

i64 portFileVolumeSize(const char* path)
{
    const CardPath card(path);
    return card.isBad() ? card.error() : static_cast<i64>(volume().totalBytes());
}

i32 portFileMount()
{
    memset(used, 0, sizeof used);
    return failure(interop::mountCard());
}

} // namespace nano
