namespace System
{
    /// <summary>Lengths of time in a format, for string.Format and interpolation.</summary>
    internal static class TimeSpanText
    {
        internal static string Format(TimeSpan time, string format)
        {
            bool negative = time.Ticks < 0;

            switch (format)
            {
                case "c":
                case "t":
                case "T":
                    return time.ToString();

                case "g":
                    return (negative ? "-" : "") + Custom(time, time.Days == 0 ? "h':'mm':'ss" : "d':'h':'mm':'ss")
                        + Fraction(time, 'F', 7, ".");

                case "G":
                    return (negative ? "-" : "") + Custom(time, "d':'hh':'mm':'ss'.'fffffff");

                default:
                    return format.Length > 1 ? Custom(time, format) : throw Wrong();
            }
        }

        private static string Custom(TimeSpan time, string format)
        {
            string text = "";

            for (int at = 0; at < format.Length;)
            {
                char c = format[at];
                int count = DateTimeText.CountSame(format, at);

                if (c == '\'' || c == '"')
                {
                    int end = format.IndexOf(c, at + 1);

                    if (end < 0)
                    {
                        throw Wrong();
                    }

                    text += format.Substring(at + 1, end - at - 1);
                    count = end + 1 - at;
                }
                else if (c == '\\' && at + 1 < format.Length)
                {
                    text += format.Substring(at + 1, 1);
                    count = 2;
                }
                else if (c == '%' && count == 1 && at + 1 < format.Length)
                {
                    count = 1;
                }
                else
                {
                    text += Part(time, c, count);
                }

                at += count;
            }

            return text;
        }

        private static string Part(TimeSpan time, char c, int count)
        {
            int most = c == 'd' ? 8 : c == 'f' || c == 'F' ? 7 : 2;

            if (count > most)
            {
                throw Wrong();
            }

            switch (c)
            {
                case 'd':
                    return Padded(time.Days, count);
                case 'h':
                    return Padded(time.Hours, count);
                case 'm':
                    return Padded(time.Minutes, count);
                case 's':
                    return Padded(time.Seconds, count);
                case 'f':
                case 'F':
                    return Fraction(time, c, count, "");
                default:
                    throw Wrong();
            }
        }

        /// <summary>So many digits of the fraction of a second; for F without zeros at the end.</summary>
        internal static string Fraction(TimeSpan time, char c, int count, string before)
        {
            long rest = time.Ticks % TimeSpan.TicksPerSecond;
            string digits = Number.Decimal((ulong)(rest < 0 ? -rest : rest), false, 7).Substring(0, count);
            digits = c == 'F' ? digits.TrimEnd('0') : digits;

            return digits.Length == 0 ? "" : before + digits;
        }

        private static string Padded(int value, int digits)
        {
            return Number.Decimal((ulong)(value < 0 ? -(long)value : value), false, digits);
        }

        private static FormatException Wrong()
        {
            return new FormatException("Input string was not in a correct format.");
        }
    }
}
