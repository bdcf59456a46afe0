namespace System
{
    /// <summary>Moments as text, in the invariant culture, and back.</summary>
    internal static class DateTimeText
    {
        internal static readonly string[] Months = new string[]
        {
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        };

        internal static readonly string[] Days = new string[]
        {
            "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
        };

        internal static string Format(DateTime time, string format)
        {
            if (string.IsNullOrEmpty(format))
            {
                format = "G";
            }

            return Custom(time, format.Length == 1 ? Pattern(format[0]) : format);
        }

        private static string Custom(DateTime time, string format)
        {
            string text = "";
            int at = 0;

            while (at < format.Length)
            {
                char c = format[at];
                int count = CountSame(format, at);

                if (c == '\'' || c == '"')
                {
                    int end = format.IndexOf(c, at + 1);

                    if (end < 0)
                    {
                        throw new FormatException("Cannot find a matching quote character for the character '" + c.ToString() + "'.");
                    }

                    text += format.Substring(at + 1, end - at - 1);
                    count = end + 1 - at;
                }
                else if (c == '\\' || c == '%')
                {
                    count = c == '\\' ? 2 : 1;
                    text += c == '\\' ? format.Substring(at + 1, 1) : "";
                }
                else
                {
                    string part = Part(time, c, count);

                    // A point goes with the digits that are left out.
                    text = c == 'F' && part.Length == 0 && text.EndsWith(".") ? text.Substring(0, text.Length - 1) : text + part;
                }

                at += count;
            }

            return text;
        }

        /// <summary>How often the character at an index is repeated there, itself included.</summary>
        internal static int CountSame(string format, int at)
        {
            int count = 1;

            while (at + count < format.Length && format[at + count] == format[at])
            {
                count++;
            }

            return count;
        }

        internal static bool TryParse(string text, out DateTime result)
        {
            result = DateTime.MinValue;
            string[] parts = text == null ? new string[0] : text.Trim().Split(' ', 'T');

            if (parts.Length == 0 || parts.Length > 2)
            {
                return false;
            }

            bool slashes = parts[0].IndexOf('/') > 0;
            string[] date = parts[0].Split(slashes ? '/' : '-');
            string[] clock = parts.Length == 2 ? parts[1].TrimEnd('Z').Split(':') : new string[] { "0", "0" };

            if (date.Length != 3 || clock.Length < 2 || clock.Length > 3)
            {
                return false;
            }

            int[] numbers = Numbers(date, clock, slashes);

            if (numbers == null || numbers[0] < 1 || numbers[0] > 9999 || numbers[1] < 1 || numbers[1] > 12 || numbers[2] < 1 ||
                numbers[2] > Calendar.DaysInMonth(numbers[0], numbers[1]) || numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59)
            {
                return false;
            }

            result = new DateTime(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);

            return true;
        }

        /// <summary>Year, month, day, hour, minute, second; null when one is no number.</summary>
        private static int[] Numbers(string[] date, string[] clock, bool monthFirst)
        {
            int[] numbers = new int[6];

            for (int i = 0; i < date.Length + clock.Length; i++)
            {
                int value;

                if (!int.TryParse(i < 3 ? date[i] : clock[i - 3], out value) || value < 0)
                {
                    return null;
                }

                numbers[monthFirst && i < 3 ? (i + 1) % 3 : i] = value;
            }

            return numbers;
        }

        private static string Part(DateTime time, char c, int count)
        {
            switch (c)
            {
                case 'y':
                    return Padded(count <= 2 ? time.Year % 100 : time.Year, count);
                case 'M':
                    return Named(Months, time.Month - 1, time.Month, count);
                case 'd':
                    return Named(Days, (int)time.DayOfWeek, time.Day, count);
                case 'H':
                    return Padded(time.Hour, count > 2 ? 2 : count);
                case 'h':
                    return Padded(((time.Hour + 11) % 12) + 1, count > 2 ? 2 : count);
                case 'm':
                    return Padded(time.Minute, count > 2 ? 2 : count);
                case 's':
                    return Padded(time.Second, count > 2 ? 2 : count);
                case 't':
                    return (time.Hour < 12 ? "AM" : "PM").Substring(0, count > 1 ? 2 : 1);
                case 'f':
                case 'F':
                    return count <= 7 ? TimeSpanText.Fraction(time.TimeOfDay, c, count, "") : throw Wrong();
                case 'g':
                    return "A.D.";
                case 'K':
                    return "";
                default:
                    return new string(c, count);
            }
        }

        private static string Named(string[] names, int index, int number, int count)
        {
            return count > 3 ? names[index] : count == 3 ? names[index].Substring(0, 3) : Padded(number, count);
        }

        private static string Padded(int value, int digits)
        {
            return Number.Decimal((ulong)value, false, digits);
        }

        internal static string Pattern(char standard)
        {
            switch (standard)
            {
                case 'd': return "MM/dd/yyyy";
                case 'D': return "dddd, dd MMMM yyyy";
                case 't': return "HH:mm";
                case 'T': return "HH:mm:ss";
                case 'f': return "dddd, dd MMMM yyyy HH:mm";
                case 'F': return "dddd, dd MMMM yyyy HH:mm:ss";
                case 'g': return "MM/dd/yyyy HH:mm";
                case 'G': return "MM/dd/yyyy HH:mm:ss";
                case 'm':
                case 'M': return "MMMM dd";
                case 'y':
                case 'Y': return "yyyy MMMM";
                case 's': return "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
                case 'u': return "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
                case 'o':
                case 'O': return "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffff";
                case 'r':
                case 'R': return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
                default: throw Wrong();
            }
        }

        private static FormatException Wrong()
        {
            return new FormatException("Input string was not in a correct format.");
        }
    }
}
