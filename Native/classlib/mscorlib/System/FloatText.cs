namespace System
{
    /// <summary>
    /// The text of floating-point numbers, exact: every such number is a whole number over a power of ten, so all of its decimal
    /// digits come from one multiplication by a power of five. The shortest text that reads back as the same number is searched
    /// between the midpoints to its neighbours, which are computed the same way.
    /// </summary>
    internal static class FloatText
    {
        /// <summary>Formats a number given by its bits, the widths of its fraction and exponent and its type's G precision.</summary>
        internal static string Format(long bits, int fractionBits, int exponentBits, int general, string format)
        {
            bool negative = ((bits >> (fractionBits + exponentBits)) & 1) != 0;
            int field = (int)(bits >> fractionBits) & ((1 << exponentBits) - 1);
            long fraction = bits & ((1L << fractionBits) - 1);

            if (field == (1 << exponentBits) - 1)
            {
                return fraction != 0 ? "NaN" : negative ? "-Infinity" : "Infinity";
            }

            int exponent = (field == 0 ? 1 : field) - (1 << (exponentBits - 1)) + 1 - fractionBits;
            long mantissa = field == 0 ? fraction : fraction | (1L << fractionBits);
            bool custom = !string.IsNullOrEmpty(format) && CustomFormat.Is(format);
            char letter = string.IsNullOrEmpty(format) ? 'R' : format[0];
            int precision = custom || string.IsNullOrEmpty(format) ? -1 : NumberFormat.PrecisionOf(format);
            bool shortest = !custom && (letter == 'R' || letter == 'r' || ((letter == 'G' || letter == 'g') && precision <= 0));

            // Two more bits make room for the midpoints. Zero has no digits.
            long middle = mantissa << 2;
            string digits = mantissa == 0 ? "" : Digits((ulong)middle, exponent - 2);
            int scale = mantissa == 0 ? 0 : digits.Length + (exponent < 2 ? exponent - 2 : 0);

            if (custom)
            {
                // As .NET has it: to the type's precision first, then to the places of the format.
                return CustomFormat.Format(
                    NumberFormat.Round(digits, fractionBits > 23 ? 15 : 7, ref scale, true).TrimEnd('0'), scale, negative, true, format);
            }

            if (shortest && mantissa != 0)
            {
                // Below a power of two the lower neighbour is half as far.
                string low = Digits((ulong)(middle - (fraction == 0 && field > 1 ? 1 : 2)), exponent - 2);
                digits = Shortest(digits, low, Digits((ulong)(middle + 2), exponent - 2), (mantissa & 1) == 0, ref scale);
            }

            return NumberFormat.Format(digits, scale, negative, letter, shortest ? -1 : precision, general);
        }

        /// <summary>All decimal digits of value × 2^exponent, or of value × 2^exponent × 10^-exponent when it is negative.</summary>
        private static string Digits(ulong value, int exponent)
        {
            BigNumber number = new BigNumber(value, 40);

            for (; exponent < 0; exponent++)
            {
                number.Multiply(5);
            }

            for (; exponent >= 16; exponent -= 16)
            {
                number.Multiply(65536);
            }

            number.Multiply(1u << exponent);

            return number.ToDecimal();
        }

        /// <summary>The fewest digits that, as a number, stay between low and high: without zeros in front, and their scale.</summary>
        private static string Shortest(string digits, string low, string high, bool inclusive, ref int scale)
        {
            low = low.PadLeft(digits.Length, '0');

            if (high.Length > digits.Length)
            {
                digits = "0" + digits;
                low = "0" + low;
                scale++;
            }

            digits = Leading(digits, low, high, inclusive);
            string trimmed = digits.TrimStart('0');
            scale -= digits.Length - trimmed.Length;

            return trimmed;
        }

        /// <summary>The fewest leading digits that, as a number, stay between low and high; of these the closest.</summary>
        private static string Leading(string digits, string low, string high, bool inclusive)
        {
            for (int count = 1; count < digits.Length; count++)
            {
                string down = digits.Substring(0, count);
                string up = Increment(down);
                bool downFits = Fits(down, low, high, inclusive);
                bool upFits = up != null && Fits(up, low, high, inclusive);

                if (downFits && upFits)
                {
                    return IsAboveHalf(digits, count) ? up : down;
                }

                if (downFits || upFits)
                {
                    return downFits ? down : up;
                }
            }

            return digits;
        }

        private static bool Fits(string candidate, string low, string high, bool inclusive)
        {
            candidate = candidate.PadRight(low.Length, '0');
            int overLow = string.Compare(candidate, low);
            int underHigh = string.Compare(high, candidate);

            return inclusive ? overLow >= 0 && underHigh >= 0 : overLow > 0 && underHigh > 0;
        }

        private static bool IsAboveHalf(string digits, int count)
        {
            string rest = digits.Substring(count);
            int order = string.Compare(rest, "5".PadRight(rest.Length, '0'));

            return order > 0 || (order == 0 && ((digits[count - 1] - '0') & 1) != 0);
        }

        private static string Increment(string digits)
        {
            int scale = 0;
            string next = NumberFormat.Round(digits + "9", digits.Length, ref scale, false);

            return scale == 0 ? next : null;
        }
    }
}
