namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Reads and writes ASCII signatures and fixed fields.</summary>
    public static class Ascii
    {
        /// <summary>Determines whether the bytes at an offset match a text.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">The offset.</param>
        /// <param name="text">The text.</param>
        /// <returns>True if the bytes match the text.</returns>
        public static bool Is(byte[] data, int offset, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (data[offset + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Writes a text.</summary>
        /// <param name="text">The text. A line feed in the text represents a NUL, which a nanoFramework string cannot hold.</param>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">The offset.</param>
        public static void Write(string text, byte[] data, int offset)
        {
            for (int i = 0; i < text.Length; i++)
            {
                data[offset + i] = (byte)(text[i] == '\n' ? 0 : text[i]);
            }
        }
    }
}
