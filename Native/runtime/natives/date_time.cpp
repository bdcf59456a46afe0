// System.DateTime and TimeSpan.
#include "core/natives.hpp"
#include "natives/calendar.hpp"
#include "natives/text_sink.hpp"

namespace nano::natives
{

namespace
{

// The 64 bits of a DateTime are ticks since 1601 and a flag that mscorlib always sets.
constexpr uint64_t isUtc = 1ull << 63;

/// The order is that of System.DateTime.DateTimePart.
enum class Part : int32_t
{
    Year,
    Month,
    Day,
    DayOfWeek,
    DayOfYear,
    Hour,
    Minute,
    Second,
    Millisecond,
};

/// Returns the current time in ticks since the year 1. Without a clock, the time is 1601-01-01 when the program starts.
int64_t now()
{
    int64_t ticks = portTicks();
    return ticks < calendarStart ? ticks + calendarStart : ticks;
}

int32_t clockPart(int64_t ticks, Part part)
{
    switch (part)
    {
    case Part::Hour:
        return static_cast<int32_t>(ticks / (3600 * ticksPerSecond));
    case Part::Minute:
        return static_cast<int32_t>(ticks / (60 * ticksPerSecond)) % 60;
    case Part::Second:
        return static_cast<int32_t>(ticks / ticksPerSecond) % 60;
    default:
        return static_cast<int32_t>(ticks / ticksPerMillisecond) % 1000;
    }
}

void setSpan(const Pointer& self, int32_t days, int32_t hours, int32_t minutes, int32_t seconds, int32_t milliseconds)
{
    // Wraps around on overflow, as the multiplication of ticks in mscorlib does.
    uint64_t total = static_cast<uint64_t>(int64_t(days) * 24 + hours) * 60 + static_cast<uint64_t>(int64_t(minutes));
    total = total * 60 + static_cast<uint64_t>(int64_t(seconds));
    total = total * 1000 + static_cast<uint64_t>(int64_t(milliseconds));
    store(self.target(), total * ticksPerMillisecond);
}

/// [-][d.]hh:mm:ss[.fffffff]
void putSpan(TextSink& sink, int64_t span)
{
    uint64_t ticks = static_cast<uint64_t>(span);
    if (span < 0)
    {
        sink.put('-');
        ticks = 0 - ticks;
    }
    uint32_t days = static_cast<uint32_t>(ticks / ticksPerDay);
    int64_t rest = static_cast<int64_t>(ticks % ticksPerDay);
    if (days != 0)
    {
        putDecimal(sink, days, 1);
        sink.put('.');
    }
    putDecimal(sink, static_cast<uint32_t>(clockPart(rest, Part::Hour)), 2);
    sink.put(':');
    putDecimal(sink, static_cast<uint32_t>(clockPart(rest, Part::Minute)), 2);
    sink.put(':');
    putDecimal(sink, static_cast<uint32_t>(clockPart(rest, Part::Second)), 2);
    uint32_t fraction = static_cast<uint32_t>(rest % ticksPerSecond);
    if (fraction != 0)
    {
        sink.put('.');
        putDecimal(sink, fraction, 7);
    }
}

} // namespace

int32_t DateTime_DaysInMonth__Int32_Int32(int32_t year, int32_t month)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return 0;
    }
    return daysInMonth(year, month);
}

int32_t DateTime_GetDateTimePart__DateTimePart(const Pointer& self, int32_t part)
{
    uint64_t ticks = load<uint64_t>(self.target()) & ~isUtc;
    int32_t days = static_cast<int32_t>(ticks / ticksPerDay);
    switch (static_cast<Part>(part))
    {
    case Part::Year:
        return dateOf(days).year;
    case Part::Month:
        return dateOf(days).month;
    case Part::Day:
        return dateOf(days).day;
    case Part::DayOfWeek:
        return (days + 1) % 7; // 1601-01-01 was a Monday
    case Part::DayOfYear:
        return dateOf(days).dayOfYear;
    default:
        return clockPart(static_cast<int64_t>(ticks % ticksPerDay), static_cast<Part>(part));
    }
}

int64_t DateTime_GetTodayAsTicks()
{
    int64_t ticks = now();
    return ticks - ticks % ticksPerDay;
}

int64_t DateTime_GetUtcNowAsTicks()
{
    return now();
}

void DateTime__ctor__Int32_Int32_Int32_Int32_Int32_Int32_Int32(const Pointer& self, int32_t year, int32_t month, int32_t day, int32_t hour,
                                                               int32_t minute, int32_t second, int32_t millisecond)
{
    bool exists = millisecond >= 0 && millisecond < 1000;
    int64_t ticks =
        exists ? ticksOf({year, month, day, hour, minute, second, static_cast<int32_t>(millisecond * ticksPerMillisecond)}) : -1;
    if (ticks < 0)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return;
    }
    store(self.target(), static_cast<uint64_t>(ticks) | isUtc);
}

void Convert_NativeToDateTime__String_Boolean_BooleanOut_DateTimeOut(Ref& value, bool throwException, const Pointer& success,
                                                                     const Pointer& result)
{
    int64_t ticks = value == 0 ? -1 : parseMoment(charactersOf(value), lengthOf(value));
    *success.target() = ticks >= 0;
    store(result.target(), ticks < 0 ? isUtc : static_cast<uint64_t>(ticks) | isUtc);
    if (ticks < 0 && throwException)
    {
        raiseFromNative(value == 0 ? TypeArgumentNull : TypeFormat);
    }
}

Ref Globalization_DateTimeFormat_FormatDigits__Int32_Int32(int32_t value, int32_t len)
{
    return newText([&](TextSink& sink) { putDecimal(sink, static_cast<uint32_t>(value), len > 1 ? len : 1); });
}

int32_t TimeSpan_Compare__TimeSpan_TimeSpan(uint32_t* t1, uint32_t* t2)
{
    int64_t left = load<int64_t>(t1), right = load<int64_t>(t2);
    return left < right ? -1 : left > right ? 1 : 0;
}

bool TimeSpan_Equals__TimeSpan_TimeSpan(uint32_t* t1, uint32_t* t2)
{
    return TimeSpan_Compare__TimeSpan_TimeSpan(t1, t2) == 0;
}

Ref TimeSpan_ToString(const Pointer& self)
{
    int64_t span = load<int64_t>(self.target());
    return newText([&](TextSink& sink) { putSpan(sink, span); });
}

void TimeSpan__ctor__Int32_Int32_Int32(const Pointer& self, int32_t hours, int32_t minutes, int32_t seconds)
{
    setSpan(self, 0, hours, minutes, seconds, 0);
}

void TimeSpan__ctor__Int32_Int32_Int32_Int32(const Pointer& self, int32_t days, int32_t hours, int32_t minutes, int32_t seconds)
{
    setSpan(self, days, hours, minutes, seconds, 0);
}

void TimeSpan__ctor__Int32_Int32_Int32_Int32_Int32(const Pointer& self, int32_t days, int32_t hours, int32_t minutes, int32_t seconds,
                                                   int32_t milliseconds)
{
    setSpan(self, days, hours, minutes, seconds, milliseconds);
}

} // namespace nano::natives
