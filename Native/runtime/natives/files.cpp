// System.IO.NativeIO: arguments made native, the port does the work.
#include "core/files.hpp"
#include "core/natives.hpp"
#include "natives/utf8.hpp"

namespace nano::natives
{

namespace
{

// A managed path as UTF-8 with a zero behind.
class Path
{
public:
    explicit Path(Ref text)
    {
        const u16* units = reinterpret_cast<const u16*>(elementsOf(text));
        u32 used = 0;
        for (u32 i = 0; i < lengthOf(text);)
        {
            if (used > FilePathRoom - 5)
            {
                fits_ = false;
                break;
            }
            used += encodeUtf8(units, lengthOf(text), i, reinterpret_cast<u8*>(bytes_) + used);
        }
        bytes_[used] = 0;
    }

    template<typename Result = i32, typename Operation>
    Result with(Operation operation) const
    {
        return fits_ ? operation(bytes_) : static_cast<Result>(FilePathTooLong);
    }

private:
    char bytes_[FilePathRoom];
    bool fits_ = true;
};

// The managed code has checked the range.
u8* bytesAt(Ref buffer, i32 offset)
{
    return elementsOf(buffer) + offset;
}

constexpr u32 NameRoom = 260;

Ref text(const u16* units, u32 count)
{
    Ref result = allocateString(count);
    if (result == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    memcpy(elementsOf(result), units, 2 * count);
    return result;
}

} // namespace

i32 IO_NativeIO_Open__String_Int32_Int32(Ref& path, i32 mode, i32 access)
{
    return Path(path).with([=](const char* text) { return portFileOpen(text, mode, access); });
}

i32 IO_NativeIO_Close__Int32(i32 handle)
{
    return portFileClose(handle);
}

i32 IO_NativeIO_Flush__Int32(i32 handle)
{
    return portFileFlush(handle);
}

i32 IO_NativeIO_Read__Int32_Int64_ByteArray_Int32_Int32(i32 handle, i64 position, Ref& buffer, i32 offset, i32 count)
{
    return portFileRead(handle, position, bytesAt(buffer, offset), static_cast<u32>(count));
}

i32 IO_NativeIO_Write__Int32_Int64_ByteArray_Int32_Int32(i32 handle, i64 position, Ref& buffer, i32 offset, i32 count)
{
    return portFileWrite(handle, position, bytesAt(buffer, offset), static_cast<u32>(count));
}

i64 IO_NativeIO_GetLength__Int32(i32 handle)
{
    return portFileLength(handle);
}

i32 IO_NativeIO_SetLength__Int32_Int64(i32 handle, i64 length)
{
    return portFileSetLength(handle, length);
}

i32 IO_NativeIO_GetAttributes__String(Ref& path)
{
    return Path(path).with(portFileAttributes);
}

i32 IO_NativeIO_SetAttributes__String_Int32(Ref& path, i32 attributes)
{
    return Path(path).with([=](const char* text) { return portFileSetAttributes(text, attributes); });
}

i64 IO_NativeIO_GetSize__String(Ref& path)
{
    return Path(path).with<i64>(portFileSize);
}

i32 IO_NativeIO_CreateDirectory__String(Ref& path)
{
    return Path(path).with(portFileMakeDirectory);
}

i32 IO_NativeIO_DeleteFile__String(Ref& path)
{
    return Path(path).with([](const char* text) { return portFileDelete(text, false); });
}

i32 IO_NativeIO_DeleteDirectory__String(Ref& path)
{
    return Path(path).with([](const char* text) { return portFileDelete(text, true); });
}

i32 IO_NativeIO_Move__String_String(Ref& from, Ref& to)
{
    const Path target(to);
    return Path(from).with([&](const char* source) { return target.with([=](const char* text) { return portFileMove(source, text); }); });
}

i32 IO_NativeIO_BeginList__String(Ref& path)
{
    return Path(path).with(portFileList);
}

i32 IO_NativeIO_NextEntry()
{
    return portFileNext();
}

Ref IO_NativeIO_GetEntryName()
{
    u16 units[NameRoom];
    return text(units, portFileName(units, NameRoom));
}

Ref IO_NativeIO_GetStartDirectory()
{
    u16 units[FilePathRoom];
    return text(units, portFileStart(units, FilePathRoom));
}

u16 IO_NativeIO_GetSeparator()
{
    return static_cast<u16>(portFileSeparator());
}

i64 IO_NativeIO_GetVolumeSize__String(Ref& path)
{
    return Path(path).with<i64>(portFileVolumeSize);
}

bool IO_NativeIO_IsCardPresent()
{
    return portFileCardPresent();
}

i32 IO_NativeIO_Mount()
{
    return portFileMount();
}

} // namespace nano::natives
