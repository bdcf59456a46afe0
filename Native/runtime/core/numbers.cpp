#include "numbers.hpp"

namespace nano
{

Division divide(uint64_t dividend, uint64_t divisor)
{
    if ((dividend | divisor) >> 32 == 0)
    {
        const uint32_t x = static_cast<uint32_t>(dividend), y = static_cast<uint32_t>(divisor);
        return {x / y, x % y};
    }
    uint64_t quotient = 0, bit = 1;
    for (; divisor < dividend && divisor >> 63 == 0; divisor <<= 1)
    {
        bit <<= 1;
    }
    for (; bit != 0; bit >>= 1, divisor >>= 1)
    {
        if (divisor <= dividend)
        {
            dividend -= divisor;
            quotient |= bit;
        }
    }
    return {quotient, dividend};
}

bool fits(uint64_t value, uint32_t kind)
{
    int64_t number = static_cast<int64_t>(value);
    bool negative = (kind & FromUnsigned) == 0 && number < 0;
    uint32_t to = kind & 7;
    uint32_t width = 8u << (to >> 1);
    bool toUnsigned = (to & 1) != 0;
    if (negative)
    {
        return !toUnsigned && (width == 64 || number >= -(int64_t(1) << (width - 1)));
    }
    uint32_t valueBits = toUnsigned ? width : width - 1;
    return valueBits == 64 || (value >> valueBits) == 0;
}

bool multiplyUnsigned(uint64_t x, uint64_t y, uint64_t& result)
{
    result = x * y;
    return x == 0 || result / x == y;
}

bool multiplySigned(uint64_t x, uint64_t y, uint64_t& result)
{
    bool negative = ((x ^ y) >> 63) != 0;
    if (!multiplyUnsigned(magnitude(static_cast<int64_t>(x)), magnitude(static_cast<int64_t>(y)), result) ||
        result > (uint64_t(1) << 63) - (negative ? 0 : 1))
    {
        return false;
    }
    result = negative ? 0 - result : result;
    return true;
}

bool isFinite(double value)
{
    return (bits<uint64_t>(value) >> 52 & 0x7FF) != 0x7FF;
}

namespace
{

void shiftUp(uint64_t& mantissa, int32_t& exponent)
{
    for (; (mantissa >> 52) == 0; exponent--)
    {
        mantissa <<= 1;
    }
}

/// Normalises a number other than 0, so that the leading bit of its mantissa is set; the exponent may fall below 1.
void normalize(uint64_t& mantissa, int32_t& exponent)
{
    if (exponent != 0)
    {
        mantissa |= uint64_t(1) << 52;
        return;
    }
    exponent = 1;
    shiftUp(mantissa, exponent);
}

} // namespace

/// Shifts and subtracts mantissas, so the result is exact, as with C's fmod.
double remainder(double x, double y)
{
    if (!isFinite(x) || y != y || y == 0)
    {
        return bits<double>(uint64_t(0x7FF8000000000000)) * -1;
    }
    uint64_t sign = bits<uint64_t>(x) & 0x8000000000000000;
    uint64_t a = bits<uint64_t>(x) & ~0x8000000000000000, b = bits<uint64_t>(y) & ~0x8000000000000000;
    if (a < b || b >= 0x7FF0000000000000)
    {
        return x;
    }
    int32_t exponentA = static_cast<int32_t>(a >> 52), exponentB = static_cast<int32_t>(b >> 52);
    uint64_t mantissaMask = (uint64_t(1) << 52) - 1;
    uint64_t mantissaA = a & mantissaMask, mantissaB = b & mantissaMask;
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
    uint64_t result = exponentA > 0 ? (mantissaA & mantissaMask) | (static_cast<uint64_t>(exponentA) << 52) : mantissaA >> (1 - exponentA);
    return bits<double>(result | sign);
}

int64_t toInt64(double value)
{
    if (!(value > -9223372036854775808.0))
    {
        return value != value ? 0 : INT64_MIN;
    }
    return value < 9223372036854775808.0 ? static_cast<int64_t>(value) : INT64_MAX;
}

uint64_t toUInt64(double value)
{
    if (!(value > 0))
    {
        return 0;
    }
    return value < 18446744073709551616.0 ? static_cast<uint64_t>(value) : UINT64_MAX;
}

int32_t toInt32(double value)
{
    int64_t wide = toInt64(value);
    return wide < INT32_MIN ? INT32_MIN : wide > INT32_MAX ? INT32_MAX : static_cast<int32_t>(wide);
}

uint32_t toUInt32(double value)
{
    uint64_t wide = toUInt64(value);
    return wide > UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(wide);
}

bool toIntegerChecked(double value, uint32_t kind, uint64_t& result)
{
    if ((kind & 7) == ToU8)
    {
        result = toUInt64(value);
        return value > -1.0 && value < 18446744073709551616.0;
    }
    result = static_cast<uint64_t>(toInt64(value));
    return value >= -9223372036854775808.0 && value < 9223372036854775808.0 && fits(result, kind & 7);
}

} // namespace nano
