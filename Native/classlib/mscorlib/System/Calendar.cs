namespace System
{
    /// <summary>Days of the Gregorian calendar.</summary>
    internal static class Calendar
    {
        internal const int PartYear = 0;
        internal const int PartMonth = 1;
        internal const int PartDay = 2;

        internal static bool IsLeap(int year)
        {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        }

        internal static int DaysInMonth(int year, int month)
        {
            if (month < 1 || month > 12)
            {
                throw new ArgumentOutOfRangeException("month");
            }

            return month == 2 ? (IsLeap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
        }

        /// <summary>Days from the start of the year 1 to a date.</summary>
        internal static long DaysUpTo(int year, int month, int day)
        {
            int before = year - 1;
            int days = (before * 365) + (before / 4) - (before / 100) + (before / 400) + day - 1;

            for (int i = 1; i < month; i++)
            {
                days += DaysInMonth(year, i);
            }

            return days;
        }

        internal static int Part(long ticks, int part)
        {
            int days = (int)(ticks / TimeSpan.TicksPerDay);
            int year = (days / 366) + 1;

            while (DaysUpTo(year + 1, 1, 1) <= days)
            {
                year++;
            }

            if (part == PartYear)
            {
                return year;
            }

            int rest = days - (int)DaysUpTo(year, 1, 1);
            int month = 1;

            for (int length = DaysInMonth(year, month); rest >= length; length = DaysInMonth(year, month))
            {
                rest -= length;
                month++;
            }

            return part == PartMonth ? month : rest + 1;
        }
    }
}
