#include "drivers/flash/flash.hpp"
#include "arguments.hpp"
#include "drivers/flash/option_bytes.hpp"

using interop::atLeast;
using interop::range;
namespace flash = drivers::flash;
namespace option_bytes = drivers::option_bytes;

namespace nano::natives
{

namespace
{

i32 number(flash::Status status)
{
    return static_cast<i32>(status);
}

} // namespace

u32 HAL(NativeFlash_get_SecureStart)(Ref&)
{
    return flash::secureStart();
}

u32 HAL(NativeFlash_get_LastErrorFlags)(Ref&)
{
    return flash::lastErrorFlags();
}

i32 HAL(NativeFlash_Read__UInt32_ByteArray_Int32_Int32)(Ref&, u32 address, Ref& buffer, i32 offset, i32 count)
{
    u8* bytes = range(buffer, offset, count);
    return bytes == nullptr ? 0 : number(flash::read(address, bytes, static_cast<u32>(count)));
}

bool HAL(NativeFlash_Matches__UInt32_ByteArray_Int32_Int32)(Ref&, u32 address, Ref& data, i32 offset, i32 count)
{
    const u8* bytes = range(data, offset, count);
    return bytes != nullptr && flash::matches(address, bytes, static_cast<u32>(count));
}

i32 HAL(NativeFlash_Crc32__UInt32_UInt32_Int32_UInt32Out)(Ref&, u32 seed, u32 address, i32 count, const Pointer& crc)
{
    u32 value = 0;
    const flash::Status status = flash::crc32(seed, address, static_cast<u32>(count), value);
    interop::setOut(crc, value);
    return number(status);
}

bool HAL(NativeFlash_IsErased__UInt32_Int32)(Ref&, u32 address, i32 count)
{
    return flash::isErased(address, static_cast<u32>(count));
}

i32 HAL(NativeFlash_BeginErase__Int32)(Ref&, i32 page)
{
    return number(flash::beginErase(static_cast<u32>(page)));
}

i32 HAL(NativeFlash_EndErase)(Ref&)
{
    return number(flash::endErase());
}

i32 HAL(NativeFlash_ProgramDoubleWords__UInt32_ByteArray_Int32_Int32)(Ref&, u32 address, Ref& data, i32 offset, i32 count)
{
    const u8* bytes = range(data, offset, count);
    return bytes == nullptr ? 0 : number(flash::programDoubleWords(address, bytes, static_cast<u32>(count)));
}

i32 HAL(NativeFlash_ProgramRow__UInt32_ByteArray_Int32)(Ref&, u32 address, Ref& data, i32 offset)
{
    const u8* bytes = range(data, offset, 512);
    return bytes == nullptr ? 0 : number(flash::programRow(address, bytes));
}

u32 HAL(NativeOptionBytes_Read__Int32)(Ref&, i32 index)
{
    return option_bytes::read(static_cast<u32>(index) % option_bytes::words);
}

bool HAL(NativeOptionBytes_IsWritable__Int32)(Ref&, i32 index)
{
    return option_bytes::isWritable(static_cast<u32>(index));
}

i32 HAL(NativeOptionBytes_Program__UInt32Array_BooleanArray)(Ref&, Ref& words, Ref& change)
{
    const u8* values = atLeast(words, option_bytes::words);
    const u8* marks = atLeast(change, option_bytes::words);
    if (values == nullptr || marks == nullptr)
    {
        return 0;
    }
    u32 bits = 0;
    for (u32 i = 0; i < option_bytes::words; ++i)
    {
        bits |= marks[i] != 0 ? 1u << i : 0;
    }
    return number(option_bytes::program(reinterpret_cast<const u32*>(values), bits));
}

void HAL(NativeOptionBytes_Launch)(Ref&)
{
    while (true)
    {
        (void)option_bytes::launch();
    }
}

} // namespace nano::natives
