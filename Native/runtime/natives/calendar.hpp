// The Gregorian calendar, and parsing of dates.
#pragma once

#include "core/base.hpp"

namespace nano
{

constexpr int64_t ticksPerMillisecond = 10000;
constexpr int64_t ticksPerSecond = 10000000;
constexpr int64_t ticksPerDay = 864000000000;
constexpr int64_t calendarStart = 504911232000000000; // 1601-01-01, in ticks since the year 1
constexpr int32_t firstYear = 1601, lastYear = 3000;  // of System.DateTime

struct Date
{
    int32_t year, month, day;
    int32_t dayOfYear; // from 1
};

struct Moment
{
    int32_t year, month, day, hour, minute, second;
    int32_t ticks; // of the second
};

/// Number of days in a month (1 to 12).
int32_t daysInMonth(int32_t year, int32_t month);

/// Returns the date `days` days after 1601-01-01.
Date dateOf(int32_t days);

/// Returns ticks since 1601-01-01, or -1 for a moment that does not exist or that System.DateTime cannot represent.
int64_t ticksOf(const Moment& moment);

/// Parses either yyyy-MM-dd or MM/dd/yyyy, optionally with HH:mm[:ss[.fffffff]][Z] after a space or T, or the format ddd, dd MMM yyyy
/// HH:mm:ss GMT. Returns ticks as ticksOf() does, or -1 if the string is malformed.
int64_t parseMoment(const uint16_t* text, uint32_t length);

} // namespace nano
