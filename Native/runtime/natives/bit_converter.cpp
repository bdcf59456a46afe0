// System.BitConverter, the comparisons of System.Double, System.MathInternal.
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

Ref bytesOf(const void* value, uint32_t count)
{
    Ref bytes = newArray(wellKnown(TypeByteArray), count);
    if (bytes != 0)
    {
        memcpy(elementsOf(bytes), value, count);
    }
    return bytes;
}

template<typename T>
Ref getBytes(T value)
{
    return bytesOf(&value, sizeof(T));
}

/// Returns a pointer to `count` bytes of an array, starting at the given index, or null after raising an exception.
const uint8_t* bytesAt(Ref bytes, int32_t start, uint32_t count)
{
    if (!checkNotNull(bytes))
    {
        return nullptr;
    }
    if (static_cast<uint32_t>(start) >= lengthOf(bytes))
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return nullptr;
    }
    if (count > lengthOf(bytes) - static_cast<uint32_t>(start))
    {
        raiseFromNative(TypeArgument);
        return nullptr;
    }
    return elementsOf(bytes) + start;
}

template<typename T>
T read(Ref bytes, int32_t start)
{
    const uint8_t* from = bytesAt(bytes, start, sizeof(T));
    return from == nullptr ? T() : load<T>(from);
}

Ref hexText(Ref& bytes, int32_t start, int32_t length)
{
    if (!checkNotNull(bytes))
    {
        return 0;
    }
    if (start < 0 || length < 0 || (start > 0 && static_cast<uint32_t>(start) >= lengthOf(bytes)))
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return 0;
    }
    if (static_cast<uint32_t>(start) + static_cast<uint32_t>(length) > lengthOf(bytes))
    {
        raiseFromNative(TypeArgument);
        return 0;
    }
    const uint32_t characters = length == 0 ? 0 : 3 * static_cast<uint32_t>(length) - 1;
    Ref text = newString(characters);
    for (uint32_t i = 0; text != 0 && i < characters; i++)
    {
        uint32_t byte = elementsOf(bytes)[static_cast<uint32_t>(start) + i / 3];
        charactersOf(text)[i] = static_cast<uint8_t>(i % 3 == 2 ? '-' : "0123456789ABCDEF"[i % 3 == 0 ? byte >> 4 : byte & 15]);
    }
    return text;
}

} // namespace

bool BitConverter_get_IsLittleEndian()
{
    return true;
}

int64_t BitConverter_DoubleToInt64Bits__Double(double value)
{
    return bits<int64_t>(value);
}

double BitConverter_Int64BitsToDouble__Int64(int64_t value)
{
    return bits<double>(value);
}

Ref BitConverter_GetBytes__Boolean(bool value)
{
    return getBytes<uint8_t>(value);
}

Ref BitConverter_GetBytes__Char(uint16_t value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__Double(double value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__Int16(int16_t value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__Int32(int32_t value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__Int64(int64_t value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__Single(float value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__UInt16(uint16_t value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__UInt32(uint32_t value)
{
    return getBytes(value);
}

Ref BitConverter_GetBytes__UInt64(uint64_t value)
{
    return getBytes(value);
}

bool BitConverter_ToBoolean__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<uint8_t>(value, startIndex) != 0;
}

uint16_t BitConverter_ToChar__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<uint16_t>(value, startIndex);
}

double BitConverter_ToDouble__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return bits<double>(read<uint64_t>(value, startIndex));
}

int16_t BitConverter_ToInt16__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<int16_t>(value, startIndex);
}

int32_t BitConverter_ToInt32__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<int32_t>(value, startIndex);
}

int64_t BitConverter_ToInt64__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<int64_t>(value, startIndex);
}

float BitConverter_ToSingle__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return bits<float>(read<uint32_t>(value, startIndex));
}

uint16_t BitConverter_ToUInt16__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<uint16_t>(value, startIndex);
}

uint32_t BitConverter_ToUInt32__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<uint32_t>(value, startIndex);
}

uint64_t BitConverter_ToUInt64__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return read<uint64_t>(value, startIndex);
}

Ref BitConverter_ToString__ByteArray(Ref& value)
{
    return checkNotNull(value) ? hexText(value, 0, static_cast<int32_t>(lengthOf(value))) : 0;
}

Ref BitConverter_ToString__ByteArray_Int32(Ref& value, int32_t startIndex)
{
    return checkNotNull(value) ? hexText(value, startIndex, static_cast<int32_t>(lengthOf(value) - static_cast<uint32_t>(startIndex))) : 0;
}

Ref BitConverter_ToString__ByteArray_Int32_Int32(Ref& value, int32_t startIndex, int32_t length)
{
    return hexText(value, startIndex, length);
}

int32_t Double_CompareTo__Double_Double([[maybe_unused]] double d, [[maybe_unused]] double value)
{
#ifndef NANO_WITHOUT_FLOATS
    if (d < value)
    {
        return -1;
    }
    if (d > value)
    {
        return 1;
    }
    // The numbers are equal, or one or both are NaN, which precedes every other value.
    return d == value ? 0 : static_cast<int32_t>(value != value) - static_cast<int32_t>(d != d); // NOLINT(misc-redundant-expression): NaN
#else
    raiseFromNative(TypeNotSupported);
    return 0;
#endif
}

/// Works on the bits, so that it needs no floating-point support.
static uint64_t withoutSign(double value)
{
    return bits<uint64_t>(value) & INT64_MAX;
}

constexpr uint64_t infinityBits = 0x7FF0000000000000;

bool Double_IsInfinity__Double(double d)
{
    return withoutSign(d) == infinityBits;
}

bool Double_IsNaN__Double(double d)
{
    return withoutSign(d) > infinityBits;
}

bool Double_IsNegativeInfinity__Double(double d)
{
    return bits<uint64_t>(d) == (infinityBits | uint64_t(1) << 63);
}

bool Double_IsPositiveInfinity__Double(double d)
{
    return bits<uint64_t>(d) == infinityBits;
}

int32_t MathInternal_Abs__Int32(int32_t val)
{
    if (val == INT32_MIN)
    {
        raiseFromNative(TypeOverflow);
        return 0;
    }
    return val < 0 ? -val : val;
}

} // namespace nano::natives
