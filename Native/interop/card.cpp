#include "card_device.hpp"
#include "card_volume.hpp"
#include "drivers/system/system.hpp"
#include "fat/volume.hpp"
#include "interop/arguments.hpp"
#include "open_files.hpp"

#include <cstring>

using fat::File;
using fat::Listing;
using fat::Mode;
using fat::Node;
using fat::Status;
using fat::Text;
using interop::range;
using interop::setOut;
using interop::Utf8;

namespace nano::natives
{

namespace
{

/// Maximum number of open files, as stated by ICard.Open.
constexpr uint32_t fileCount = 6;

/// Path of the card's root in the stock firmware.
constexpr char root[] = "/ext";
constexpr uint32_t rootLength = sizeof root - 1;

/// Size of a directory entry in bytes.
constexpr uint32_t sizeOfEntry = 32;

constinit interop::CardDevice sdCard;
constinit fat::Volume volume;
constinit interop::OpenFiles<fileCount> files;
constinit Listing listing;

int32_t number(Status status)
{
    return static_cast<int32_t>(status);
}

/// Gets the part of a managed path that is below the card's root.
Status pathOf(const Utf8& path, Text& text)
{
    if (!path.fits)
    {
        return Status::BadName;
    }
    const bool begins = path.length >= rootLength && memcmp(path.bytes, root, rootLength) == 0;
    if (!begins || (path.length > rootLength && path.bytes[rootLength] != '/'))
    {
        return Status::NotFound;
    }
    text = {path.bytes + rootLength, path.length - rootLength};
    return Status::Ok;
}

/// A managed path, converted to a path on the volume. The constructor is not inlined, because every native with a path would then contain a
/// copy.
struct CardPath
{
    const Utf8 utf8;
    Text text;
    const Status status;

    [[gnu::noinline]] explicit CardPath(Ref path) : utf8(path), status(pathOf(utf8, text))
    {
    }
};

template<typename Operation>
int32_t onPath(Ref path, Operation operation)
{
    const CardPath decoded(path);
    return number(decoded.status != Status::Ok ? decoded.status : operation(decoded.text));
}

/// Sets the out parameters that describe an entry. The name is returned in code page 850. Read as UTF-8, those bytes are the path under
/// which the entry is found (see `fat::unitOf()`).
int32_t giveEntry(const Node& entry, const Pointer& name, const Pointer& kind, const Pointer& size)
{
    char bytes[fat::Name::maximum];
    interop::setOutText(name, bytes, fat::encodeName(volume.name(), bytes));
    setOut(kind, (entry.isDirectory() ? 1 : entry.isIncomplete() ? 2 : 0) | ((entry.attributes & Node::readOnly) != 0 ? 4 : 0));
    setOut(size, entry.isDirectory() ? 0 : entry.size);
    return number(Status::Ok);
}

/// Returns the open file with the given handle; null if the handle is invalid.
File* fileOf(int32_t handle)
{
    return files.find(handle);
}

} // namespace

bool NativeCard_get_IsPresent(Ref&)
{
    return drivers::card::SdCard::isPresent();
}

bool NativeCard_get_IsReadOnly(Ref&)
{
    return sdCard.isReadOnly();
}

int64_t NativeCard_get_FreeBytes(Ref&)
{
    uint32_t count;
    return volume.freeClusters(count) == Status::Ok ? static_cast<int64_t>(count) * volume.clusterBytes() : -1;
}

int64_t NativeCard_CountFreeBytes(Ref&)
{
    uint32_t count;
    return volume.countFreeClusters(count) == Status::Ok ? static_cast<int64_t>(count) * volume.clusterBytes() : -1;
}

int32_t NativeCard_get_ClusterSize(Ref&)
{
    return static_cast<int32_t>(volume.clusterBytes());
}

int32_t NativeCard_Mount(Ref&)
{
    return number(interop::mountCard());
}

int32_t NativeCard_NativeOpen__String_CardMode(Ref& path, int32_t mode)
{
    const int32_t handle = files.unused();
    if (handle == static_cast<int32_t>(fileCount))
    {
        return number(Status::TooManyOpenFiles);
    }
    const int32_t status = onPath(path, [=](Text text) { return volume.open(text, static_cast<Mode>(mode), files.file(handle)); });
    files.setUsed(handle, status == 0);
    return status == 0 ? handle : status;
}

int32_t NativeCard_NativeStat__String_StringOut_Int32Out_UInt32Out(Ref& path, const Pointer& name, const Pointer& kind, const Pointer& size)
{
    // The free space in a directory is determined last, because roomOf() overwrites the name.
    return onPath(path,
                  [&](Text text)
                  {
                      Node entry;
                      const Status status = volume.stat(text, entry);
                      if (status != Status::Ok)
                      {
                          return status;
                      }
                      (void)giveEntry(entry, name, kind, size);
                      if (!entry.isDirectory() || text.length == 0 || text.begin[text.length - 1] != '/')
                      {
                          return Status::Ok;
                      }
                      uint32_t room = 0;
                      const Status measured = volume.roomOf(entry, room);
                      setOut(size, room * sizeOfEntry);
                      return measured;
                  });
}

int32_t NativeCard_HashPath__String_UInt32_UInt32Out(Ref&, Ref& path, uint32_t seed, const Pointer& hash)
{
    uint32_t value = 0;
    const int32_t status = onPath(path, [=, &value](Text text) { return volume.hashPath(text, seed, value); });
    setOut(hash, value);
    return status;
}

int32_t NativeCard_Identify__String_UInt32Out(Ref&, Ref& path, const Pointer& identity)
{
    Node entry;
    const int32_t status = onPath(path, [&entry](Text text) { return volume.stat(text, entry); });
    const uint32_t parts[] = {entry.size, entry.time, entry.chain.first, entry.place.index, entry.place.region.chain.first};
    uint32_t value = 0;
    for (const uint32_t part : parts)
    {
        value = (value ^ part) * 0x01000193 + (value >> 24);
    }
    setOut(identity, value);
    return status;
}

int32_t NativeCard_NativeBeginList__String(Ref& path)
{
    return onPath(path, [](Text text) { return volume.list(text, listing); });
}

int32_t NativeCard_NativeNextEntry__StringOut_Int32Out_UInt32Out(const Pointer& name, const Pointer& kind, const Pointer& size)
{
    Node entry;
    const Status status = volume.next(listing, entry);
    return status == Status::Ok ? giveEntry(entry, name, kind, size) : number(status);
}

int32_t NativeCard_MakeDirectory__String(Ref&, Ref& path)
{
    return onPath(path, [](Text text) { return volume.makeDirectory(text); });
}

int32_t NativeCard_Delete__String(Ref&, Ref& path)
{
    return onPath(path, [](Text text) { return volume.remove(text); });
}

int32_t NativeCard_Replace__String_String(Ref&, Ref& from, Ref& to)
{
    return onPath(from, [&to](Text source)
                  { return static_cast<Status>(onPath(to, [=](Text target) { return volume.replace(source, target); })); });
}

int32_t NativeCard_Sync(Ref&)
{
    return number(volume.sync());
}

uint32_t NativeCardFile_NativeGetLength__Int32(int32_t handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? 0 : file->node.size;
}

uint32_t NativeCardFile_NativeGetPosition__Int32(int32_t handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? 0 : file->position;
}

int32_t NativeCardFile_NativeSeek__Int32_UInt32(int32_t handle, uint32_t position)
{
    File* file = fileOf(handle);
    return number(file == nullptr ? Status::ReadError : volume.seek(*file, position));
}

int32_t NativeCardFile_NativeRead__Int32_ByteArray_Int32_Int32(int32_t handle, Ref& buffer, int32_t offset, int32_t count)
{
    File* file = fileOf(handle);
    uint8_t* bytes = range(buffer, offset, count);
    if (file == nullptr || bytes == nullptr)
    {
        return number(Status::ReadError);
    }
    uint32_t done;
    const Status status = volume.read(*file, bytes, static_cast<uint32_t>(count), done);
    return status == Status::Ok ? static_cast<int32_t>(done) : number(status);
}

int32_t NativeCardFile_NativeWrite__Int32_ByteArray_Int32_Int32(int32_t handle, Ref& buffer, int32_t offset, int32_t count)
{
    File* file = fileOf(handle);
    const uint8_t* bytes = range(buffer, offset, count);
    if (file == nullptr || bytes == nullptr)
    {
        return number(Status::WriteError);
    }
    return number(volume.write(*file, bytes, static_cast<uint32_t>(count)));
}

int32_t NativeCardFile_NativeFlush__Int32(int32_t handle)
{
    File* file = fileOf(handle);
    return number(file == nullptr ? Status::WriteError : volume.flush(*file));
}

int32_t NativeCardFile_NativeClose__Int32_Boolean(int32_t handle, bool keep)
{
    File* file = fileOf(handle);
    if (file == nullptr)
    {
        return number(Status::WriteError);
    }
    files.setUsed(handle, false);
    return number(volume.close(*file, keep));
}

} // namespace nano::natives

fat::Volume& interop::cardVolume()
{
    return nano::natives::volume;
}

Status interop::mountCard()
{
    using namespace nano::natives;
    files.closeAll();
    const Status status = sdCard.initialise();
    return status != Status::Ok ? status : volume.mount(sdCard, drivers::system::fatTime);
}
