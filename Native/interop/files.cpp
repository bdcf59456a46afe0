/// System.IO.FileSystem on a card: D:\ is the root of its FAT or exFAT volume, which is mounted on first use.
#include "core/files.hpp"
#include "card_volume.hpp"
#include "open_files.hpp"

#include <cstring>

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

/// Maximum number of files open at once.
constexpr uint32_t fileCount = 8;
constexpr int64_t largest = 0xFFFFFFFE;

constinit interop::OpenFiles<fileCount> files;
constinit Listing listing;

Volume& volume()
{
    return interop::cardVolume();
}

int32_t failure(Status status)
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

/// A path relative to the card's root, with '/' between names. The constructor mounts the card if necessary.
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
        error_ = volume().isMounted() ? int32_t{FileOk} : failure(interop::mountCard());
    }

    bool isBad() const
    {
        return error_ != FileOk;
    }

    int32_t error() const
    {
        return error_;
    }

    Text text() const
    {
        return {bytes_, length_};
    }

    /// Converts the status of a failed operation on this path to a failure code; for NotFound, determines whether the file or its
    /// directory is missing.
    int32_t failed(Status status) const
    {
        if (status != Status::NotFound)
        {
            return failure(status);
        }
        uint32_t length = length_;
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
    char bytes_[filePathRoom];
    uint32_t length_ = 0;
    int32_t error_;
};

/// Returns the open file with the given handle; null if the handle is invalid or the card has been remounted.
File* fileOf(int32_t handle)
{
    File* file = files.find(handle);
    return file != nullptr && volume().holds(*file) ? file : nullptr;
}

/// Releases the handles of files that a remount of the card has closed.
void releaseClosed()
{
    for (uint32_t i = 0; i < fileCount; ++i)
    {
        const int32_t handle = static_cast<int32_t>(i);
        files.setUsed(handle, fileOf(handle) != nullptr);
    }
}

int32_t attributesOf(const Node& node)
{
    return node.attributes == 0 ? int32_t{fileNormal} : node.attributes;
}

/// Implements the parts of System.IO.FileMode that the volume lacks.
Status prepare(const CardPath& path, int32_t mode, int32_t access, Mode& how)
{
    Node node;
    const Status found = path.stat(node);
    const bool exists = found == Status::Ok;
    how = (access & fileWrite) == 0 ? Mode::Read : mode == FileOpen || mode == FileOpenOrCreate ? Mode::Append : Mode::Create;
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

int32_t portFileOpen(const char* path, int32_t mode, int32_t access)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    releaseClosed();
    const int32_t handle = files.unused();
    if (handle == static_cast<int32_t>(fileCount))
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
    status = status != Status::Ok ? status : volume().open(card.text(), how, files.file(handle));
    files.setUsed(handle, status == Status::Ok);
    return status == Status::Ok ? handle : card.failed(status);
}

int32_t portFileClose(int32_t handle)
{
    File* file = fileOf(handle);
    if (file == nullptr)
    {
        return FileOther;
    }
    files.setUsed(handle, false);
    return failure(volume().close(*file));
}

int32_t portFileFlush(int32_t handle)
{
    File* file = fileOf(handle);
    return file == nullptr ? int32_t{FileOther} : failure(volume().flush(*file));
}

int32_t portFileRead(int32_t handle, int64_t position, uint8_t* bytes, uint32_t count)
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
    uint32_t done = 0;
    Status status = volume().seek(*file, static_cast<uint32_t>(position));
    status = status != Status::Ok ? status : volume().read(*file, bytes, count, done);
    return status == Status::Ok ? static_cast<int32_t>(done) : failure(status);
}

int32_t portFileWrite(int32_t handle, int64_t position, const uint8_t* bytes, uint32_t count)
{
    File* file = fileOf(handle);
    if (file == nullptr || position > file->node.size)
    {
        return FileOther;
    }
    const Status status = volume().seek(*file, static_cast<uint32_t>(position));
    return failure(status != Status::Ok ? status : volume().write(*file, bytes, count));
}

int64_t portFileLength(int32_t handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? int64_t{FileOther} : file->node.size;
}

int32_t portFileSetLength(int32_t handle, int64_t length)
{
    static constexpr uint8_t zeros[64] = {};
    File* file = fileOf(handle);
    if (file == nullptr || length > largest)
    {
        return FileOther;
    }
    Status status = volume().truncate(*file, static_cast<uint32_t>(length));
    status = status != Status::Ok ? status : volume().seek(*file, file->node.size);
    while (status == Status::Ok && file->node.size < length)
    {
        const uint32_t rest = static_cast<uint32_t>(length) - file->node.size;
        status = volume().write(*file, zeros, rest < sizeof zeros ? rest : sizeof zeros);
    }
    return failure(status);
}

int32_t portFileAttributes(const char* path)
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

int32_t portFileSetAttributes(const char* path, int32_t attributes)
{
    const CardPath card(path);
    return card.isBad() ? card.error() : card.failed(volume().setAttributes(card.text(), static_cast<uint8_t>(attributes)));
}

int64_t portFileSize(const char* path)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    Node node;
    const Status status = card.stat(node);
    return status == Status::Ok ? int64_t{node.size} : card.failed(status);
}

int32_t portFileMakeDirectory(const char* path)
{
    const CardPath card(path);
    return card.isBad() ? card.error() : card.failed(volume().makeDirectory(card.text()));
}

int32_t portFileDelete(const char* path, bool directory)
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
    return directory && status == Status::NotFound ? int32_t{FileNoDirectory} : card.failed(status);
}

int32_t portFileMove(const char* from, const char* to)
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
    return status == Status::WrongKind ? int32_t{FileOther} : target.failed(status);
}

int32_t portFileList(const char* path)
{
    const CardPath card(path);
    if (card.isBad())
    {
        return card.error();
    }
    const Status status = volume().list(card.text(), listing);
    return status == Status::NotFound ? int32_t{FileNoDirectory} : status == Status::WrongKind ? int32_t{FileOther} : failure(status);
}

int32_t portFileNext()
{
    Node node;
    const Status status = volume().next(listing, node);
    return status == Status::NotFound ? 0 : status == Status::Ok ? attributesOf(node) : failure(status);
}

uint32_t portFileName(uint16_t* units, uint32_t room)
{
    const fat::Name& name = volume().name();
    const uint32_t count = name.length < room ? name.length : room;
    memcpy(units, name.units, count * sizeof(uint16_t));
    return count;
}

uint32_t portFileStart(uint16_t* units, uint32_t)
{
    static constexpr uint16_t root[] = {'D', ':', '\\'};
    memcpy(units, root, sizeof root);
    units[2] = static_cast<uint16_t>(portFileSeparator());
    return 3;
}

int64_t portFileVolumeSize(const char* path)
{
    const CardPath card(path);
    return card.isBad() ? card.error() : static_cast<int64_t>(volume().totalBytes());
}

int32_t portFileMount()
{
    files.closeAll();
    return failure(interop::mountCard());
}

} // namespace nano
