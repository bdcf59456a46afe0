// Tests the formatting and parsing of numbers and dates. The expected strings are those of .NET 10 in the invariant culture.
#include "core/numbers.hpp"
#include "natives/calendar.hpp"
#include "natives/custom_format.hpp"
#include "natives/float_text.hpp"
#include "natives/number_parse.hpp"

#include <gtest/gtest.h>

#include <cfloat>
#include <limits>
#include <string>
#include <vector>

using namespace nano;

namespace
{

std::u16string wide(const std::string& text)
{
    return {text.begin(), text.end()};
}

const uint16_t* characters(const std::u16string& text)
{
    return reinterpret_cast<const uint16_t*>(text.data());
}

/// Runs a formatter twice, as the natives do: first to count the characters, then to write them to a block of that size.
template<typename Write>
std::string laidOut(Write write)
{
    TextSink count;
    write(count);
    std::vector<uint16_t> target(count.length);
    TextSink sink{target.empty() ? nullptr : target.data()};
    write(sink);
    EXPECT_EQ(count.length, sink.length);
    return {target.begin(), target.end()};
}

std::string formatted(Decimal& number, const std::u16string& format, StandardFormat standard, int32_t general)
{
    if (standard.letter == customFormat)
    {
        CustomFormat custom(number, characters(format), static_cast<uint32_t>(format.size()));
        return laidOut([&](TextSink& sink) { custom.write(sink, characters(format)); });
    }
    if (!prepareNumber(number, standard))
    {
        return "no such format";
    }
    return laidOut([&](TextSink& sink) { putNumber(sink, number, standard, general); });
}

std::string text(double value, const std::string& format = "G")
{
    std::u16string wideFormat = wide(format);
    StandardFormat standard = standardFormat(characters(wideFormat), static_cast<uint32_t>(format.size()));
    std::vector<uint8_t> digits(mostDigits + 2);
    Decimal number = floatDigits(bits<uint64_t>(value), doubleKind, standard, digits.data());
    return formatted(number, wideFormat, standard, doubleKind.general);
}

std::string text(float value)
{
    std::vector<uint8_t> digits(mostDigits + 2);
    Decimal number = floatDigits(bits<uint32_t>(value), singleKind, {'G', -1}, digits.data());
    return formatted(number, u"G", {'G', -1}, singleKind.general);
}

std::string text(int64_t value, const std::string& format)
{
    std::u16string wideFormat = wide(format);
    StandardFormat standard = standardFormat(characters(wideFormat), static_cast<uint32_t>(format.size()));
    if ((standard.letter | 32) == 'd' || (standard.letter | 32) == 'x')
    {
        return laidOut([&](TextSink& sink) { putDigits(sink, standard, value, value < 0, 4); });
    }
    uint8_t digits[decimalSpace];
    uint64_t magnitude = static_cast<uint64_t>(value);
    int32_t count = static_cast<int32_t>(decimalDigits(value < 0 ? 0 - magnitude : magnitude, digits + decimalSpace));
    Decimal number{digits + decimalSpace - count, count, count, value < 0, false};
    return formatted(number, wideFormat, standard, 0);
}

/// Parses a number; -1 if the string is not a number.
double parsed(const std::string& text)
{
    std::u16string wideText = wide(text);
    uint64_t value = 0;
    return parseDouble(characters(wideText), static_cast<uint32_t>(text.size()), value) ? bits<double>(value) : -1;
}

constexpr IntegerRange int32Range{INT32_MIN, INT32_MAX}, byteRange{0, 255}, uint64Range{0, 0};

ParseResult parse(const std::string& text, const IntegerRange& range, int32_t base, int64_t& value)
{
    std::u16string wideText = wide(text);
    return parseInteger(characters(wideText), static_cast<uint32_t>(text.size()), range, base, value);
}

std::string outcome(const std::string& text, const IntegerRange& range, int32_t base = 10)
{
    static const char* const names[] = {"", "format", "overflow", "empty", "argument"};
    int64_t value = 0;
    ParseResult result = parse(text, range, base, value);
    return result == ParseResult::Done ? std::to_string(value) : names[static_cast<int>(result)];
}

int64_t moment(const std::string& text)
{
    std::u16string wideText = wide(text);
    int64_t ticks = parseMoment(characters(wideText), static_cast<uint32_t>(text.size()));
    return ticks < 0 ? ticks : ticks + calendarStart;
}

} // namespace

TEST(NumberDivision, EqualsTheDivisionOfTheHost)
{
    std::vector<uint64_t> numbers = {0, 1, 2, 3, 7, 10, 99, 100, 1000};
    for (uint32_t bit = 30; bit < 64; ++bit)
    {
        const uint64_t power = uint64_t{1} << bit;
        numbers.insert(numbers.end(), {power - 1, power, power + 1, power / 3 * 2, 0 - power});
    }
    for (uint64_t dividend : numbers)
    {
        for (uint64_t divisor : numbers)
        {
            if (divisor != 0)
            {
                const Division result = divide(dividend, divisor);
                EXPECT_EQ(dividend / divisor, result.quotient) << dividend << " / " << divisor;
                EXPECT_EQ(dividend % divisor, result.remainder) << dividend << " % " << divisor;
            }
        }
    }
}

TEST(NumberFormat, FormatsWholeNumbers)
{
    EXPECT_EQ("0", text(int64_t(0), "D"));
    EXPECT_EQ("-00042", text(int64_t(-42), "D5"));
    EXPECT_EQ("-9223372036854775808", text(INT64_MIN, "D"));
    EXPECT_EQ("FFFFFFFE", text(int64_t(-2), "X"));
    EXPECT_EQ("00ab", text(int64_t(0xAB), "x4"));
    EXPECT_EQ("0", text(int64_t(0), "X"));
    EXPECT_EQ("-1,234,567.00", text(int64_t(-1234567), "N"));
    EXPECT_EQ("1.3E+04", text(int64_t(12500), "G2"));
    EXPECT_EQ("1.235E+006", text(int64_t(1234567), "E3"));
    EXPECT_EQ("1,200.00 %", text(int64_t(12), "P"));
    EXPECT_EQ("no such format", text(int64_t(1), "Q"));
    EXPECT_EQ("no such format", text(int64_t(1), "F9999999"));
}

TEST(NumberFormat, AppliesCustomFormats)
{
    EXPECT_EQ("1,234,567.5", text(1234567.5, "#,##0.##"));
    EXPECT_EQ("(0.5)", text(-0.5, "0.0;(0.0);zero"));
    EXPECT_EQ("zero", text(0.0, "0.0;(0.0);zero"));
    EXPECT_EQ("1.23E+05", text(123456.0, "0.00E+00"));
    EXPECT_EQ("at 7;", text(int64_t(7), "'at' 0\\;"));
    EXPECT_EQ("123", text(int64_t(123456), "0,"));
    EXPECT_EQ("4E-7E+000", text(4e-7, "0E0E+000"));
}

TEST(NumberFormat, FormatsFloatsWithTheFewestDigits)
{
    EXPECT_EQ("0.1", text(0.1));
    EXPECT_EQ("5E-324", text(std::numeric_limits<double>::denorm_min()));
    EXPECT_EQ("1.7976931348623157E+308", text(DBL_MAX));
    EXPECT_EQ("1E+23", text(1e23));
    EXPECT_EQ("-0", text(-0.0));
    EXPECT_EQ("3.4028235E+38", text(FLT_MAX));
    EXPECT_EQ("1E-45", text(std::numeric_limits<float>::denorm_min()));
    // A power of two is twice as close to its lower neighbour as to its upper one; .NET's 2.980232238769531E-08 parses to the lower
    // neighbour.
    EXPECT_EQ("2.9802322387695312E-08", text(0x1p-25));
}

TEST(NumberFormat, FormatsFloatsExactly)
{
    EXPECT_EQ("0.1000000000000000055511151231257827", text(0.1, "F34"));
    EXPECT_EQ("2", text(2.5, "F0")); // the even one
    EXPECT_EQ("3", text(2.5000000000000004, "F0"));
    EXPECT_EQ("-1,234.57", text(-1234.567, "N2"));
    EXPECT_EQ("4.9406564584124654418E-324", text(std::numeric_limits<double>::denorm_min(), "E19"));
}

TEST(NumberParse, FloatsRoundToNearest)
{
    EXPECT_EQ(9007199254740992.0, parsed("9007199254740993"));
    EXPECT_EQ(9007199254740994.0, parsed("9007199254740993." + std::string(1000, '0') + "1"));
    EXPECT_EQ(DBL_MAX, parsed("1.7976931348623158e308"));
    EXPECT_EQ(std::numeric_limits<double>::infinity(), parsed("1.7976931348623159e308"));
    EXPECT_EQ(0.0, parsed("2.4703282292062327e-324"));
    EXPECT_EQ(std::numeric_limits<double>::denorm_min(), parsed("2.4703282292062328e-324"));
    EXPECT_EQ(std::numeric_limits<double>::infinity(), parsed("1e99999999999"));
    EXPECT_EQ(1234.5, parsed(" 1,234.5\t"));
    EXPECT_EQ(1.0, parsed("1" + std::string(400, '0') + "e-400"));
}

TEST(NumberParse, RefusesTextsThatAreNotFloats)
{
    for (const char* wrong : {"", " ", ".", "-", "e5", "1e", "1e+", "1e 5", "1 2", "--1", "0x10", ",1", "1.5,0", "inf"})
    {
        EXPECT_EQ(-1.0, parsed(wrong)) << wrong;
    }
}

TEST(NumberParse, EveryFormattedNumberParsesBack)
{
    uint64_t state = 1;
    for (int i = 0; i < 2000; i++)
    {
        state = state * 6364136223846793005u + 1442695040888963407u;
        double value = bits<double>(state & ~(1ull << 63));
        if (value <= DBL_MAX)
        {
            EXPECT_EQ(value, parsed(text(value))) << text(value);
        }
    }
}

TEST(NumberParse, ParsesWholeNumbers)
{
    EXPECT_EQ("42", outcome(" +42 ", int32Range));
    EXPECT_EQ("-2147483648", outcome("-2147483648", int32Range));
    EXPECT_EQ("overflow", outcome("2147483648", int32Range));
    EXPECT_EQ("0", outcome("-0", byteRange));
    EXPECT_EQ("overflow", outcome("-1", byteRange));
    EXPECT_EQ("-1", outcome("18446744073709551615", uint64Range));
    EXPECT_EQ("overflow", outcome("18446744073709551616", uint64Range));
    EXPECT_EQ("format", outcome("99999999999999999999x", uint64Range));
    EXPECT_EQ("format", outcome("", int32Range));
    EXPECT_EQ("4294967295", outcome("0xFFFFFFFF", int32Range, 16));
    EXPECT_EQ("overflow", outcome("100000000", int32Range, 16));
    EXPECT_EQ("255", outcome("11111111", byteRange, 2));
    EXPECT_EQ("empty", outcome("", int32Range, 16));
    EXPECT_EQ("argument", outcome("-1", int32Range, 16));
    EXPECT_EQ("argument", outcome("1", int32Range, 3));
}

TEST(Calendar, ConvertsDatesAndTicks)
{
    Date leap = dateOf(static_cast<int32_t>((638446752000000000 - calendarStart) / ticksPerDay));
    EXPECT_EQ(2024, leap.year);
    EXPECT_EQ(2, leap.month);
    EXPECT_EQ(28, leap.day);
    EXPECT_EQ(59, leap.dayOfYear);
    EXPECT_EQ(0, ticksOf({1601, 1, 1, 0, 0, 0, 0}));
    EXPECT_EQ(946708127999999999 - calendarStart, ticksOf({3000, 12, 31, 23, 59, 59, 9999999}));
    EXPECT_EQ(-1, ticksOf({1900, 2, 29, 0, 0, 0, 0}));
    EXPECT_EQ(-1, ticksOf({3001, 1, 1, 0, 0, 0, 0}));
    EXPECT_EQ(-1, ticksOf({1600, 1, 1, 0, 0, 0, 0}));
    EXPECT_EQ(-1, ticksOf({2024, 1, 1, 24, 0, 0, 0}));
}

TEST(Calendar, ParsesDates)
{
    EXPECT_EQ(638447223090000000, moment("2024-02-28 13:05:09"));
    EXPECT_EQ(638447223091234567, moment("2024-02-28T13:05:09.1234567Z"));
    EXPECT_EQ(638447223090000000, moment(" 02/28/2024 13:05:09 "));
    EXPECT_EQ(638447223090000000, moment("Wed, 28 Feb 2024 13:05:09 GMT"));
    EXPECT_EQ(638446752000000000, moment("2024-02-28"));
    for (const char* wrong :
         {"", "x", "2023-02-29", "2024-13-01", "2024-01-01 24:00", "2024-01-01 10", "2024-01-01 10:00 x", "13/01/2024", "Wed,"})
    {
        EXPECT_EQ(-1, moment(wrong)) << wrong;
    }
}
