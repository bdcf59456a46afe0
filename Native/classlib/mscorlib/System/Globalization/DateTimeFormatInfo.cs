namespace System.Globalization
{
    /// <summary>How moments are written: as in the invariant culture.</summary>
    public sealed class DateTimeFormatInfo
    {
        private static readonly DateTimeFormatInfo s_invariant = new DateTimeFormatInfo();

        private DateTimeFormatInfo()
        {
        }

        /// <summary>The one there is.</summary>
        public static DateTimeFormatInfo CurrentInfo
        {
            get { return s_invariant; }
        }

        /// <summary>Before noon.</summary>
        public string AMDesignator
        {
            get { return "AM"; }
        }

        /// <summary>Days in three letters.</summary>
        public string[] AbbreviatedDayNames
        {
            get { return Shortened(DateTimeText.Days, false); }
        }

        /// <summary>Months in three letters, and an empty one.</summary>
        public string[] AbbreviatedMonthNames
        {
            get { return Shortened(DateTimeText.Months, true); }
        }

        /// <summary>Between the parts of a date.</summary>
        public string DateSeparator
        {
            get { return "/"; }
        }

        /// <summary>Days from Sunday on.</summary>
        public string[] DayNames
        {
            get { return (string[])DateTimeText.Days.Clone(); }
        }

        /// <summary>Format F.</summary>
        public string FullDateTimePattern
        {
            get { return DateTimeText.Pattern('F'); }
        }

        /// <summary>Format D.</summary>
        public string LongDatePattern
        {
            get { return DateTimeText.Pattern('D'); }
        }

        /// <summary>Format T.</summary>
        public string LongTimePattern
        {
            get { return DateTimeText.Pattern('T'); }
        }

        /// <summary>Format M.</summary>
        public string MonthDayPattern
        {
            get { return DateTimeText.Pattern('M'); }
        }

        /// <summary>Months from January on, and an empty one.</summary>
        public string[] MonthNames
        {
            get
            {
                string[] names = new string[13];
                Array.Copy(DateTimeText.Months, names, 12);
                names[12] = string.Empty;

                return names;
            }
        }

        /// <summary>After noon.</summary>
        public string PMDesignator
        {
            get { return "PM"; }
        }

        /// <summary>Format R.</summary>
        public string RFC1123Pattern
        {
            get { return DateTimeText.Pattern('R'); }
        }

        /// <summary>Format d.</summary>
        public string ShortDatePattern
        {
            get { return DateTimeText.Pattern('d'); }
        }

        /// <summary>Format t.</summary>
        public string ShortTimePattern
        {
            get { return DateTimeText.Pattern('t'); }
        }

        /// <summary>Format s.</summary>
        public string SortableDateTimePattern
        {
            get { return DateTimeText.Pattern('s'); }
        }

        /// <summary>Between the parts of a time.</summary>
        public string TimeSeparator
        {
            get { return ":"; }
        }

        /// <summary>Format u.</summary>
        public string UniversalSortableDateTimePattern
        {
            get { return DateTimeText.Pattern('u'); }
        }

        /// <summary>Format Y.</summary>
        public string YearMonthPattern
        {
            get { return DateTimeText.Pattern('Y'); }
        }

        private static string[] Shortened(string[] names, bool emptyOne)
        {
            string[] shortened = new string[names.Length + (emptyOne ? 1 : 0)];

            for (int i = 0; i < shortened.Length; i++)
            {
                shortened[i] = i < names.Length ? names[i].Substring(0, 3) : string.Empty;
            }

            return shortened;
        }
    }
}
