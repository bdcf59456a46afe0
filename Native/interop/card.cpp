#include "arguments.hpp"
#include "card_device.hpp"
#include "card_volume.hpp"
#include "core/files.hpp"
#include "drivers/system/system.hpp"
#include "fat/volume.hpp"

#include <string.h>

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

/// Files that may be open at once: package, archive, target, log and one to compare with.
constexpr u32 fileCount = 6;

/// The stock firmware's name for the card's root.
constexpr char root[] = "/ext";
constexpr u32 rootLength = sizeof root - 1;

constinit interop::CardDevice sdCard;
constinit fat::Volume volume;
constinit File files[fileCount];
constinit bool used[fileCount] = {};
constinit Listing listing;

i32 number(Status status)
{
    return static_cast<i32>(status);
}

/// Takes the path below the root out of a managed one.
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

template<typename Operation>
i32 onPath(Ref path, Operation operation)
{
    const Utf8 utf8(path);
    Text text;
    const Status status = pathOf(utf8, text);
    return number(status != Status::Ok ? status : operation(text));
}

/// Sets the out parameters that describe an entry. Names on the volume and managed strings are both UTF-16.
i32 giveEntry(const Node& entry, const Pointer& name, const Pointer& isDirectory, const Pointer& size)
{
    const fat::Name& units = volume.name();
    const Ref text = allocateString(units.length);
    if (text != 0)
    {
        memcpy(elementsOf(text), units.units, units.length * sizeof(char16_t));
    }
    setOut(name, text);
    setOut(isDirectory, entry.isDirectory());
    setOut(size, entry.isDirectory() ? 0 : entry.size);
    return number(Status::Ok);
}

/// An open file; null for a handle that is none.
File* fileOf(i32 handle)
{
    return static_cast<u32>(handle) < fileCount && used[handle] ? &files[handle] : nullptr;
}

} // namespace

bool HAL(NativeCard_get_IsPresent)(Ref&)
{
    return drivers::card::SdCard::isPresent();
}

bool HAL(NativeCard_get_IsReadOnly)(Ref&)
{
    return sdCard.isReadOnly();
}

i64 HAL(NativeCard_get_FreeBytes)(Ref&)
{
    u32 count;
    return volume.freeClusters(count) == Status::Ok ? static_cast<i64>(count) * volume.clusterBytes() : -1;
}

i32 HAL(NativeCard_get_ClusterSize)(Ref&)
{
    return static_cast<i32>(volume.clusterBytes());
}

i32 HAL(NativeCard_Mount)(Ref&)
{
    return number(interop::mountCard());
}

i32 HAL(NativeCard_NativeOpen__String_CardMode)(Ref& path, i32 mode)
{
    i32 handle = 0;
    while (handle < static_cast<i32>(fileCount) && used[handle])
    {
        ++handle;
    }
    if (handle == static_cast<i32>(fileCount))
    {
        return number(Status::TooManyOpenFiles);
    }
    const i32 status = onPath(path, [=](Text text) { return volume.open(text, static_cast<Mode>(mode), files[handle]); });
    used[handle] = status == 0;
    return status == 0 ? handle : status;
}

i32 HAL(NativeCard_NativeStat__String_StringOut_Int32Out_UInt32Out)(Ref& path, const Pointer& name, const Pointer& isDirectory,
                                                                    const Pointer& size)
{
    Node entry;
    const i32 status = onPath(path, [&entry](Text text) { return volume.stat(text, entry); });
    return status == 0 ? giveEntry(entry, name, isDirectory, size) : status;
}

i32 HAL(NativeCard_NativeBeginList__String)(Ref& path)
{
    return onPath(path, [](Text text) { return volume.list(text, listing); });
}

i32 HAL(NativeCard_NativeNextEntry__StringOut_Int32Out_UInt32Out)(const Pointer& name, const Pointer& isDirectory, const Pointer& size)
{
    Node entry;
    const Status status = volume.next(listing, entry);
    return status == Status::Ok ? giveEntry(entry, name, isDirectory, size) : number(status);
}

i32 HAL(NativeCard_MakeDirectory__String)(Ref&, Ref& path)
{
    return onPath(path, [](Text text) { return volume.makeDirectory(text); });
}

i32 HAL(NativeCard_Delete__String)(Ref&, Ref& path)
{
    return onPath(path, [](Text text) { return volume.remove(text); });
}

i32 HAL(NativeCard_Replace__String_String)(Ref&, Ref& from, Ref& to)
{
    return onPath(from, [&to](Text source)
                  { return static_cast<Status>(onPath(to, [=](Text target) { return volume.replace(source, target); })); });
}

u32 HAL(NativeCardFile_NativeGetLength__Int32)(i32 handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? 0 : file->node.size;
}

u32 HAL(NativeCardFile_NativeGetPosition__Int32)(i32 handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? 0 : file->position;
}

i32 HAL(NativeCardFile_NativeSeek__Int32_UInt32)(i32 handle, u32 position)
{
    File* file = fileOf(handle);
    return number(file == nullptr ? Status::ReadError : volume.seek(*file, position));
}

i32 HAL(NativeCardFile_NativeRead__Int32_ByteArray_Int32_Int32)(i32 handle, Ref& buffer, i32 offset, i32 count)
{
    File* file = fileOf(handle);
    u8* bytes = range(buffer, offset, count);
    if (file == nullptr || bytes == nullptr)
    {
        return number(Status::ReadError);
    }
    u32 done;
    const Status status = volume.read(*file, bytes, static_cast<u32>(count), done);
    return status == Status::Ok ? static_cast<i32>(done) : number(status);
}

i32 HAL(NativeCardFile_NativeWrite__Int32_ByteArray_Int32_Int32)(i32 handle, Ref& buffer, i32 offset, i32 count)
{
    File* file = fileOf(handle);
    const u8* bytes = range(buffer, offset, count);
    if (file == nullptr || bytes == nullptr)
    {
        return number(Status::WriteError);
    }
    const Status status = volume.write(*file, bytes, static_cast<u32>(count));
    return status == Status::Ok ? count : number(status);
}

i32 HAL(NativeCardFile_NativeFlush__Int32)(i32 handle)
{
    File* file = fileOf(handle);
    return number(file == nullptr ? Status::WriteError : volume.flush(*file));
}

i32 HAL(NativeCardFile_NativeClose__Int32)(i32 handle)
{
    File* file = fileOf(handle);
    if (file == nullptr)
    {
        return number(Status::WriteError);
    }
    used[handle] = false;
    return number(volume.close(*file));
}

} // namespace nano::natives

fat::Volume& interop::cardVolume()
{
    return nano::natives::volume;
}

Status interop::mountCard()
{
    using namespace nano::natives;
    memset(used, 0, sizeof used);
    const Status status = sdCard.initialise();
    return status != Status::Ok ? status : volume.mount(sdCard, drivers::system::fatTime);
}

char nano::portFileSeparator()
{
    return '\\';
}

bool nano::portFileCardPresent()
{
    return drivers::card::SdCard::isPresent();
}
