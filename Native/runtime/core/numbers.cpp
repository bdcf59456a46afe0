#include "numbers.hpp"

namespace nano
{

bool fits(u64 value, u32 kind)
{
    i64 number = static_cast<i64>(value);
    bool negative = (kind & FromUnsigned) == 0 && number < 0;
    u32 to = kind & 7;
    u32 width = 8u << (to >> 1);
    bool toUnsigned = (to & 1) != 0;
    if (negative)
    {
        return !toUnsigned && (width == 64 || number >= -(i64(1) << (width - 1)));
    }
    u32 valueBits = toUnsigned ? width : width - 1;
    return valueBits == 64 || (value >> valueBits) == 0;
}

bool multiplyUnsigned(u64 x, u64 y, u64& result)
{
    result = x * y;
    return x == 0 || result / x == y;
}

bool multiplySigned(u64 x, u64 y, u64& result)
{
    bool negative = ((x ^ y) >> 63) != 0;
    u64 left = (x >> 63) != 0 ? 0 - x : x;
    u64 right = (y >> 63) != 0 ? 0 - y : y;
    if (!multiplyUnsigned(left, right, result) || result > (u64(1) << 63) - (negative ? 0 : 1))
    {
        return false;
    }
    result = negative ? 0 - result : result;
    return true;
}

bool isFinite(double value)
{
    return (bits<u64>(value) >> 52 & 0x7FF) != 0x7FF;
}

namespace
{

void shiftUp(u64& mantissa, i32& exponent)
{
    for (; (mantissa >> 52) == 0; exponent--)
    {
        mantissa <<= 1;
    }
}

// Gives every number but 0 a mantissa whose leading bit is set, with an exponent below 1 if need be.
void normalize(u64& mantissa, i32& exponent)
{
    if (exponent != 0)
    {
        mantissa |= u64(1) << 52;
        return;
    }
    exponent = 1;
    shiftUp(mantissa, exponent);
}

} // namespace

// Exact, as C's fmod: shifts and subtracts mantissas.
double remainder(double x, double y)
{
    if (!isFinite(x) || y != y || y == 0)
    {
        return bits<double>(u64(0x7FF8000000000000)) * -1;
    }
    u64 sign = bits<u64>(x) & 0x8000000000000000;
    u64 a = bits<u64>(x) & ~0x8000000000000000, b = bits<u64>(y) & ~0x8000000000000000;
    if (a < b || b >= 0x7FF0000000000000)
    {
        return x;
    }
    i32 exponentA = static_cast<i32>(a >> 52), exponentB = static_cast<i32>(b >> 52);
    u64 mantissaMask = (u64(1) << 52) - 1;
    u64 mantissaA = a & mantissaMask, mantissaB = b & mantissaMask;
    normalize(mantissaA, exponentA);
    normalize(mantissaB, exponentB);
    for (; exponentA > exponentB; exponentA--)
    {
        mantissaA = (mantissaA >= mantissaB ? mantissaA - mantissaB : mantissaA) << 1;
    }
    mantissaA = mantissaA >= mantissaB ? mantissaA - mantissaB : mantissaA;
    if (mantissaA == 0)
    {
        return bits<double>(sign);
    }
    shiftUp(mantissaA, exponentA);
    u64 result = exponentA > 0 ? (mantissaA & mantissaMask) | (static_cast<u64>(exponentA) << 52) : mantissaA >> (1 - exponentA);
    return bits<double>(result | sign);
}

i64 toInt64(double value)
{
    if (!(value > -9223372036854775808.0))
    {
        return value != value ? 0 : INT64_MIN;
    }
    return value < 9223372036854775808.0 ? static_cast<i64>(value) : INT64_MAX;
}

u64 toUInt64(double value)
{
    if (!(value > 0))
    {
        return 0;
    }
    return value < 18446744073709551616.0 ? static_cast<u64>(value) : UINT64_MAX;
}

i32 toInt32(double value)
{
    i64 wide = toInt64(value);
    return wide < INT32_MIN ? INT32_MIN : wide > INT32_MAX ? INT32_MAX : static_cast<i32>(wide);
}

u32 toUInt32(double value)
{
    u64 wide = toUInt64(value);
    return wide > UINT32_MAX ? UINT32_MAX : static_cast<u32>(wide);
}

bool toIntegerChecked(double value, u32 kind, u64& result)
{
    if ((kind & 7) == ToU8)
    {
        result = toUInt64(value);
        return value > -1.0 && value < 18446744073709551616.0;
    }
    result = static_cast<u64>(toInt64(value));
    return value >= -9223372036854775808.0 && value < 9223372036854775808.0 && fits(result, kind & 7);
}

} // namespace nano
