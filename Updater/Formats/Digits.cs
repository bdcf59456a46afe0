using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Parses numbers in text.</summary>
    public static class Digits
    {
        /// <summary>Reads a decimal number up to the first non-digit.</summary>
        /// <param name="bytes">The byte operations.</param>
        /// <param name="data">The bytes.</param>
        /// <param name="at">Offset of the first digit; receives the offset after the last digit.</param>
        /// <param name="end">End offset of the text.</param>
        /// <param name="number">The number.</param>
        /// <returns>True if there is at least one digit and the number fits into 32 bits.</returns>
        public static bool ReadDecimal(IBytes bytes, byte[] data, ref int at, int end, out uint number)
        {
            int read = bytes.ReadDigits(data, at, end - at, 10, out number);
            at += read < 0 ? -read : read;
            return read > 0;
        }

        /// <summary>Parses a byte from two hexadecimal digits, upper or lower case.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="at">Offset of the first digit.</param>
        /// <returns>The byte; -1 if either character is not a hexadecimal digit.</returns>
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
