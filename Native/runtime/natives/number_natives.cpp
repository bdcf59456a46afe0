// System.Number and the numeric conversions of System.Convert.
#include "core/natives.hpp"
#include "natives/custom_format.hpp"
#include "natives/float_text.hpp"
#include "natives/number_parse.hpp"

namespace nano::natives
{

namespace
{

const uint16_t* formatOf(Ref format)
{
    return format == 0 ? nullptr : charactersOf(format);
}

uint32_t formatLength(Ref format)
{
    return format == 0 ? 0 : lengthOf(format);
}

#ifndef NANO_WITHOUT_FLOATS
Ref formatNumber(Decimal& number, Ref& format, StandardFormat standard, int32_t general)
{
    if (standard.letter == customFormat)
    {
        CustomFormat custom(number, formatOf(format), formatLength(format));
        return newText([&](TextSink& sink) { custom.write(sink, formatOf(format)); });
    }
    if (!prepareNumber(number, standard))
    {
        raiseFromNative(TypeFormat);
        return 0;
    }
    return newText([&](TextSink& sink) { putNumber(sink, number, standard, general); });
}

Ref formatOther(int64_t number, bool negative, Ref& format, StandardFormat standard)
{
    uint8_t digits[decimalSpace];
    uint64_t magnitude = static_cast<uint64_t>(number);
    int32_t count = static_cast<int32_t>(decimalDigits(negative ? 0 - magnitude : magnitude, digits + decimalSpace));
    Decimal decimal{digits + decimalSpace - count, count, count, negative, false};
    return formatNumber(decimal, format, standard, 0);
}

Ref formatFloat(Ref& value, Ref& format)
{
    bool isDouble = recordOf(value).code == Double;
    const FloatKind& kind = isDouble ? doubleKind : singleKind;
    uint8_t digits[mostDigits + 2];
    StandardFormat standard = standardFormat(formatOf(format), formatLength(format));
    if ((standard.letter | 32) == 'r')
    {
        standard.precision = -1; // as in .NET
    }
    Decimal number = floatDigits(isDouble ? load<uint64_t>(at(value + 4)) : word(value + 4), kind, standard, digits);
    return formatNumber(number, format, standard, kind.general);
}
#else
// A runtime without floating point formats integers only in the formats D, G and X, because the code for the other formats is five times as
// large.
Ref formatOther(int64_t, bool, Ref&, StandardFormat)
{
    raiseFromNative(TypeNotSupported);
    return 0;
}

Ref formatFloat(Ref&, Ref&)
{
    raiseFromNative(TypeNotSupported);
    return 0;
}
#endif

Ref formatInteger(Ref& value, Ref& format)
{
    uint16_t code = recordOf(value).code;
    uint32_t bytes = 1u << ((code - SByte) / 2);
    int64_t number = static_cast<int32_t>(word(value + 4));
    if (bytes == 8)
    {
        number = load<int64_t>(at(value + 4));
    }
    else if (code == UInt32)
    {
        number = word(value + 4);
    }
    bool negative = number < 0 && code != UInt64;
    StandardFormat standard = standardFormat(formatOf(format), formatLength(format));
    uint32_t letter = standard.letter | 32;
    if (letter == 'g' && standard.precision <= 0)
    {
        letter = 'd';
    }
    if (letter != 'd' && letter != 'x')
    {
        return formatOther(number, negative, format, standard);
    }
    return newText([&](TextSink& sink) { putDigits(sink, standard, number, negative, bytes); });
}

WellKnown exceptionOf(ParseResult result)
{
    switch (result)
    {
    case ParseResult::Overflow:
        return TypeOverflow;
    case ParseResult::Empty:
        return TypeArgumentOutOfRange;
    case ParseResult::Argument:
        return TypeArgument;
    default:
        return TypeFormat;
    }
}

} // namespace

Ref Number_FormatNative__Object_Boolean_String_String_String_String_Int32Array(Ref& value, bool isInteger, Ref& format, Ref&, Ref&, Ref&,
                                                                               Ref&)
{
    // The arguments that specify separators and signs are ignored, because mscorlib defines only those of the invariant culture.
    return isInteger ? formatInteger(value, format) : formatFloat(value, format);
}

Ref IntegerText_Of__Int64(int64_t value)
{
    return newText([&](TextSink& sink) { putDigits(sink, {'G', -1}, value, value < 0, sizeof(value)); });
}

int64_t Convert_NativeToInt64__String_Boolean_Int64_Int64_Int32_Boolean_BooleanOut(Ref& value, bool, int64_t min, int64_t max,
                                                                                   int32_t fromBase, bool throwException,
                                                                                   const Pointer& success)
{
    int64_t number = 0;
    ParseResult result =
        value == 0 ? ParseResult::Format : parseInteger(charactersOf(value), lengthOf(value), {min, max}, fromBase, number);
    *success.target() = result == ParseResult::Done;
    if (result != ParseResult::Done)
    {
        number = 0;
        if (throwException)
        {
            raiseFromNative(value == 0 ? TypeArgumentNull : exceptionOf(result));
        }
    }
    return number;
}

#ifndef NANO_WITHOUT_FLOATS
double Convert_NativeToDouble__String_Boolean_BooleanOut(Ref& value, bool throwException, const Pointer& success)
{
    uint64_t number = 0;
    bool parsed = value != 0 && parseDouble(charactersOf(value), lengthOf(value), number);
    *success.target() = parsed;
    if (!parsed)
    {
        number = 0;
        if (throwException)
        {
            raiseFromNative(value == 0 ? TypeArgumentNull : TypeFormat);
        }
    }
    return bits<double>(number);
}
#else
double Convert_NativeToDouble__String_Boolean_BooleanOut(Ref&, bool, const Pointer&)
{
    raiseFromNative(TypeNotSupported);
    return 0;
}
#endif

} // namespace nano::natives
