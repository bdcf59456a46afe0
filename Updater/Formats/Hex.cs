namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Formats hexadecimal numbers. The class library's number formatting would make the image too large.</summary>
    public static class Hex
    {
        private const string Digits = "0123456789ABCDEF";

        /// <summary>Formats a number as eight upper-case digits, without prefix.</summary>
        /// <param name="value">The number.</param>
        /// <returns>The eight digits.</returns>
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
