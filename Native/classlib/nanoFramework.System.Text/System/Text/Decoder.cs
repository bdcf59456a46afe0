namespace System.Text
{
    /// <summary>Bytes to characters, block by block.</summary>
    public abstract class Decoder
    {
        /// <summary>
        /// Converts as many bytes as the characters have room for; a character whose bytes are not all there yet is left, unless
        /// flush says that no more come.
        /// </summary>
        public abstract void Convert(
            byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush,
            out int bytesUsed, out int charsUsed, out bool completed);
    }
}
