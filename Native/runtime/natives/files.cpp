// System.IO.NativeIO: converts the arguments and calls the port.
#include "core/files.hpp"
#include "core/natives.hpp"
#include "core/utf8.hpp"

namespace nano::natives
{

namespace
{

/// A managed path as zero-terminated UTF-8.
class Path
{
public:
    explicit Path(Ref text)
    {
        const uint16_t* units = reinterpret_cast<const uint16_t*>(elementsOf(text));
        uint32_t used = 0;
        for (uint32_t i = 0; i < lengthOf(text);)
        {
            if (used > filePathRoom - 5)
            {
                fits_ = false;
                break;
            }
            used += encodeUtf8(units, lengthOf(text), i, reinterpret_cast<uint8_t*>(bytes_) + used);
        }
        bytes_[used] = 0;
    }

    template<typename Result = int32_t, typename Operation>
    Result with(Operation operation) const
    {
        return fits_ ? operation(bytes_) : static_cast<Result>(FilePathTooLong);
    }

private:
    char bytes_[filePathRoom];
    bool fits_ = true;
};

/// The managed code has checked the range.
uint8_t* bytesAt(Ref buffer, int32_t offset)
{
    return elementsOf(buffer) + offset;
}

constexpr uint32_t nameRoom = 260;

Ref text(const uint16_t* units, uint32_t count)
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

int32_t IO_NativeIO_Open__String_Int32_Int32(Ref& path, int32_t mode, int32_t access)
{
    return Path(path).with([=](const char* text) { return portFileOpen(text, mode, access); });
}

int32_t IO_NativeIO_Close__Int32(int32_t handle)
{
    return portFileClose(handle);
}

int32_t IO_NativeIO_Flush__Int32(int32_t handle)
{
    return portFileFlush(handle);
}

int32_t IO_NativeIO_Read__Int32_Int64_ByteArray_Int32_Int32(int32_t handle, int64_t position, Ref& buffer, int32_t offset, int32_t count)
{
    return portFileRead(handle, position, bytesAt(buffer, offset), static_cast<uint32_t>(count));
}

int32_t IO_NativeIO_Write__Int32_Int64_ByteArray_Int32_Int32(int32_t handle, int64_t position, Ref& buffer, int32_t offset, int32_t count)
{
    return portFileWrite(handle, position, bytesAt(buffer, offset), static_cast<uint32_t>(count));
}

int64_t IO_NativeIO_GetLength__Int32(int32_t handle)
{
    return portFileLength(handle);
}

int32_t IO_NativeIO_SetLength__Int32_Int64(int32_t handle, int64_t length)
{
    return portFileSetLength(handle, length);
}

int32_t IO_NativeIO_GetAttributes__String(Ref& path)
{
    return Path(path).with(portFileAttributes);
}

int32_t IO_NativeIO_SetAttributes__String_Int32(Ref& path, int32_t attributes)
{
    return Path(path).with([=](const char* text) { return portFileSetAttributes(text, attributes); });
}

int64_t IO_NativeIO_GetSize__String(Ref& path)
{
    return Path(path).with<int64_t>(portFileSize);
}

int32_t IO_NativeIO_CreateDirectory__String(Ref& path)
{
    return Path(path).with(portFileMakeDirectory);
}

int32_t IO_NativeIO_DeleteFile__String(Ref& path)
{
    return Path(path).with([](const char* text) { return portFileDelete(text, false); });
}

int32_t IO_NativeIO_DeleteDirectory__String(Ref& path)
{
    return Path(path).with([](const char* text) { return portFileDelete(text, true); });
}

int32_t IO_NativeIO_Move__String_String(Ref& from, Ref& to)
{
    const Path target(to);
    return Path(from).with([&](const char* source) { return target.with([=](const char* text) { return portFileMove(source, text); }); });
}

int32_t IO_NativeIO_BeginList__String(Ref& path)
{
    return Path(path).with(portFileList);
}

int32_t IO_NativeIO_NextEntry()
{
    return portFileNext();
}

Ref IO_NativeIO_GetEntryName()
{
    uint16_t units[nameRoom];
    return text(units, portFileName(units, nameRoom));
}

Ref IO_NativeIO_GetStartDirectory()
{
    uint16_t units[filePathRoom];
    return text(units, portFileStart(units, filePathRoom));
}

uint16_t IO_NativeIO_GetSeparator()
{
    return static_cast<uint16_t>(portFileSeparator());
}

int64_t IO_NativeIO_GetVolumeSize__String(Ref& path)
{
    return Path(path).with<int64_t>(portFileVolumeSize);
}

bool IO_NativeIO_IsCardPresent()
{
    return portFileCardPresent();
}

int32_t IO_NativeIO_Mount()
{
    return portFileMount();
}

} // namespace nano::natives
