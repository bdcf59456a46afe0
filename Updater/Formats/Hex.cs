namespace FlipperUpdaterNano.Formats
{
    /// <summary>Numbers as hexadecimal text. The general number formats would not fit the image beside everything else.</summary>
    public static class Hex
    {
        private const string Digits = "0123456789ABCDEF";

        /// <summary>Writes a number in upper case, without prefix.</summary>
        /// <param name="value">The number.</param>
        /// <param name="digits">Fewest digits, 1 to 8.</param>
        /// <returns>The text.</returns>
        public static string Text(uint value, int digits)
        {
            while (digits < 8 && value >> (4 * digits) != 0)
            {
                digits++;
            }

            char[] text = new char[digits];
            while (digits > 0)
            {
                digits--;
                text[digits] = Digits[(int)(value & 15)];
                value >>= 4;
            }

            return new string(text);
        }
    }
}
