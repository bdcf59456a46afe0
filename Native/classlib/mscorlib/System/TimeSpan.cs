namespace System
{
    /// <summary>A length of time in ticks of 100 ns.</summary>
    public struct TimeSpan : IFormattable
    {
        private const double MostMilliseconds = long.MaxValue / 10000;

        /// <summary>Ticks of a day.</summary>
        public const long TicksPerDay = 864000000000;

        /// <summary>Ticks of an hour.</summary>
        public const long TicksPerHour = 36000000000;

        /// <summary>Ticks of a millisecond.</summary>
        public const long TicksPerMillisecond = 10000;

        /// <summary>Ticks of a minute.</summary>
        public const long TicksPerMinute = 600000000;

        /// <summary>Ticks of a second.</summary>
        public const long TicksPerSecond = 10000000;

        /// <summary>The longest time.</summary>
        public static readonly TimeSpan MaxValue = new TimeSpan(long.MaxValue);

        /// <summary>The longest time back.</summary>
        public static readonly TimeSpan MinValue = new TimeSpan(long.MinValue);

        /// <summary>No time.</summary>
        public static readonly TimeSpan Zero = new TimeSpan(0);

        private readonly long _ticks;

        /// <summary>A length of ticks.</summary>
        public TimeSpan(long ticks)
        {
            _ticks = ticks;
        }

        /// <summary>A length of hours, minutes and seconds.</summary>
        public TimeSpan(int hours, int minutes, int seconds) : this(0, hours, minutes, seconds, 0)
        {
        }

        /// <summary>A length of days, hours, minutes and seconds.</summary>
        public TimeSpan(int days, int hours, int minutes, int seconds) : this(days, hours, minutes, seconds, 0)
        {
        }

        /// <summary>A length of days, hours, minutes, seconds and milliseconds.</summary>
        public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds)
        {
            _ticks = (days * TicksPerDay) + (hours * TicksPerHour) + (minutes * TicksPerMinute) + (seconds * TicksPerSecond) +
                (milliseconds * TicksPerMillisecond);
        }

        /// <summary>Whole days.</summary>
        public int Days
        {
            get { return (int)(_ticks / TicksPerDay); }
        }

        /// <summary>Hours of the day.</summary>
        public int Hours
        {
            get { return (int)(_ticks / TicksPerHour % 24); }
        }

        /// <summary>Minutes of the hour.</summary>
        public int Minutes
        {
            get { return (int)(_ticks / TicksPerMinute % 60); }
        }

        /// <summary>Seconds of the minute.</summary>
        public int Seconds
        {
            get { return (int)(_ticks / TicksPerSecond % 60); }
        }

        /// <summary>Milliseconds of the second.</summary>
        public int Milliseconds
        {
            get { return (int)(_ticks / TicksPerMillisecond % 1000); }
        }

        /// <summary>All of it in ticks.</summary>
        public long Ticks
        {
            get { return _ticks; }
        }

        /// <summary>All of it in days.</summary>
        public double TotalDays
        {
            get { return (double)_ticks / TicksPerDay; }
        }

        /// <summary>All of it in hours.</summary>
        public double TotalHours
        {
            get { return (double)_ticks / TicksPerHour; }
        }

        /// <summary>All of it in minutes.</summary>
        public double TotalMinutes
        {
            get { return (double)_ticks / TicksPerMinute; }
        }

        /// <summary>All of it in seconds.</summary>
        public double TotalSeconds
        {
            get { return (double)_ticks / TicksPerSecond; }
        }

        /// <summary>All of it in milliseconds.</summary>
        public double TotalMilliseconds
        {
            get
            {
                double milliseconds = (double)_ticks / TicksPerMillisecond;

                // As .NET has it: no more than the whole milliseconds of MaxValue.
                return milliseconds > MostMilliseconds ? MostMilliseconds
                    : milliseconds < -MostMilliseconds ? -MostMilliseconds
                    : milliseconds;
            }
        }

        /// <summary>The sum.</summary>
        public static TimeSpan operator +(TimeSpan t1, TimeSpan t2)
        {
            long sum = t1._ticks + t2._ticks;

            if ((t1._ticks < 0) == (t2._ticks < 0) && (sum < 0) != (t1._ticks < 0))
            {
                throw TooLong();
            }

            return new TimeSpan(sum);
        }

        /// <summary>The difference.</summary>
        public static TimeSpan operator -(TimeSpan t1, TimeSpan t2)
        {
            long difference = t1._ticks - t2._ticks;

            if ((t1._ticks < 0) != (t2._ticks < 0) && (difference < 0) != (t1._ticks < 0))
            {
                throw TooLong();
            }

            return new TimeSpan(difference);
        }

        /// <summary>The same length the other way.</summary>
        public static TimeSpan operator -(TimeSpan t)
        {
            return t.Negate();
        }

        /// <summary>The value itself.</summary>
        public static TimeSpan operator +(TimeSpan t)
        {
            return t;
        }

        /// <summary>Whether two lengths are equal.</summary>
        public static bool operator ==(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks == t2._ticks;
        }

        /// <summary>Whether two lengths differ.</summary>
        public static bool operator !=(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks != t2._ticks;
        }

        /// <summary>Whether the first is shorter.</summary>
        public static bool operator <(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks < t2._ticks;
        }

        /// <summary>Whether the first is not longer.</summary>
        public static bool operator <=(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks <= t2._ticks;
        }

        /// <summary>Whether the first is longer.</summary>
        public static bool operator >(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks > t2._ticks;
        }

        /// <summary>Whether the first is not shorter.</summary>
        public static bool operator >=(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks >= t2._ticks;
        }

        /// <summary>Negative, zero or positive: the first is shorter, equal or longer.</summary>
        public static int Compare(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks < t2._ticks ? -1 : t1._ticks > t2._ticks ? 1 : 0;
        }

        /// <summary>Whether two lengths are equal.</summary>
        public static bool Equals(TimeSpan t1, TimeSpan t2)
        {
            return t1._ticks == t2._ticks;
        }

        /// <summary>A length of days.</summary>
        public static TimeSpan FromDays(long value)
        {
            return new TimeSpan(value * TicksPerDay);
        }

        /// <summary>A length of hours.</summary>
        public static TimeSpan FromHours(long value)
        {
            return new TimeSpan(value * TicksPerHour);
        }

        /// <summary>A length of minutes.</summary>
        public static TimeSpan FromMinutes(long value)
        {
            return new TimeSpan(value * TicksPerMinute);
        }

        /// <summary>A length of seconds.</summary>
        public static TimeSpan FromSeconds(long value)
        {
            return new TimeSpan(value * TicksPerSecond);
        }

        /// <summary>A length of milliseconds.</summary>
        public static TimeSpan FromMilliseconds(long value)
        {
            return new TimeSpan(value * TicksPerMillisecond);
        }

        /// <summary>A length of ticks.</summary>
        public static TimeSpan FromTicks(long value)
        {
            return new TimeSpan(value);
        }

        /// <summary>The sum.</summary>
        public TimeSpan Add(TimeSpan ts)
        {
            return this + ts;
        }

        /// <summary>The difference.</summary>
        public TimeSpan Subtract(TimeSpan ts)
        {
            return this - ts;
        }

        /// <summary>The length without its sign.</summary>
        public TimeSpan Duration()
        {
            if (_ticks == long.MinValue)
            {
                throw new OverflowException(
                    "The duration cannot be returned for TimeSpan.MinValue because "
                    + "the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.");
            }

            return new TimeSpan(_ticks < 0 ? -_ticks : _ticks);
        }

        /// <summary>The same length the other way.</summary>
        public TimeSpan Negate()
        {
            if (_ticks == long.MinValue)
            {
                throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");
            }

            return new TimeSpan(-_ticks);
        }

        /// <summary>Negative, zero or positive: this length is shorter, equal or longer.</summary>
        public int CompareTo(object value)
        {
            if (value == null)
            {
                return 1;
            }

            return value is TimeSpan ? Compare(this, (TimeSpan)value) : throw new ArgumentException("Object must be of type TimeSpan.");
        }

        /// <summary>Whether another object is an equal length.</summary>
        public override bool Equals(object value)
        {
            return value is TimeSpan && ((TimeSpan)value)._ticks == _ticks;
        }

        /// <summary>A hash that equal lengths share.</summary>
        public override int GetHashCode()
        {
            return (int)_ticks ^ (int)(_ticks >> 32);
        }

        /// <summary>[-][d.]hh:mm:ss[.fffffff]</summary>
        public override string ToString()
        {
            bool negative = _ticks < 0;
            ulong ticks = (ulong)(negative ? -_ticks : _ticks);
            ulong seconds = ticks / TicksPerSecond;
            ulong days = seconds / 86400;
            ulong fraction = ticks % TicksPerSecond;
            string text = negative ? "-" : "";

            if (days > 0)
            {
                text = text + Number.Decimal(days, false, 1) + ".";
            }

            text = text + Number.Decimal(seconds / 3600 % 24, false, 2) + ":" + Number.Decimal(seconds / 60 % 60, false, 2) + ":" +
                Number.Decimal(seconds % 60, false, 2);

            return fraction == 0 ? text : text + "." + Number.Decimal(fraction, false, 7);
        }

        private static OverflowException TooLong()
        {
            return new OverflowException("TimeSpan overflowed because the duration is too long.");
        }

        string IFormattable.ToString(string format, IFormatProvider formatProvider)
        {
            return string.IsNullOrEmpty(format) ? ToString() : TimeSpanText.Format(this, format);
        }
    }
}
