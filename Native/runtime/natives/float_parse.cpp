// Parses floating-point numbers, rounded to nearest. The input is digits * 10^x, from which one long division yields the bits of the
// mantissa and one more bit.
#include "natives/big_number.hpp"
#include "natives/float_text.hpp"

#ifndef NANO_WITHOUT_FLOATS

namespace nano
{

namespace
{

constexpr uint32_t parserWords = 86; // large enough for 10^770 * 2^56 and 5^1100 * 2^56
constexpr int32_t maxExponent = 99999;

/// The digits of the input without leading zeros, and the power of ten of the last digit.
struct Scan
{
    BigNumber& digits;
    int32_t kept; // number of significant digits so far
    int32_t exponent;
    bool any, rest; // any: a digit has been read; rest: a nonzero digit has been dropped

    void add(uint32_t digit, bool fraction)
    {
        any = true;
        exponent -= fraction ? 1 : 0;
        if (kept == mostDigits)
        {
            // For the digits that are not kept, only whether any of them is nonzero is recorded.
            rest |= digit != 0;
            exponent++;
        }
        else if (kept != 0 || digit != 0)
        {
            kept++;
            digits.multiply(10, digit);
        }
    }
};

constexpr uint64_t infinity = 0x7FF0000000000000;

bool isName(const uint16_t* text, uint32_t length, const char* name)
{
    uint32_t i = 0;
    while (i < length && name[i] != 0 && (text[i] | 32) == name[i])
    {
        i++;
    }
    return i == length && name[i] == 0;
}

/// Reads the exponent after the letter E; returns false if there is none.
bool parseExponent(const uint16_t* text, uint32_t length, int32_t& exponent)
{
    bool negative = length > 0 && text[0] == '-';
    uint32_t at = negative || (length > 0 && text[0] == '+') ? 1 : 0;
    int32_t power = 0;
    uint32_t first = at;
    while (at < length && text[at] >= '0' && text[at] <= '9')
    {
        power = power > maxExponent ? power : power * 10 + text[at] - '0';
        at++;
    }
    exponent += negative ? -power : power;
    return at == length && at != first;
}

bool scanNumber(const uint16_t* text, uint32_t length, Scan& scan)
{
    bool point = false;
    uint32_t at = 0;
    for (; at < length; at++)
    {
        uint32_t c = text[at];
        if (c == '.' && !point)
        {
            point = true;
        }
        else if (c >= '0' && c <= '9')
        {
            scan.add(c - '0', point);
        }
        else if (c != ',' || point || !scan.any)
        {
            break;
        }
    }
    if (scan.any && at < length && (text[at] | 32) == 'e')
    {
        return parseExponent(text + at + 1, length - at - 1, scan.exponent);
    }
    return scan.any && at == length;
}

/// Rounds off the lowest bit of a mantissa, half to even, and returns the bits of the double. `field`: the biased exponent; ignored if
/// the result is subnormal.
uint64_t pack(uint64_t mantissa, bool inexact, int32_t field)
{
    bool half = (mantissa & 1) != 0;
    mantissa >>= 1;
    mantissa += half && (inexact || (mantissa & 1) != 0) ? 1 : 0;
    if (mantissa >> 53 != 0)
    {
        mantissa >>= 1;
        field++;
    }
    if (mantissa >> 52 == 0)
    {
        return mantissa;
    }
    return field >= 2047 ? infinity : static_cast<uint64_t>(field) << 52 | (mantissa & ((1ull << 52) - 1));
}

/// Returns the double nearest to top * 10^exponent, as its bits. `rest` is set if nonzero digits were dropped from `top`.
uint64_t roundToDouble(BigNumber& top, int32_t exponent, bool rest)
{
    uint32_t storage[parserWords];
    BigNumber bottom(storage, 1);
    top.multiplyPowerOf5(exponent);
    bottom.multiplyPowerOf5(-exponent);
    int32_t scale = top.bitLength() - bottom.bitLength() + exponent - 54;
    scale = scale < -1075 ? -1075 : scale;
    int32_t shift = exponent - scale - 55;
    top.shiftLeft(shift);
    bottom.shiftLeft(-shift);
    uint64_t quotient = 0;
    for (int32_t i = 0; i < 56; i++)
    {
        quotient <<= 1;
        if (top.compare(bottom) >= 0)
        {
            top.subtract(bottom);
            quotient |= 1;
        }
        top.shiftLeft(1);
    }
    bool inexact = rest || !top.isZero();
    while (quotient >> 54 != 0)
    {
        inexact |= (quotient & 1) != 0;
        quotient >>= 1;
        scale++;
    }
    return pack(quotient, inexact, scale + 1076);
}

bool parseMagnitude(const uint16_t* text, uint32_t length, uint64_t& value)
{
    if (isName(text, length, "infinity"))
    {
        value = infinity;
        return true;
    }
    if (isName(text, length, "nan"))
    {
        value = 0xFFF8000000000000;
        return true;
    }
    uint32_t storage[parserWords];
    BigNumber digits(storage, 0);
    Scan scan{digits, 0, 0, false, false};
    if (!scanNumber(text, length, scan))
    {
        return false;
    }
    int32_t magnitude = scan.kept + scan.exponent;
    value = scan.kept == 0 || magnitude < -330 ? 0 : magnitude > 310 ? infinity : roundToDouble(digits, scan.exponent, scan.rest);
    return true;
}

} // namespace

bool parseDouble(const uint16_t* text, uint32_t length, uint64_t& value)
{
    while (length > 0 && text[length - 1] == 0)
    {
        length--;
    }
    while (length > 0 && isBlank(text[length - 1]))
    {
        length--;
    }
    while (length > 0 && isBlank(*text))
    {
        text++;
        length--;
    }
    uint32_t sign = length > 0 && (*text == '-' || *text == '+') ? 1 : 0;
    if (!parseMagnitude(text + sign, length - sign, value))
    {
        return false;
    }
    value |= sign != 0 && *text == '-' ? 1ull << 63 : 0;
    return true;
}

} // namespace nano

#endif
