namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Numbers as hexadecimal text. The general number formats would not fit the image beside everything else.</summary>
    public static class Hex
    {
        private const string Digits = "0123456789ABCDEF";

        /// <summary>Writes a number as eight digits in upper case, without prefix.</summary>
        /// <param name="value">The number.</param>
        /// <returns>The text.</returns>
        public static string Text(uint value)
        {
            char[] text = new char[8];
            for (int i = 7; i >= 0; i--)
            {
                text[i] = Digits[(int)(value & 15)];
                value >>= 4;
            }

            return new string(text);
        }
    }
}
