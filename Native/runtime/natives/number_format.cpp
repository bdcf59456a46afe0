// Standard numeric formats (.NET documentation, "Standard numeric format strings").
#include "natives/number_format.hpp"

namespace nano
{

namespace
{

uint32_t digitAt(const Decimal& number, int32_t index)
{
    return index >= 0 && index < number.count ? number.digits[index] : '0';
}

void putFixed(TextSink& sink, const Decimal& number, int32_t decimals, bool grouped)
{
    int32_t whole = number.count == 0 || number.scale <= 0 ? 1 : number.scale;
    int32_t first = number.scale <= 0 ? -1 : 0; // at least one zero before the point
    for (int32_t left = whole - 1; left >= 0; left--)
    {
        sink.put(digitAt(number, first++));
        if (grouped && left != 0 && left % 3 == 0)
        {
            sink.put(',');
        }
    }
    if (decimals > 0)
    {
        sink.put('.');
    }
    for (int32_t i = 0; i < decimals; i++)
    {
        sink.put(digitAt(number, number.scale + i));
    }
}

void putExponential(TextSink& sink, const Decimal& number, int32_t decimals, uint32_t letter, int32_t exponentDigits)
{
    sink.put(digitAt(number, 0));
    if (decimals > 0)
    {
        sink.put('.');
    }
    for (int32_t i = 1; i <= decimals; i++)
    {
        sink.put(digitAt(number, i));
    }
    int32_t exponent = number.count == 0 ? 0 : number.scale - 1;
    sink.put(letter);
    sink.put(exponent < 0 ? '-' : '+');
    putDecimal(sink, static_cast<uint32_t>(exponent < 0 ? -exponent : exponent), exponentDigits);
}

void putGeneral(TextSink& sink, const Decimal& number, int32_t limit, uint32_t e)
{
    if (number.count != 0 && ((limit > 0 && number.scale > limit) || number.scale < -3))
    {
        putExponential(sink, number, number.count - 1, e, 2);
        return;
    }
    putFixed(sink, number, number.count == 0 ? 0 : number.count - number.scale, false);
}

int32_t precisionOr(StandardFormat format, int32_t otherwise)
{
    return format.precision < 0 ? otherwise : format.precision;
}

} // namespace

StandardFormat standardFormat(const uint16_t* format, uint32_t length)
{
    uint32_t letter = length == 0 ? 'G' : format[0];
    if ((letter | 32) - 'a' > 'z' - 'a')
    {
        letter = customFormat;
    }
    int32_t precision = length > 1 ? 0 : -1;
    for (uint32_t i = 1; i < length && letter != customFormat; i++)
    {
        uint32_t digit = format[i] - uint32_t('0');
        letter = digit > 9 ? customFormat : precision > 99999 ? wrongFormat : letter;
        precision = letter == wrongFormat ? precision : precision * 10 + static_cast<int32_t>(digit);
    }
    return {letter, precision};
}

void roundDigits(Decimal& number, int32_t count, bool toEven)
{
    if (count >= number.count)
    {
        return;
    }
    uint8_t* digits = number.digits;
    bool up = count >= 0 && digits[count] >= '5';
    if (up && toEven && digits[count] == '5')
    {
        Decimal rest{digits + count + 1, number.count - count - 1, 0, false, false};
        trimDigits(rest);
        up = rest.count != 0 || (count > 0 && (digits[count - 1] & 1) != 0);
    }
    number.count = count < 0 ? 0 : count;
    for (int32_t i = count; up && i > 0;)
    {
        i--;
        up = digits[i] == '9';
        digits[i] = up ? '0' : static_cast<uint8_t>(digits[i] + 1);
    }
    if (up)
    {
        digits[count] = '0';
        digits[0] = '1';
        number.count = count + 1;
        number.scale++;
    }
}

void trimDigits(Decimal& number)
{
    while (number.count > 0 && number.digits[number.count - 1] == '0')
    {
        number.count--;
    }
}

void putDigits(TextSink& sink, StandardFormat format, int64_t value, bool negative, uint32_t bytes)
{
    if ((format.letter | 32) == 'x')
    {
        int32_t count = static_cast<int32_t>(2 * bytes);
        while (count > 1 && count > format.precision && (static_cast<uint64_t>(value) >> (4 * count - 4) & 15) == 0)
        {
            count--;
        }
        sink.repeat('0', format.precision - count);
        for (int32_t shift = 4 * count - 4; shift >= 0; shift -= 4)
        {
            uint32_t digit = static_cast<uint32_t>(value >> shift) & 15;
            sink.put(digit < 10 ? '0' + digit : format.letter - 'X' + 'A' - 10 + digit);
        }
        return;
    }
    if (negative)
    {
        sink.put('-');
    }
    uint64_t magnitude = static_cast<uint64_t>(value);
    putDecimal(sink, negative ? 0 - magnitude : magnitude, format.precision > 1 ? format.precision : 1);
}

bool prepareNumber(Decimal& number, StandardFormat format)
{
    switch (format.letter | 32)
    {
    case 'p':
        number.scale += number.count == 0 ? 0 : 2;
        [[fallthrough]];
    case 'c':
    case 'f':
    case 'n':
        roundDigits(number, number.scale + precisionOr(format, 2), number.isFloat);
        return true;
    case 'e':
        roundDigits(number, precisionOr(format, 6) + 1, number.isFloat);
        return true;
    case 'r':
    case 'g':
        if (format.precision > 0)
        {
            roundDigits(number, format.precision, number.isFloat);
        }
        trimDigits(number);
        return true;
    default:
        return false;
    }
}

void putNumber(TextSink& sink, const Decimal& number, StandardFormat format, int32_t general)
{
    uint32_t kind = format.letter | 32;
    if (number.negative)
    {
        sink.put(kind == 'c' ? '(' : '-');
    }
    switch (kind)
    {
    case 'e':
        putExponential(sink, number, precisionOr(format, 6), format.letter, 3);
        break;
    case 'g':
    case 'r':
        putGeneral(sink, number, format.precision > 0 ? format.precision : general, 'E' | (format.letter & 32));
        break;
    default:
        if (kind == 'c')
        {
            sink.put(0xA4);
        }
        putFixed(sink, number, precisionOr(format, 2), kind != 'f');
        if (kind == 'p')
        {
            sink.put(' ');
            sink.put('%');
        }
        if (kind == 'c' && number.negative)
        {
            sink.put(')');
        }
    }
}

} // namespace nano
