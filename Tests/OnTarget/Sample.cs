namespace FlipperUpdaterNano.OnTarget
{
    /// <summary>Test data.</summary>
    internal static class Sample
    {
        private const string Digits = "0123456789abcdef";

        /// <summary>Returns the characters of a string as bytes.</summary>
        public static byte[] Ascii(string text)
        {
            byte[] data = new byte[text.Length];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = (byte)text[i];
            }

            return data;
        }

        /// <summary>Returns the first bytes as characters.</summary>
        public static string Text(byte[] data, int count)
        {
            char[] text = new char[count];
            for (int i = 0; i < count; i++)
            {
                text[i] = (char)data[i];
            }

            return new string(text);
        }

        /// <summary>Returns pseudo-random bytes that depend only on the seed.</summary>
        public static byte[] Bytes(int count, uint seed)
        {
            byte[] data = new byte[count];
            for (int i = 0; i < count; i++)
            {
                seed = (seed * 1664525) + 1013904223; // Numerical Recipes' generator.
                data[i] = (byte)(seed >> 24);
            }

            return data;
        }

        /// <summary>Returns each byte as two lower-case hexadecimal digits.</summary>
        public static string Hex(byte[] data)
        {
            char[] text = new char[2 * data.Length];
            for (int i = 0; i < data.Length; i++)
            {
                text[2 * i] = Digits[data[i] >> 4];
                text[(2 * i) + 1] = Digits[data[i] & 15];
            }

            return new string(text);
        }

        /// <summary>Returns whether a pixel of a frame is dark (layout: <see cref="FlipperUpdaterNano.Hal.IDisplay.Show"/>).</summary>
        public static bool IsDark(byte[] frame, int x, int y)
        {
            return (frame[((y / 8) * 128) + x] & (1 << (y % 8))) != 0;
        }
    }
}
