namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Reads and writes ASCII signatures and fixed fields.</summary>
    public static class Ascii
    {
        /// <summary>Determines whether the bytes at an offset match a string.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">Offset of the first byte.</param>
        /// <param name="text">The string, in ASCII.</param>
        /// <returns>True if the bytes match the string.</returns>
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

        /// <summary>Writes a string, one byte per character.</summary>
        /// <param name="text">The string. A line feed in the string represents a NUL, which a nanoFramework string cannot contain.</param>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">Offset of the first byte.</param>
        public static void Write(string text, byte[] data, int offset)
        {
            for (int i = 0; i < text.Length; i++)
            {
                data[offset + i] = (byte)(text[i] == '\n' ? 0 : text[i]);
            }
        }
    }
}
