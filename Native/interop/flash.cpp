#include "drivers/flash/flash.hpp"
#include "drivers/flash/option_bytes.hpp"
#include "interop/arguments.hpp"

using interop::atLeast;
using interop::range;
namespace flash = drivers::flash;
namespace option_bytes = drivers::option_bytes;

namespace nano::natives
{

namespace
{

int32_t number(flash::Status status)
{
    return static_cast<int32_t>(status);
}

} // namespace

uint32_t NativeFlash_get_SecureStart(Ref&)
{
    return flash::secureStart();
}

uint32_t NativeFlash_get_LastErrorFlags(Ref&)
{
    return flash::lastErrorFlags();
}

int32_t NativeFlash_Read__UInt32_ByteArray_Int32_Int32(Ref&, uint32_t address, Ref& buffer, int32_t offset, int32_t count)
{
    uint8_t* bytes = range(buffer, offset, count);
    return bytes == nullptr ? 0 : number(flash::read(address, bytes, static_cast<uint32_t>(count)));
}

bool NativeFlash_Matches__UInt32_ByteArray_Int32_Int32(Ref&, uint32_t address, Ref& data, int32_t offset, int32_t count)
{
    const uint8_t* bytes = range(data, offset, count);
    return bytes != nullptr && flash::matches(address, bytes, static_cast<uint32_t>(count));
}

int32_t NativeFlash_Crc32__UInt32_UInt32_Int32_UInt32Out(Ref&, uint32_t seed, uint32_t address, int32_t count, const Pointer& crc)
{
    uint32_t value = 0;
    const flash::Status status = flash::crc32(seed, address, static_cast<uint32_t>(count), value);
    interop::setOut(crc, value);
    return number(status);
}

bool NativeFlash_IsErased__UInt32_Int32(Ref&, uint32_t address, int32_t count)
{
    return flash::isErased(address, static_cast<uint32_t>(count));
}

void NativeFlash_SetEmptyFlag__Boolean(Ref&, bool isEmpty)
{
    flash::setEmptyFlag(isEmpty);
}

int32_t NativeFlash_BeginErase__Int32(Ref&, int32_t page)
{
    return number(flash::beginErase(static_cast<uint32_t>(page)));
}

int32_t NativeFlash_EndErase(Ref&)
{
    if (!flash::isErasing())
    {
        raiseFromNative(TypeInvalidOperation);
        return 0;
    }
    return number(flash::endErase());
}

int32_t NativeFlash_ProgramDoubleWords__UInt32_ByteArray_Int32_Int32(Ref&, uint32_t address, Ref& data, int32_t offset, int32_t count)
{
    const uint8_t* bytes = range(data, offset, count);
    return bytes == nullptr ? 0 : number(flash::programDoubleWords(address, bytes, static_cast<uint32_t>(count)));
}

int32_t NativeFlash_ProgramRow__UInt32_ByteArray_Int32(Ref&, uint32_t address, Ref& data, int32_t offset)
{
    const uint8_t* bytes = range(data, offset, 512);
    return bytes == nullptr ? 0 : number(flash::programRow(address, bytes));
}

uint32_t NativeOptionBytes_Read__Int32(Ref&, int32_t index)
{
    return option_bytes::read(static_cast<uint32_t>(index) % option_bytes::words);
}

bool NativeOptionBytes_IsWritable__Int32(Ref&, int32_t index)
{
    return option_bytes::isWritable(static_cast<uint32_t>(index));
}

int32_t NativeOptionBytes_Program__UInt32Array_BooleanArray(Ref&, Ref& words, Ref& change)
{
    const uint8_t* values = atLeast(words, option_bytes::words);
    const uint8_t* marks = atLeast(change, option_bytes::words);
    if (values == nullptr || marks == nullptr)
    {
        return 0;
    }
    uint32_t bits = 0;
    for (uint32_t i = 0; i < option_bytes::words; ++i)
    {
        bits |= marks[i] != 0 ? 1u << i : 0;
    }
    return number(option_bytes::program(reinterpret_cast<const uint32_t*>(values), bits));
}

void NativeOptionBytes_Launch(Ref&)
{
    while (true)
    {
        (void)option_bytes::launch();
    }
}

} // namespace nano::natives
