namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Reads and writes ASCII signatures and fixed fields.</summary>
    public static class Ascii
    {
        /// <summary>Determines whether a text is found at an offset.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">The offset.</param>
        /// <param name="text">The text.</param>
        /// <returns>True if the text is found.</returns>
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
        /// <param name="text">The text; a line feed in it becomes a NUL, which a string of nanoFramework cannot hold.</param>
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
