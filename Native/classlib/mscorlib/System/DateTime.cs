using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>A moment in ticks of 100 ns since the start of the year 1.</summary>
    public struct DateTime : IFormattable
    {
        /// <summary>The latest moment.</summary>
        public static readonly DateTime MaxValue = new DateTime(3155378975999999999);

        /// <summary>The earliest moment.</summary>
        public static readonly DateTime MinValue = new DateTime(0);

        /// <summary>The start of 1970.</summary>
        public static readonly DateTime UnixEpoch = new DateTime(UnixEpochTicks);

        private const long UnixEpochTicks = 621355968000000000;

        private readonly long _ticks;
        private readonly DateTimeKind _kind;

        /// <summary>A moment in ticks, of universal time.</summary>
        public DateTime(long ticks) : this(ticks, DateTimeKind.Utc)
        {
        }

        /// <summary>A moment in ticks.</summary>
        public DateTime(long ticks, DateTimeKind kind)
        {
            if (ticks < 0 || ticks > 3155378975999999999)
            {
                throw new ArgumentOutOfRangeException(
                    "ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.");
            }

            _ticks = ticks;
            _kind = kind;
        }

        /// <summary>The start of a day.</summary>
        public DateTime(int year, int month, int day) : this(year, month, day, 0, 0, 0, 0)
        {
        }

        /// <summary>A second of a day.</summary>
        public DateTime(int year, int month, int day, int hour, int minute, int second) : this(year, month, day, hour, minute, second, 0)
        {
        }

        /// <summary>A millisecond of a day.</summary>
        public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)
        {
            if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month) || hour < 0 || hour > 23 ||
                minute < 0 || minute > 59 || second < 0 || second > 59 || millisecond < 0 || millisecond > 999)
            {
                throw new ArgumentOutOfRangeException(
                    null,
                    year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)
                        ? "Year, Month, and Day parameters describe an un-representable DateTime."
                        : "Hour, Minute, and Second parameters describe an un-representable DateTime.");
            }

            _ticks = Calendar.DaysUpTo(year, month, day) * TimeSpan.TicksPerDay + new TimeSpan(0, hour, minute, second, millisecond).Ticks;
            _kind = DateTimeKind.Utc;
        }

        /// <summary>Now, as far as the device knows.</summary>
        public static DateTime UtcNow
        {
            get { return new DateTime(ReadClock()); }
        }

        /// <summary>The start of today.</summary>
        public static DateTime Today
        {
            get { return UtcNow.Date; }
        }

        /// <summary>The start of the day.</summary>
        public DateTime Date
        {
            get { return new DateTime(_ticks - (_ticks % TimeSpan.TicksPerDay), Kind); }
        }

        /// <summary>The day of the month, from 1.</summary>
        public int Day
        {
            get { return Calendar.Part(_ticks, Calendar.PartDay); }
        }

        /// <summary>The day of the week.</summary>
        public DayOfWeek DayOfWeek
        {
            get { return (DayOfWeek)(((_ticks / TimeSpan.TicksPerDay) + 1) % 7); }
        }

        /// <summary>The day of the year, from 1.</summary>
        public int DayOfYear
        {
            get { return (int)((_ticks / TimeSpan.TicksPerDay) - Calendar.DaysUpTo(Year, 1, 1)) + 1; }
        }

        /// <summary>The hour, 0 to 23.</summary>
        public int Hour
        {
            get { return (int)(_ticks / TimeSpan.TicksPerHour % 24); }
        }

        /// <summary>What clock the time is of.</summary>
        public DateTimeKind Kind
        {
            get { return _kind == 0 ? DateTimeKind.Utc : _kind; }
        }

        /// <summary>The millisecond, 0 to 999.</summary>
        public int Millisecond
        {
            get { return (int)(_ticks / TimeSpan.TicksPerMillisecond % 1000); }
        }

        /// <summary>The minute, 0 to 59.</summary>
        public int Minute
        {
            get { return (int)(_ticks / TimeSpan.TicksPerMinute % 60); }
        }

        /// <summary>The month, 1 to 12.</summary>
        public int Month
        {
            get { return Calendar.Part(_ticks, Calendar.PartMonth); }
        }

        /// <summary>The second, 0 to 59.</summary>
        public int Second
        {
            get { return (int)(_ticks / TimeSpan.TicksPerSecond % 60); }
        }

        /// <summary>The moment in ticks.</summary>
        public long Ticks
        {
            get { return _ticks; }
        }

        /// <summary>The time since the start of the day.</summary>
        public TimeSpan TimeOfDay
        {
            get { return new TimeSpan(_ticks % TimeSpan.TicksPerDay); }
        }

        /// <summary>The year, 1 to 9999.</summary>
        public int Year
        {
            get { return Calendar.Part(_ticks, Calendar.PartYear); }
        }

        /// <summary>A moment some time later.</summary>
        public static DateTime operator +(DateTime d, TimeSpan t)
        {
            return new DateTime(d._ticks + t.Ticks, d.Kind);
        }

        /// <summary>A moment some time earlier.</summary>
        public static DateTime operator -(DateTime d, TimeSpan t)
        {
            return new DateTime(d._ticks - t.Ticks, d.Kind);
        }

        /// <summary>The time between two moments.</summary>
        public static TimeSpan operator -(DateTime d1, DateTime d2)
        {
            return new TimeSpan(d1._ticks - d2._ticks);
        }

        /// <summary>Whether two moments are the same.</summary>
        public static bool operator ==(DateTime d1, DateTime d2)
        {
            return d1._ticks == d2._ticks;
        }

        /// <summary>Whether two moments differ.</summary>
        public static bool operator !=(DateTime d1, DateTime d2)
        {
            return d1._ticks != d2._ticks;
        }

        /// <summary>Whether the first is later.</summary>
        public static bool operator >(DateTime t1, DateTime t2)
        {
            return t1._ticks > t2._ticks;
        }

        /// <summary>Whether the first is not earlier.</summary>
        public static bool operator >=(DateTime t1, DateTime t2)
        {
            return t1._ticks >= t2._ticks;
        }

        /// <summary>Whether the first is earlier.</summary>
        public static bool operator <(DateTime t1, DateTime t2)
        {
            return t1._ticks < t2._ticks;
        }

        /// <summary>Whether the first is not later.</summary>
        public static bool operator <=(DateTime t1, DateTime t2)
        {
            return t1._ticks <= t2._ticks;
        }

        /// <summary>Negative, zero or positive: the first is earlier, the same or later.</summary>
        public static int Compare(DateTime t1, DateTime t2)
        {
            return t1._ticks < t2._ticks ? -1 : t1._ticks > t2._ticks ? 1 : 0;
        }

        /// <summary>Number of days of a month.</summary>
        public static int DaysInMonth(int year, int month)
        {
            return Calendar.DaysInMonth(year, month);
        }

        /// <summary>Whether two moments are the same.</summary>
        public static bool Equals(DateTime t1, DateTime t2)
        {
            return t1._ticks == t2._ticks;
        }

        /// <summary>The moment so many seconds after the start of 1970.</summary>
        public static DateTime FromUnixTimeSeconds(long seconds)
        {
            return new DateTime(UnixEpochTicks + (seconds * TimeSpan.TicksPerSecond));
        }

        /// <summary>The moment a text stands for: yyyy-MM-dd or MM/dd/yyyy, with HH:mm[:ss] behind it.</summary>
        public static DateTime Parse(string s)
        {
            DateTime result;

            if (s == null)
            {
                throw new ArgumentNullException("s");
            }

            if (!TryParse(s, out result))
            {
                throw new FormatException("String '" + s + "' was not recognized as a valid DateTime.");
            }

            return result;
        }

        /// <summary>The moment a text stands for; false when it is none.</summary>
        public static bool TryParse(string s, out DateTime result)
        {
            return DateTimeText.TryParse(s, out result);
        }

        /// <summary>A moment some time later.</summary>
        public DateTime Add(TimeSpan value)
        {
            return this + value;
        }

        /// <summary>A moment some days later.</summary>
        public DateTime AddDays(double value)
        {
            return AddTicks((long)(value * TimeSpan.TicksPerDay));
        }

        /// <summary>A moment some hours later.</summary>
        public DateTime AddHours(double value)
        {
            return AddTicks((long)(value * TimeSpan.TicksPerHour));
        }

        /// <summary>A moment some minutes later.</summary>
        public DateTime AddMinutes(double value)
        {
            return AddTicks((long)(value * TimeSpan.TicksPerMinute));
        }

        /// <summary>A moment some seconds later.</summary>
        public DateTime AddSeconds(double value)
        {
            return AddTicks((long)(value * TimeSpan.TicksPerSecond));
        }

        /// <summary>A moment some milliseconds later.</summary>
        public DateTime AddMilliseconds(double value)
        {
            return AddTicks((long)(value * TimeSpan.TicksPerMillisecond));
        }

        /// <summary>A moment some ticks later.</summary>
        public DateTime AddTicks(long value)
        {
            long ticks = _ticks + value;

            if (ticks < 0 || ticks > MaxValue._ticks)
            {
                throw new ArgumentOutOfRangeException("value", "The added or subtracted value results in an un-representable DateTime.");
            }

            return new DateTime(ticks, Kind);
        }

        /// <summary>The time since another moment.</summary>
        public TimeSpan Subtract(DateTime value)
        {
            return this - value;
        }

        /// <summary>A moment some time earlier.</summary>
        public DateTime Subtract(TimeSpan value)
        {
            return this - value;
        }

        /// <summary>Seconds since the start of 1970.</summary>
        public long ToUnixTimeSeconds()
        {
            return (_ticks / TimeSpan.TicksPerSecond) - (UnixEpochTicks / TimeSpan.TicksPerSecond);
        }

        /// <summary>Negative, zero or positive: this moment is earlier, the same or later.</summary>
        public int CompareTo(object value)
        {
            if (value == null)
            {
                return 1;
            }

            return value is DateTime ? Compare(this, (DateTime)value) : throw new ArgumentException("Object must be of type DateTime.");
        }

        /// <summary>Whether another object is the same moment.</summary>
        public override bool Equals(object obj)
        {
            return obj is DateTime && ((DateTime)obj)._ticks == _ticks;
        }

        /// <summary>A hash that equal moments share.</summary>
        public override int GetHashCode()
        {
            return (int)_ticks ^ (int)(_ticks >> 32);
        }

        /// <summary>MM/dd/yyyy HH:mm:ss</summary>
        public override string ToString()
        {
            return ToString("G");
        }

        /// <summary>The text in a standard or custom format, in English.</summary>
        public string ToString(string format)
        {
            return DateTimeText.Format(this, format);
        }

        string IFormattable.ToString(string format, IFormatProvider formatProvider)
        {
            return ToString(format);
        }

        /// <summary>The clock in ticks since the start of the year 1.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern long ReadClock();
    }
}
