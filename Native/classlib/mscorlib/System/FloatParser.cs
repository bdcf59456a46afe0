namespace System
{
    /// <summary>
    /// Reads floating-point numbers, rounded to the nearest as IEEE 754 asks, by dividing whole numbers of any size: what is read
    /// is digits × 10^x, and the quotient is taken with just as many bits as the type keeps.
    /// </summary>
    internal static class FloatParser
    {
        /// <summary>The bits of a number of the given widths; false when the text is none.</summary>
        internal static bool TryParse(string text, int fractionBits, int exponentBits, out long bits)
        {
            bits = 0;
            string body = text == null ? "" : text.Trim();
            long infinity = ((1L << exponentBits) - 1) << fractionBits;
            bool negative = body.Length > 0 && body[0] == '-';
            int at = body.Length > 0 && (body[0] == '-' || body[0] == '+') ? 1 : 0;
            string rest = body.Substring(at);

            string word = rest.ToLower();

            if (word == "infinity" || rest == "\u221e")
            {
                bits = infinity;
            }
            else if (word == "nan")
            {
                bits = infinity | (1L << (fractionBits - 1)) | (1L << (fractionBits + exponentBits));
            }
            else
            {
                string digits;
                int exponent;

                if (!Split(rest, out digits, out exponent))
                {
                    return false;
                }

                bits = digits.Length == 0 ? 0 : Round(digits, exponent, fractionBits, exponentBits, infinity);
            }

            if (negative)
            {
                bits |= 1L << (fractionBits + exponentBits);
            }

            return true;
        }

        /// <summary>Splits a number into its digits, without zeros at the ends, and the power of ten they are multiplied with.</summary>
        private static bool Split(string text, out string digits, out int exponent)
        {
            char[] kept = new char[text.Length];
            int seen = 0;
            int at = 0;
            bool point = false;
            exponent = 0;

            for (; at < text.Length; at++)
            {
                char c = text[at];

                if (c == '.' && !point)
                {
                    point = true;
                }
                else if (c >= '0' && c <= '9')
                {
                    kept[seen++] = c;
                    exponent -= point ? 1 : 0;
                }
                else if (c != ',' || point || seen == 0)
                {
                    break;
                }
            }

            digits = new string(kept, 0, seen).TrimEnd('0');
            exponent += seen - digits.Length;
            digits = digits.TrimStart('0');

            if (seen > 0 && at < text.Length && (text[at] | 32) == 'e')
            {
                return AddExponent(text.Substring(at + 1), ref exponent);
            }

            return seen > 0 && at == text.Length;
        }

        private static bool AddExponent(string text, ref int exponent)
        {
            int power;

            if (!int.TryParse(text, out power))
            {
                return false;
            }

            exponent += power > 99999 ? 99999 : power < -99999 ? -99999 : power;

            return true;
        }

        private static long Round(string digits, int exponent, int fractionBits, int exponentBits, long infinity)
        {
            if (digits.Length + exponent > 400)
            {
                return infinity;
            }

            if (digits.Length + exponent < -400)
            {
                return 0;
            }

            BigNumber top = new BigNumber(0, 40);

            for (int i = 0; i < digits.Length; i++)
            {
                top.MultiplyAdd(10, (uint)(digits[i] - '0'));
            }

            BigNumber bottom = new BigNumber(1, 40);
            MultiplyByPowerOfTen(top, exponent);
            MultiplyByPowerOfTen(bottom, -exponent);
            int bias = (1 << (exponentBits - 1)) - 1;
            int lowest = 1 - bias - fractionBits;
            int scale = top.Bits - bottom.Bits - fractionBits - 1;
            scale = scale < lowest ? lowest : scale;
            bool inexact;
            ulong mantissa = Divide(top, bottom, scale, fractionBits + 2, out inexact);

            // One bit too many at most: the estimate of the scale is exact or one too low.
            while (mantissa >> (fractionBits + 2) != 0)
            {
                inexact |= (mantissa & 1) != 0;
                mantissa >>= 1;
                scale++;
            }

            return Pack(mantissa, inexact, scale - lowest + 1, fractionBits, exponentBits, infinity);
        }

        private static void MultiplyByPowerOfTen(BigNumber number, int power)
        {
            for (; power > 0; power--)
            {
                number.Multiply(10);
            }
        }

        /// <summary>Rounds away the lowest bit of a mantissa, half to even, and puts it below its exponent field.</summary>
        private static long Pack(ulong mantissa, bool inexact, int field, int fractionBits, int exponentBits, long infinity)
        {
            bool half = (mantissa & 1) != 0;
            mantissa >>= 1;

            if (half && (inexact || (mantissa & 1) != 0))
            {
                mantissa++;
            }

            if (mantissa >> (fractionBits + 1) != 0)
            {
                mantissa >>= 1;
                field++;
            }

            if (mantissa >> fractionBits == 0)
            {
                return (long)mantissa;
            }

            return field >= (1 << exponentBits) - 1
                ? infinity
                : ((long)field << fractionBits) | ((long)mantissa & ((1L << fractionBits) - 1));
        }

        /// <summary>top / (bottom × 2^scale) with one more bit behind it; inexact when something is left over.</summary>
        private static ulong Divide(BigNumber top, BigNumber bottom, int scale, int bits, out bool inexact)
        {
            // The quotient has at most bits + 1 bits: start the long division there.
            int shift = bits + 1;
            int up = 1 - scale;

            if (up + 0 >= shift)
            {
                top.ShiftLeft(up - shift);
            }
            else
            {
                bottom.ShiftLeft(shift - up);
            }

            ulong quotient = 0;

            for (int i = shift; i >= 0; i--)
            {
                quotient <<= 1;

                if (top.CompareTo(bottom) >= 0)
                {
                    top.Subtract(bottom);
                    quotient |= 1;
                }

                if (i > 0)
                {
                    top.ShiftLeft(1);
                }
            }

            inexact = !top.IsZero;

            return quotient;
        }
    }
}
