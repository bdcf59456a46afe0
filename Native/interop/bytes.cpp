#include "bytes/blocks.hpp"
#include "bytes/crc32.hpp"
#include "bytes/frame.hpp"
#include "bytes/heatshrink.hpp"
#include "bytes/md5.hpp"
#include "interop/arguments.hpp"

#include <cstring>

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

/// Returns true if a number is within [low, high]; otherwise raises an exception and returns false.
bool isWithin(int32_t value, int32_t low, int32_t high)
{
    if (value < low || value > high)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return false;
    }
    return true;
}

} // namespace

int32_t NativeBytes_get_Md5StateSize(Ref&)
{
    return sizeof(bytes::Md5);
}

uint32_t NativeBytes_Crc32__UInt32_ByteArray_Int32_Int32(Ref&, uint32_t seed, Ref& data, int32_t offset, int32_t count)
{
    const uint8_t* block = range(data, offset, count);
    return block == nullptr ? 0 : bytes::crc32(seed, block, static_cast<uint32_t>(count));
}

int32_t NativeBytes_FirstDifference__ByteArray_Int32_ByteArray_Int32_Int32(Ref&, Ref& left, int32_t leftOffset, Ref& right,
                                                                           int32_t rightOffset, int32_t count)
{
    const uint8_t* a = range(left, leftOffset, count);
    const uint8_t* b = a == nullptr ? nullptr : range(right, rightOffset, count);
    return b == nullptr ? 0 : bytes::firstDifference(a, b, static_cast<uint32_t>(count));
}

void NativeBytes_Fill__ByteArray_Int32_Int32_Int32(Ref&, Ref& data, int32_t offset, int32_t count, int32_t value)
{
    uint8_t* block = range(data, offset, count);
    if (block != nullptr && isWithin(value, 0, 255))
    {
        memset(block, value, static_cast<uint32_t>(count));
    }
}

int32_t NativeBytes_IndexOf__ByteArray_Int32_Int32_Int32(Ref&, Ref& data, int32_t offset, int32_t count, int32_t value)
{
    const uint8_t* block = range(data, offset, count);
    if (block == nullptr || !isWithin(value, 0, 255))
    {
        return 0;
    }
    const int32_t index = bytes::indexOf(block, static_cast<uint32_t>(count), static_cast<uint8_t>(value));
    return index < 0 ? index : offset + index;
}

bool NativeBytes_FromHex__ByteArray_Int32_ByteArray(Ref&, Ref& data, int32_t offset, Ref& result)
{
    const uint32_t count = result == 0 ? 0 : lengthOf(result);
    const uint8_t* digit = range(data, offset, static_cast<int32_t>(2 * count));
    if (digit == nullptr)
    {
        return false;
    }
    uint8_t* out = elementsOf(result);
    for (uint32_t i = 0; i < 2 * count; ++i, ++digit)
    {
        const uint32_t decimal = *digit - uint32_t{'0'};
        const uint32_t letter = (*digit | 0x20u) - 'a';
        const uint32_t value = decimal < 10 ? decimal : letter < 6 ? letter + 10 : 16;
        if (value == 16)
        {
            return false;
        }
        out[i / 2] = static_cast<uint8_t>(out[i / 2] << 4 | value);
    }
    return true;
}

int32_t NativeBytes_IndexOf__ByteArray_Int32_Int32_ByteArray(Ref&, Ref& data, int32_t offset, int32_t count, Ref& pattern)
{
    const uint8_t* block = range(data, offset, count);
    const uint8_t* wanted = block == nullptr ? nullptr : atLeast(pattern, 1);
    if (wanted == nullptr)
    {
        return 0;
    }
    const int32_t index = bytes::indexOf(block, static_cast<uint32_t>(count), wanted, lengthOf(pattern));
    return index < 0 ? index : offset + index;
}

int32_t NativeBytes_ReadDigits__ByteArray_Int32_Int32_Int32_UInt32Out(Ref&, Ref& data, int32_t offset, int32_t count, int32_t radix,
                                                                      const Pointer& number)
{
    const uint8_t* digits = range(data, offset, count);
    if (digits == nullptr || !isWithin(radix, 2, 10))
    {
        return 0;
    }
    uint32_t value;
    const int32_t read = bytes::readDigits(digits, static_cast<uint32_t>(count), static_cast<uint32_t>(radix), value);
    setOut(number, value);
    return read;
}

int32_t NativeBytes_Sum__ByteArray_Int32_Int32(Ref&, Ref& data, int32_t offset, int32_t count)
{
    const uint8_t* block = range(data, offset, count);
    return block == nullptr ? 0 : bytes::sum(block, static_cast<uint32_t>(count));
}

void NativeBytes_Md5Init__ByteArray(Ref&, Ref& state)
{
    if (bytes::Md5* digest = md5Of(state))
    {
        digest->init();
    }
}

void NativeBytes_Md5Update__ByteArray_ByteArray_Int32_Int32(Ref&, Ref& state, Ref& data, int32_t offset, int32_t count)
{
    bytes::Md5* digest = md5Of(state);
    const uint8_t* block = digest == nullptr ? nullptr : range(data, offset, count);
    if (block != nullptr)
    {
        digest->update(block, static_cast<uint32_t>(count));
    }
}

void NativeBytes_Md5Final__ByteArray_ByteArray(Ref&, Ref& state, Ref& digest)
{
    bytes::Md5* computation = md5Of(state);
    uint8_t* result = computation == nullptr ? nullptr : atLeast(digest, 16);
    if (result != nullptr)
    {
        computation->final(result);
    }
}

int32_t NativeBytes_HeatshrinkStateSize__Int32(Ref&, int32_t windowBits)
{
    return isWithin(windowBits, 4, 15) ? static_cast<int32_t>(bytes::Heatshrink::sizeFor(static_cast<uint32_t>(windowBits))) : 0;
}

void NativeBytes_HeatshrinkInit__ByteArray_Int32_Int32(Ref&, Ref& state, int32_t windowBits, int32_t lookaheadBits)
{
    if (!isWithin(windowBits, 4, 15) || !isWithin(lookaheadBits, 3, windowBits - 1))
    {
        return;
    }
    uint8_t* decoder = atLeast(state, bytes::Heatshrink::sizeFor(static_cast<uint32_t>(windowBits)));
    if (decoder != nullptr)
    {
        reinterpret_cast<bytes::Heatshrink*>(decoder)->init(static_cast<uint32_t>(windowBits), static_cast<uint32_t>(lookaheadBits));
    }
}

int32_t NativeBytes_HeatshrinkDecode__ByteArray_ByteArray_Int32_Int32_ByteArray_Int32_Int32_Int32Out(
    Ref&, Ref& state, Ref& input, int32_t inputOffset, int32_t inputCount, Ref& output, int32_t outputOffset, int32_t outputCount,
    const Pointer& consumed)
{
    uint8_t* memory = atLeast(state, sizeof(bytes::Heatshrink));
    const uint8_t* in = memory == nullptr ? nullptr : range(input, inputOffset, inputCount);
    uint8_t* out = in == nullptr ? nullptr : range(output, outputOffset, outputCount);
    if (out == nullptr)
    {
        return 0;
    }
    bytes::Heatshrink& decoder = *reinterpret_cast<bytes::Heatshrink*>(memory);
    if (!isWithin(decoder.windowBits, 4, 15) || atLeast(state, bytes::Heatshrink::sizeFor(decoder.windowBits)) == nullptr)
    {
        return 0;
    }
    uint32_t taken;
    const uint32_t made = decoder.decode(in, static_cast<uint32_t>(inputCount), out, static_cast<uint32_t>(outputCount), taken);
    setOut(consumed, taken);
    return static_cast<int32_t>(made);
}

void NativeBytes_DrawBitmap__ByteArray_ByteArray_Int32_Int32_Int32_Int32_Int32(Ref&, Ref& frame, Ref& bitmap, int32_t bitmapOffset,
                                                                               int32_t width, int32_t height, int32_t x, int32_t y)
{
    constexpr int32_t most = 4096; // prevents overflow of the product below
    uint8_t* target = atLeast(frame, bytes::frameBytes);
    if (target == nullptr || !isWithin(width, 0, most) || !isWithin(height, 0, most))
    {
        return;
    }
    const uint8_t* rows = range(bitmap, bitmapOffset, (width + 7) / 8 * height);
    if (rows != nullptr)
    {
        bytes::drawBitmap(target, rows, width, height, x, y);
    }
}

void NativeBytes_FillRectangle__ByteArray_Int32_Int32_Int32_Int32_Boolean(Ref&, Ref& frame, int32_t x, int32_t y, int32_t width,
                                                                          int32_t height, bool dark)
{
    uint8_t* target = atLeast(frame, bytes::frameBytes);
    if (target != nullptr && isWithin(width, 0, 0x7FFFFFFF) && isWithin(height, 0, 0x7FFFFFFF))
    {
        bytes::fillRectangle(target, x, y, width, height, dark);
    }
}

} // namespace nano::natives
