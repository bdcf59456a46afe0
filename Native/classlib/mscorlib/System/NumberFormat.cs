namespace System
{
    /// <summary>Decimal digits laid out in a standard format: G, N, F, E, P, C and R, in the invariant culture.</summary>
    internal static class NumberFormat
    {
        /// <summary>The number behind the letter of a format, -1 without one.</summary>
        internal static int PrecisionOf(string format)
        {
            int value = format.Length > 1 ? 0 : -1;

            for (int i = 1; i < format.Length; i++)
            {
                int digit = format[i] - '0';

                if (digit < 0 || digit > 9 || value > 99999)
                {
                    throw Wrong();
                }

                value = (value * 10) + digit;
            }

            return value;
        }

        /// <summary>
        /// The number 0.digits × 10^scale in a format. Digits carry no leading zeros and may be empty for zero; they are exact
        /// for F, N, E, P and G with a precision. <paramref name="general"/> is the scale from which G without a precision
        /// turns to an exponent; 0 for whole numbers, which never do.
        /// </summary>
        internal static string Format(string digits, int scale, bool negative, char letter, int precision, int general)
        {
            string text;

            switch (letter | 32)
            {
                case 'f':
                    text = Fixed(digits, scale, precision < 0 ? 2 : precision, false, general > 0);
                    break;

                case 'c':
                    text = "\u00A4" + Fixed(digits, scale, precision < 0 ? 2 : precision, true, general > 0);

                    return negative ? "(" + text + ")" : text;

                case 'n':
                    text = Fixed(digits, scale, precision < 0 ? 2 : precision, true, general > 0);
                    break;

                case 'p':
                    text = Fixed(digits, scale + 2, precision < 0 ? 2 : precision, true, general > 0) + " %";
                    break;

                case 'e':
                    text = Exponential(digits, scale, precision < 0 ? 6 : precision, letter, 3, general > 0);
                    break;

                case 'g':
                case 'r':
                    text = General(digits, scale, precision, letter, general);
                    break;

                default:
                    throw Wrong();
            }

            return negative ? "-" + text : text;
        }

        /// <summary>
        /// The first so many digits, rounded; just half goes up for whole numbers, to the even digit for floating-point ones, as .NET
        /// does it. A carry out of the front adds one to the scale.
        /// </summary>
        internal static string Round(string digits, int count, ref int scale, bool toEven)
        {
            if (count >= digits.Length)
            {
                return digits;
            }

            if (count < 0)
            {
                return "";
            }

            bool up = digits[count] >= '5';

            if (toEven && digits.Substring(count).TrimEnd('0') == "5")
            {
                up = count > 0 && ((digits[count - 1] - '0') & 1) != 0;
            }

            char[] kept = digits.ToCharArray(0, count);
            int at = count - 1;

            while (up && at >= 0)
            {
                up = kept[at] == '9';
                kept[at] = up ? '0' : (char)(kept[at] + 1);
                at--;
            }

            if (!up)
            {
                return new string(kept);
            }

            scale++;

            return "1" + new string(kept);
        }

        private static string Fixed(string digits, int scale, int decimals, bool grouped, bool toEven)
        {
            digits = Round(digits, scale + decimals, ref scale, toEven);
            string whole = scale <= 0 || digits.Length == 0 ? "0" : Slice(digits, 0, scale);

            for (int at = whole.Length - 3; grouped && at > 0; at -= 3)
            {
                whole = whole.Substring(0, at) + "," + whole.Substring(at);
            }

            return decimals == 0 ? whole : whole + "." + Slice(digits, scale, decimals);
        }

        private static string Exponential(string digits, int scale, int decimals, char letter, int exponentDigits, bool toEven)
        {
            digits = Round(digits, decimals + 1, ref scale, toEven);
            string text = Slice(digits, 0, 1);

            if (decimals > 0)
            {
                text = text + "." + Slice(digits, 1, decimals);
            }

            int exponent = digits.Length == 0 ? 0 : scale - 1;
            string sign = exponent < 0 ? "-" : "+";

            return text + letter.ToString() + sign + Number.Decimal((ulong)(exponent < 0 ? -exponent : exponent), false, exponentDigits);
        }

        private static string General(string digits, int scale, int precision, char letter, int general)
        {
            int limit = precision > 0 ? precision : general;

            if (precision > 0)
            {
                digits = Round(digits, precision, ref scale, general > 0);
            }

            digits = digits.TrimEnd('0');

            if (digits.Length == 0)
            {
                return "0";
            }

            if ((limit > 0 && scale > limit) || scale < -3)
            {
                char e = letter == 'g' || letter == 'r' ? 'e' : 'E';

                return Exponential(digits, scale, digits.Length - 1, e, 2, false);
            }

            string whole = scale <= 0 ? "0" : Slice(digits, 0, scale);

            return digits.Length <= scale ? whole : whole + "." + Slice(digits, scale, digits.Length - scale);
        }

        /// <summary>Digits of a position on, with zeros where there are none on either side.</summary>
        private static string Slice(string digits, int start, int count)
        {
            char[] slice = new char[count];

            for (int i = 0; i < count; i++)
            {
                int at = start + i;
                slice[i] = at >= 0 && at < digits.Length ? digits[at] : '0';
            }

            return new string(slice);
        }

        private static FormatException Wrong()
        {
            return new FormatException("Format specifier was invalid.");
        }
    }
}
