// Decimal digits of floating-point numbers, by the algorithm of Steele and White: "How to Print Floating-Point Numbers Accurately", 1990.
#include "natives/big_number.hpp"
#include "natives/float_text.hpp"

#ifndef NANO_WITHOUT_FLOATS

namespace nano
{

namespace
{

constexpr uint32_t generatorWords = 37; // large enough for 2^1076 * 10 and 2^54 * 10^324

/// Generates the digits of mantissa * 2^exponent. At each step, the number is value / unit / 10 * 10^scale, and half the distance to the
/// next higher neighbour is margin / unit.
class DigitGenerator
{
public:
    DigitGenerator(uint64_t mantissa, int32_t exponent);
    int32_t scale() const
    {
        return scale_;
    }
    /// Generates the fewest digits whose value is closer to the number than to its neighbours. `uneven`: the distance to the lower
    /// neighbour is half of that to the higher one. `inclusive`: the midpoint between the number and a neighbour rounds to the number.
    int32_t shortest(uint8_t* digits, bool uneven, bool inclusive);
    /// Generates at most `limit` digits and, if nonzero digits would follow, one additional nonzero digit.
    int32_t exact(uint8_t* digits, int32_t limit);

private:
    uint32_t next();

    uint32_t storage_[4][generatorWords];
    BigNumber value_, unit_, margin_, sum_;
    int32_t scale_;
};

DigitGenerator::DigitGenerator(uint64_t mantissa, int32_t exponent)
    : value_(storage_[0], mantissa << 2), unit_(storage_[1], 4), margin_(storage_[2], 2), sum_(storage_[3], 0)
{
    // log10(2) is about 1233 / 4096, so the estimate is exact or too low.
    scale_ = ((value_.bitLength() - 3 + exponent) * 1233) >> 12;
    value_.shiftLeft(exponent);
    margin_.shiftLeft(exponent);
    unit_.shiftLeft(-exponent);
    unit_.multiplyPowerOf10(scale_);
    value_.multiplyPowerOf10(-scale_);
    margin_.multiplyPowerOf10(-scale_);
    while (value_.compare(unit_) >= 0)
    {
        unit_.multiply(10);
        scale_++;
    }
}

uint32_t DigitGenerator::next()
{
    uint32_t digit = 0;
    value_.multiply(10);
    while (value_.compare(unit_) >= 0)
    {
        value_.subtract(unit_);
        digit++;
    }
    return digit;
}

int32_t DigitGenerator::shortest(uint8_t* digits, bool uneven, bool inclusive)
{
    int32_t slack = inclusive ? 1 : 0;
    for (int32_t count = 0;;)
    {
        uint32_t digit = next();
        margin_.multiply(10);
        sum_.assign(value_);
        sum_.add(value_);
        int32_t half = sum_.compare(unit_);
        bool low = (uneven ? sum_ : value_).compare(margin_) < slack;
        sum_.assign(value_);
        sum_.add(margin_);
        bool high = sum_.compare(unit_) > -slack;
        digit += high && (!low || half > 0 || (half == 0 && (digit & 1) != 0)) ? 1 : 0;
        if (digit == 10) // the first one
        {
            digit = 1;
            scale_++;
        }
        digits[count++] = static_cast<uint8_t>('0' + digit);
        if (low || high)
        {
            return count;
        }
    }
}

int32_t DigitGenerator::exact(uint8_t* digits, int32_t limit)
{
    int32_t count = 0;
    while (count < limit && !value_.isZero())
    {
        digits[count++] = static_cast<uint8_t>('0' + next());
    }
    if (!value_.isZero())
    {
        digits[count++] = '1';
    }
    return count;
}

/// Returns the number of digits that a format shows for a number with the given scale.
int32_t digitsShown(StandardFormat format, int32_t scale)
{
    switch (format.letter | 32)
    {
    case 'e':
        return (format.precision < 0 ? 6 : format.precision) + 1;
    case 'p':
        scale += 2;
        break;
    case 'g':
        return format.precision;
    default:
        break;
    }
    return scale + (format.precision < 0 ? 2 : format.precision);
}

int32_t generate(DigitGenerator& generator, const FloatKind& kind, StandardFormat format, uint8_t* digits)
{
    int32_t shown = format.letter == customFormat ? kind.custom : digitsShown(format, generator.scale());
    return generator.exact(digits, shown < 0 ? 1 : shown >= mostDigits ? mostDigits : shown + 1);
}

} // namespace

Decimal floatDigits(uint64_t value, const FloatKind& kind, StandardFormat format, uint8_t* digits)
{
    uint64_t fraction = value & ((1ull << kind.fractionBits) - 1);
    int32_t field = static_cast<int32_t>(value >> kind.fractionBits) & ((1 << kind.exponentBits) - 1);
    bool negative = (value >> (kind.fractionBits + kind.exponentBits) & 1) != 0;
    Decimal number{digits, 0, 0, negative, true};
    if (fraction == 0 && field == 0)
    {
        return number;
    }
    uint64_t mantissa = field == 0 ? fraction : fraction | 1ull << kind.fractionBits;
    DigitGenerator generator(mantissa, (field == 0 ? 1 : field) - (1 << (kind.exponentBits - 1)) + 1 - kind.fractionBits);
    uint32_t letter = format.letter | 32;
    if (letter == 'r' || (letter == 'g' && format.precision <= 0))
    {
        number.count = generator.shortest(digits, fraction == 0 && field > 1, (mantissa & 1) == 0);
    }
    else
    {
        number.count = generate(generator, kind, format, digits);
    }
    number.scale = generator.scale();
    if (format.letter == customFormat)
    {
        roundDigits(number, kind.custom, true);
        trimDigits(number);
    }
    return number;
}

} // namespace nano

#endif
