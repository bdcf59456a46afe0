namespace System.Text
{
    internal sealed class UTF8Decoder : Decoder
    {
        public override void Convert(
            byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush,
            out int bytesUsed, out int charsUsed, out bool completed)
        {
            bytesUsed = 0;
            charsUsed = 0;

            while (bytesUsed < byteCount)
            {
                int length = LengthAt(bytes, byteIndex + bytesUsed, byteCount - bytesUsed);

                if (length > byteCount - bytesUsed)
                {
                    if (!flush)
                    {
                        break;
                    }

                    length = byteCount - bytesUsed;
                }

                string text = UTF8Encoding.Decode(bytes, byteIndex + bytesUsed, length);

                if (text.Length > charCount - charsUsed)
                {
                    break;
                }

                for (int i = 0; i < text.Length; i++)
                {
                    chars[charIndex + charsUsed++] = text[i];
                }

                bytesUsed += length;
            }

            completed = bytesUsed == byteCount;
        }

        /// <summary>Bytes of the character whose first byte lies at an index; a broken one ends before the byte that breaks it.</summary>
        private static int LengthAt(byte[] bytes, int at, int available)
        {
            int first = bytes[at];
            int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;

            for (int i = 1; i < length && i < available; i++)
            {
                if ((bytes[at + i] & 0xC0) != 0x80)
                {
                    return i;
                }
            }

            return length;
        }
    }
}
