#include "arguments.hpp"
#include "bytes/blocks.hpp"
#include "bytes/crc32.hpp"
#include "bytes/frame.hpp"
#include "bytes/heatshrink.hpp"
#include "bytes/md5.hpp"

#include <string.h>

using interop::atLeast;
using interop::range;
using interop::setOut;

namespace nano::natives
{

namespace
{

bytes::Md5* md5Of(Ref state)
{
    return reinterpret_cast<bytes::Md5*>(atLeast(state, sizeof(bytes::Md5)));
}

/// Raises the exception for a number outside [low, high].
bool isWithin(i32 value, i32 low, i32 high)
{
    if (value < low || value > high)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return false;
    }
    return true;
}

} // namespace

i32 HAL(NativeBytes_get_Md5StateSize)(Ref&)
{
    return sizeof(bytes::Md5);
}

u32 HAL(NativeBytes_Crc32__UInt32_ByteArray_Int32_Int32)(Ref&, u32 seed, Ref& data, i32 offset, i32 count)
{
    const u8* block = range(data, offset, count);
    return block == nullptr ? 0 : bytes::crc32(seed, block, static_cast<u32>(count));
}

i32 HAL(NativeBytes_FirstDifference__ByteArray_Int32_ByteArray_Int32_Int32)(Ref&, Ref& left, i32 leftOffset, Ref& right, i32 rightOffset,
                                                                            i32 count)
{
    const u8* a = range(left, leftOffset, count);
    const u8* b = a == nullptr ? nullptr : range(right, rightOffset, count);
    return b == nullptr ? 0 : bytes::firstDifference(a, b, static_cast<u32>(count));
}

void HAL(NativeBytes_Fill__ByteArray_Int32_Int32_Int32)(Ref&, Ref& data, i32 offset, i32 count, i32 value)
{
    u8* block = range(data, offset, count);
    if (block != nullptr && isWithin(value, 0, 255))
    {
        memset(block, value, static_cast<u32>(count));
    }
}

i32 HAL(NativeBytes_IndexOf__ByteArray_Int32_Int32_Int32)(Ref&, Ref& data, i32 offset, i32 count, i32 value)
{
    const u8* block = range(data, offset, count);
    if (block == nullptr || !isWithin(value, 0, 255))
    {
        return 0;
    }
    const i32 index = bytes::indexOf(block, static_cast<u32>(count), static_cast<u8>(value));
    return index < 0 ? index : offset + index;
}

i32 HAL(NativeBytes_IndexOf__ByteArray_Int32_Int32_ByteArray)(Ref&, Ref& data, i32 offset, i32 count, Ref& pattern)
{
    const u8* block = range(data, offset, count);
    const u8* wanted = block == nullptr ? nullptr : atLeast(pattern, 1);
    if (wanted == nullptr)
    {
        return 0;
    }
    const i32 index = bytes::indexOf(block, static_cast<u32>(count), wanted, lengthOf(pattern));
    return index < 0 ? index : offset + index;
}

i32 HAL(NativeBytes_Sum__ByteArray_Int32_Int32)(Ref&, Ref& data, i32 offset, i32 count)
{
    const u8* block = range(data, offset, count);
    return block == nullptr ? 0 : bytes::sum(block, static_cast<u32>(count));
}

void HAL(NativeBytes_Md5Begin__ByteArray)(Ref&, Ref& state)
{
    if (bytes::Md5* digest = md5Of(state))
    {
        digest->begin();
    }
}

void HAL(NativeBytes_Md5Add__ByteArray_ByteArray_Int32_Int32)(Ref&, Ref& state, Ref& data, i32 offset, i32 count)
{
    bytes::Md5* digest = md5Of(state);
    const u8* block = digest == nullptr ? nullptr : range(data, offset, count);
    if (block != nullptr)
    {
        digest->add(block, static_cast<u32>(count));
    }
}

void HAL(NativeBytes_Md5End__ByteArray_ByteArray)(Ref&, Ref& state, Ref& digest)
{
    bytes::Md5* computation = md5Of(state);
    u8* result = computation == nullptr ? nullptr : atLeast(digest, 16);
    if (result != nullptr)
    {
        computation->end(result);
    }
}

i32 HAL(NativeBytes_HeatshrinkStateSize__Int32)(Ref&, i32 windowBits)
{
    return isWithin(windowBits, 4, 15) ? static_cast<i32>(bytes::Heatshrink::sizeFor(static_cast<u32>(windowBits))) : 0;
}

void HAL(NativeBytes_HeatshrinkBegin__ByteArray_Int32_Int32)(Ref&, Ref& state, i32 windowBits, i32 lookaheadBits)
{
    if (!isWithin(windowBits, 4, 15) || !isWithin(lookaheadBits, 3, windowBits - 1))
    {
        return;
    }
    u8* decoder = atLeast(state, bytes::Heatshrink::sizeFor(static_cast<u32>(windowBits)));
    if (decoder != nullptr)
    {
        reinterpret_cast<bytes::Heatshrink*>(decoder)->begin(static_cast<u32>(windowBits), static_cast<u32>(lookaheadBits));
    }
}

i32 HAL(NativeBytes_HeatshrinkDecode__ByteArray_ByteArray_Int32_Int32_ByteArray_Int32_Int32_Int32Out)(
    Ref&, Ref& state, Ref& input, i32 inputOffset, i32 inputCount, Ref& output, i32 outputOffset, i32 outputCount, const Pointer& consumed)
{
    u8* memory = atLeast(state, sizeof(bytes::Heatshrink));
    const u8* in = memory == nullptr ? nullptr : range(input, inputOffset, inputCount);
    u8* out = in == nullptr ? nullptr : range(output, outputOffset, outputCount);
    if (out == nullptr)
    {
        return 0;
    }
    bytes::Heatshrink& decoder = *reinterpret_cast<bytes::Heatshrink*>(memory);
    if (!isWithin(decoder.windowBits, 4, 15) || atLeast(state, bytes::Heatshrink::sizeFor(decoder.windowBits)) == nullptr)
    {
        return 0;
    }
    u32 taken;
    const u32 made = decoder.decode(in, static_cast<u32>(inputCount), out, static_cast<u32>(outputCount), taken);
    setOut(consumed, taken);
    return static_cast<i32>(made);
}

void HAL(NativeBytes_DrawBitmap__ByteArray_ByteArray_Int32_Int32_Int32_Int32_Int32)(Ref&, Ref& frame, Ref& bitmap, i32 bitmapOffset,
                                                                                    i32 width, i32 height, i32 x, i32 y)
{
    constexpr i32 most = 4096; // keeps the product below in range
    u8* target = atLeast(frame, bytes::frameBytes);
    if (target == nullptr || !isWithin(width, 0, most) || !isWithin(height, 0, most))
    {
        return;
    }
    const u8* rows = range(bitmap, bitmapOffset, (width + 7) / 8 * height);
    if (rows != nullptr)
    {
        bytes::drawBitmap(target, rows, width, height, x, y);
    }
}

void HAL(NativeBytes_FillRectangle__ByteArray_Int32_Int32_Int32_Int32_Boolean)(Ref&, Ref& frame, i32 x, i32 y, i32 width, i32 height,
                                                                               bool dark)
{
    u8* target = atLeast(frame, bytes::frameBytes);
    if (target != nullptr && isWithin(width, 0, 0x7FFFFFFF) && isWithin(height, 0, 0x7FFFFFFF))
    {
        bytes::fillRectangle(target, x, y, width, height, dark);
    }
}

} // namespace nano::natives
