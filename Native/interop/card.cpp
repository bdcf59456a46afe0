#include "arguments.hpp"
#include "card_volume.hpp"
#include "core/files.h"
#include "drivers/card/sd_card.hpp"
#include "drivers/fat/volume.hpp"
#include "drivers/system/system.hpp"

#include <string.h>

using drivers::fat::File;
using drivers::fat::Listing;
using drivers::fat::Mode;
using drivers::fat::Node;
using drivers::fat::Status;
using drivers::fat::Text;
using interop::range;
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

constinit drivers::card::SdCard sdCard;
constinit drivers::fat::Volume volume;
constinit File files[fileCount];
constinit bool used[fileCount] = {};
constinit Listing listing;
constinit Node entry;

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

/// An open file; null for a handle that is none.
File* fileOf(i32 handle)
{
    return static_cast<u32>(handle) < fileCount && used[handle] ? &files[handle] : nullptr;
}

} // namespace

bool HAL(NativeCard_IsInSlot)()
{
    return drivers::card::SdCard::isPresent();
}

bool HAL(NativeCard_IsProtected)()
{
    return sdCard.isReadOnly();
}

i64 HAL(NativeCard_CountFreeBytes)()
{
    u32 count;
    return volume.freeClusters(count) == Status::Ok ? static_cast<i64>(count) * volume.clusterBytes() : -1;
}

i32 HAL(NativeCard_GetClusterSize)()
{
    return static_cast<i32>(volume.clusterBytes());
}

i32 HAL(NativeCard_MountVolume)()
{
    return number(interop::mountCard());
}

i32 HAL(NativeCard_OpenFile__String_Int32)(Ref& path, i32 mode)
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

i32 HAL(NativeCard_Find__String)(Ref& path)
{
    return onPath(path, [](Text text) { return volume.stat(text, entry); });
}

i32 HAL(NativeCard_BeginList__String)(Ref& path)
{
    return onPath(path, [](Text text) { return volume.list(text, listing); });
}

i32 HAL(NativeCard_NextEntry)()
{
    return number(volume.next(listing, entry));
}

/// Names on the volume and managed strings are both UTF-16.
Ref HAL(NativeCard_GetEntryName)()
{
    const drivers::fat::Name& name = volume.name();
    const Ref text = allocateString(name.length);
    if (text != 0)
    {
        memcpy(elementsOf(text), name.units, name.length * sizeof(char16_t));
    }
    return text;
}

bool HAL(NativeCard_IsEntryDirectory)()
{
    return entry.isDirectory();
}

u32 HAL(NativeCard_GetEntrySize)()
{
    return entry.isDirectory() ? 0 : entry.size;
}

i32 HAL(NativeCard_CreateDirectory__String)(Ref& path)
{
    return onPath(path, [](Text text) { return volume.makeDirectory(text); });
}

i32 HAL(NativeCard_Remove__String)(Ref& path)
{
    return onPath(path, [](Text text) { return volume.remove(text); });
}

i32 HAL(NativeCard_Rename__String_String)(Ref& from, Ref& to)
{
    return onPath(from, [&to](Text source)
                  { return static_cast<Status>(onPath(to, [=](Text target) { return volume.replace(source, target); })); });
}

u32 HAL(NativeCardFile_GetLength__Int32)(i32 handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? 0 : file->node.size;
}

u32 HAL(NativeCardFile_GetPosition__Int32)(i32 handle)
{
    const File* file = fileOf(handle);
    return file == nullptr ? 0 : file->position;
}

i32 HAL(NativeCardFile_MoveTo__Int32_UInt32)(i32 handle, u32 position)
{
    File* file = fileOf(handle);
    return number(file == nullptr ? Status::ReadError : volume.seek(*file, position));
}

i32 HAL(NativeCardFile_ReadBytes__Int32_ByteArray_Int32_Int32)(i32 handle, Ref& buffer, i32 offset, i32 count)
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

i32 HAL(NativeCardFile_WriteBytes__Int32_ByteArray_Int32_Int32)(i32 handle, Ref& buffer, i32 offset, i32 count)
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

i32 HAL(NativeCardFile_Sync__Int32)(i32 handle)
{
    File* file = fileOf(handle);
    return number(file == nullptr ? Status::WriteError : volume.flush(*file));
}

i32 HAL(NativeCardFile_Release__Int32)(i32 handle)
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

drivers::fat::Volume& interop::cardVolume()
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
