namespace System.Text
{
    /// <summary>Converts bytes to characters, block by block.</summary>
    public abstract class Decoder
    {
        /// <summary>
        /// Converts bytes until all are converted or the space for characters is used up. An incomplete character at the end is not
        /// consumed, unless flush marks the last block.
        /// </summary>
        public abstract void Convert(
            byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush,
            out int bytesUsed, out int charsUsed, out bool completed);
    }
}
