namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Parses numbers in text.</summary>
    public static class Digits
    {
        /// <summary>Parses a decimal number up to the first non-digit.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="at">Offset of the first digit; afterwards the offset after the last one.</param>
        /// <param name="end">End offset of the text.</param>
        /// <param name="number">The number.</param>
        /// <returns>True if there is at least one digit, and the number fits 32 bits.</returns>
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

        /// <summary>Parses a byte from two hexadecimal digits, upper or lower case.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="at">Offset of the first digit.</param>
        /// <returns>The byte; -1 if either is not a digit.</returns>
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
