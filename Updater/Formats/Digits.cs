namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Numbers that stand as text in the bytes of a file.</summary>
    public static class Digits
    {
        /// <summary>Reads a decimal number up to what is no digit.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="at">Offset of the first digit; afterwards the offset after the last one.</param>
        /// <param name="end">Where the text ends.</param>
        /// <param name="number">The number.</param>
        /// <returns>Whether there is a digit, and all of them fit 32 bits.</returns>
        public static bool ReadDecimal(byte[] data, ref int at, int end, out uint number)
        {
            number = 0;
            bool good = false;
            for (int first = at; at < end; at++)
            {
                uint digit = (uint)(data[at] - '0');
                if (digit > 9)
                {
                    break;
                }

                good = (good || at == first) && number <= (uint.MaxValue - digit) / 10;
                number = (number * 10) + digit;
            }

            return good;
        }

        /// <summary>Reads a byte from two hexadecimal digits, upper or lower case.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="at">Where they are.</param>
        /// <returns>The byte; -1 when there is anything else.</returns>
        public static int ReadHex(byte[] data, int at)
        {
            int high = Value(data[at]);
            int low = Value(data[at + 1]);
            return (high | low) < 0 ? -1 : (high << 4) | low;
        }

        private static int Value(int c)
        {
            return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        }
    }
}
