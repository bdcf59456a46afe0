#include "natives/calendar.hpp"

#include "natives/text_sink.hpp"

namespace nano
{

namespace
{

bool isLeap(int32_t year)
{
    return (year & 3) == 0 && (year % 100 != 0 || (year & 15) == 0);
}

/// Number of days from 1601-01-01 to the start of a year.
int32_t daysBefore(int32_t year)
{
    int32_t years = year - firstYear;
    return years * 365 + years / 4 - years / 100 + years / 400;
}

/// Parses a string from left to right; after the first mismatch all further reads fail.
struct Reader
{
    const uint16_t* text;
    uint32_t left;
    bool failed = false;

    uint32_t peek() const
    {
        return left == 0 ? 0 : *text;
    }
    void skip()
    {
        text++;
        left--;
    }
    bool accept(uint32_t c)
    {
        bool found = left != 0 && *text == c;
        if (found)
        {
            skip();
        }
        return found;
    }
    void expect(uint32_t c)
    {
        failed |= !accept(c);
    }
    /// Reads one to `most` digits.
    int32_t number(uint32_t most)
    {
        int32_t value = 0;
        uint32_t digits = 0;
        for (; digits < most && peek() - '0' <= 9; digits++)
        {
            value = value * 10 + static_cast<int32_t>(peek() - '0');
            skip();
        }
        failed |= digits == 0;
        return value;
    }
};

/// Reads the fraction of a second; digits after the seventh are dropped.
int32_t fraction(Reader& reader)
{
    int32_t ticks = 0;
    for (int32_t unit = ticksPerSecond / 10; reader.peek() - '0' <= 9; unit /= 10)
    {
        ticks += unit * static_cast<int32_t>(reader.peek() - '0');
        reader.skip();
    }
    return ticks;
}

void readClock(Reader& reader, Moment& moment)
{
    moment.hour = reader.number(2);
    reader.expect(':');
    moment.minute = reader.number(2);
    if (reader.accept(':'))
    {
        moment.second = reader.number(2);
        if (reader.accept('.'))
        {
            moment.ticks = fraction(reader);
        }
    }
}

int32_t readMonthName(Reader& reader)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int32_t month = 0; month < 12 && reader.left >= 3; month++)
    {
        const char* name = names + 3 * month;
        if (reader.text[0] == name[0] && reader.text[1] == name[1] && reader.text[2] == name[2])
        {
            reader.text += 3;
            reader.left -= 3;
            return month + 1;
        }
    }
    reader.failed = true;
    return 0;
}

/// Reads the format ddd, dd MMM yyyy HH:mm:ss GMT; the name of the day is not checked.
void readRfc1123(Reader& reader, Moment& moment)
{
    reader.text += 3;
    reader.left -= 3;
    reader.expect(',');
    reader.expect(' ');
    moment.day = reader.number(2);
    reader.expect(' ');
    moment.month = readMonthName(reader);
    reader.expect(' ');
    moment.year = reader.number(4);
    reader.expect(' ');
    readClock(reader, moment);
    reader.expect(' ');
    reader.expect('G');
    reader.expect('M');
    reader.expect('T');
}

void readNumeric(Reader& reader, Moment& moment)
{
    int32_t first = reader.number(4);
    bool slashes = reader.peek() == '/';
    reader.expect(slashes ? '/' : '-');
    int32_t second = reader.number(2);
    reader.expect(slashes ? '/' : '-');
    int32_t third = reader.number(slashes ? 4 : 2);
    moment.year = slashes ? third : first;
    moment.month = slashes ? first : second;
    moment.day = slashes ? second : third;
    if (reader.accept('T') || reader.accept(' '))
    {
        readClock(reader, moment);
        reader.accept('Z');
    }
}

} // namespace

int32_t daysInMonth(int32_t year, int32_t month)
{
    return month == 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
}

Date dateOf(int32_t days)
{
    Date date{days / 366 + firstYear, 1, 0, 0};
    while (daysBefore(date.year + 1) <= days)
    {
        date.year++;
    }
    days -= daysBefore(date.year);
    date.dayOfYear = days + 1;
    while (days >= daysInMonth(date.year, date.month))
    {
        days -= daysInMonth(date.year, date.month++);
    }
    date.day = days + 1;
    return date;
}

int64_t ticksOf(const Moment& moment)
{
    if (moment.year < firstYear || moment.year > lastYear || moment.month < 1 || moment.month > 12 || moment.day < 1 ||
        moment.day > daysInMonth(moment.year, moment.month) || moment.hour < 0 || moment.hour > 23 || moment.minute < 0 ||
        moment.minute > 59 || moment.second < 0 || moment.second > 59 || moment.ticks < 0 || moment.ticks >= ticksPerSecond)
    {
        return -1;
    }
    int32_t days = daysBefore(moment.year) + moment.day - 1;
    for (int32_t month = 1; month < moment.month; month++)
    {
        days += daysInMonth(moment.year, month);
    }
    return days * ticksPerDay + ((moment.hour * 60 + moment.minute) * 60 + moment.second) * ticksPerSecond + moment.ticks;
}

int64_t parseMoment(const uint16_t* text, uint32_t length)
{
    while (length > 0 && isBlank(text[length - 1]))
    {
        length--;
    }
    while (length > 0 && isBlank(*text))
    {
        text++;
        length--;
    }
    Reader reader{text, length};
    Moment moment{};
    if (length > 3 && text[3] == ',')
    {
        readRfc1123(reader, moment);
    }
    else
    {
        readNumeric(reader, moment);
    }
    return reader.failed || reader.left != 0 ? -1 : ticksOf(moment);
}

} // namespace nano
