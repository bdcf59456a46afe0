namespace System
{
    /// <summary>The text of whole numbers, and back.</summary>
    internal static class Number
    {
        private const string Digits = "0123456789ABCDEF0123456789abcdef";

        /// <summary>Decimal digits of a magnitude, at least so many, with a sign before them.</summary>
        internal static string Decimal(ulong magnitude, bool negative, int minDigits)
        {
            char[] buffer = new char[(minDigits > 20 ? minDigits : 20) + 1];
            int at = buffer.Length;

            while (magnitude > uint.MaxValue)
            {
                buffer[--at] = (char)('0' + (int)(magnitude % 10));
                magnitude /= 10;
                minDigits--;
            }

            uint rest = (uint)magnitude;

            while (rest != 0 || minDigits > 0)
            {
                uint tenth = rest / 10;
                buffer[--at] = (char)('0' + (int)(rest - (tenth * 10)));
                rest = tenth;
                minDigits--;
            }

            if (negative)
            {
                buffer[--at] = '-';
            }

            return new string(buffer, at, buffer.Length - at);
        }

        internal static string Signed(long value)
        {
            return Decimal(value < 0 ? (ulong)-value : (ulong)value, value < 0, 1);
        }

        /// <summary>A number of so many bytes in a standard format: D, X, G, N, F, E or P with an optional precision.</summary>
        internal static string Format(long value, bool signed, int bytes, string format)
        {
            bool negative = signed && value < 0;
            ulong magnitude = negative ? (ulong)-value : (ulong)value;

            if (string.IsNullOrEmpty(format))
            {
                return Decimal(magnitude, negative, 1);
            }

            if (CustomFormat.Is(format))
            {
                string all = magnitude == 0 ? "" : Decimal(magnitude, false, 1);

                return CustomFormat.Format(all, all.Length, negative, false, format);
            }

            int precision = NumberFormat.PrecisionOf(format);

            switch (format[0])
            {
                case 'D':
                case 'd':
                    return Decimal(magnitude, negative, precision > 1 ? precision : 1);

                case 'X':
                    return Hexadecimal((ulong)value, bytes, precision, 0);

                case 'x':
                    return Hexadecimal((ulong)value, bytes, precision, 16);

                default:
                    string digits = magnitude == 0 ? "" : Decimal(magnitude, false, 1);

                    return NumberFormat.Format(digits, digits.Length, negative, format[0], precision, 0);
            }
        }

        /// <summary>Reads a decimal number with an optional sign and white space around it.</summary>
        /// <returns>0 done, 1 not a number, 2 out of range.</returns>
        internal static int TryParse(string text, long min, ulong max, out long value)
        {
            int at = 0;
            int end = text == null ? 0 : text.Length;

            while (at < end && IsBlank(text[at]))
            {
                at++;
            }

            // .NET allows NUL characters after the number.
            while (end > at && text[end - 1] == '\0')
            {
                end--;
            }

            while (end > at && IsBlank(text[end - 1]))
            {
                end--;
            }

            bool negative = at < end && text[at] == '-';
            at += negative || (at < end && text[at] == '+') ? 1 : 0;
            ulong magnitude;
            int wrong = TryParseDigits(text, at, end, out magnitude);

            if (wrong == 0 && (negative ? magnitude > (ulong)-min : magnitude > max))
            {
                wrong = 2;
            }

            value = wrong != 0 ? 0 : negative ? -(long)magnitude : (long)magnitude;

            return wrong;
        }

        internal static long Parse(string text, long min, ulong max, string type)
        {
            if (text == null)
            {
                throw new ArgumentNullException("s");
            }

            long value;
            int wrong = TryParse(text, min, max, out value);

            if (wrong == 1)
            {
                throw WrongFormat(text);
            }

            if (wrong == 2)
            {
                throw new OverflowException("Value was either too large or too small for " + type + ".");
            }

            return value;
        }

        internal static FormatException WrongFormat(string text)
        {
            return new FormatException("The input string '" + text + "' was not in a correct format.");
        }

        /// <summary>Reads the digits of a range, at least one.</summary>
        /// <returns>0 done, 1 not a number, 2 out of range.</returns>
        private static int TryParseDigits(string text, int at, int end, out ulong magnitude)
        {
            magnitude = 0;

            if (at == end)
            {
                return 1;
            }

            bool tooBig = false;

            for (; at < end; at++)
            {
                int digit = text[at] - '0';

                if (digit < 0 || digit > 9)
                {
                    return 1;
                }

                tooBig |= magnitude > (ulong.MaxValue - (ulong)digit) / 10;
                magnitude = (magnitude * 10) + (ulong)digit;
            }

            return tooBig ? 2 : 0;
        }

        private static string Hexadecimal(ulong value, int bytes, int minDigits, int lowerCase)
        {
            char[] buffer = new char[minDigits > 16 ? minDigits : 16];
            int at = buffer.Length;

            if (bytes < 8)
            {
                value &= (1ul << (8 * bytes)) - 1;
            }

            do
            {
                buffer[--at] = Digits[(int)(value & 15) + lowerCase];
                value >>= 4;
            }
            while (value != 0 || buffer.Length - at < minDigits);

            return new string(buffer, at, buffer.Length - at);
        }

        private static bool IsBlank(char c)
        {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
    }
}
