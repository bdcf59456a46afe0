namespace FlipperUpdaterNano.Formats
{
    /// <summary>Names between the bytes of a format and text. Only for names and lines: one character at a time.</summary>
    public static class Utf8
    {
        /// <summary>Decodes.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The text.</returns>
        /// <exception cref="MalformedException">The bytes are not UTF-8 (RFC 3629).</exception>
        public static string ToText(byte[] data, int offset, int count)
        {
            char[] text = new char[count];
            int length = 0;
            int end = offset + count;
            while (offset < end)
            {
                int code = data[offset++];
                if (code >= 0x80)
                {
                    int more = code >= 0xF0 ? 3 : code >= 0xE0 ? 2 : 1;
                    code &= 0x3F >> more;
                    if (data[offset - 1] < 0xC0 || data[offset - 1] > 0xF4 || offset + more > end)
                    {
                        throw NotUtf8();
                    }

                    int least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
                    for (; more > 0; more--)
                    {
                        int next = data[offset++];
                        if ((next & 0xC0) != 0x80)
                        {
                            throw NotUtf8();
                        }

                        code = (code << 6) | (next & 0x3F);
                    }

                    if (code < least || code > 0x10FFFF || (code & 0x1FF800) == 0xD800)
                    {
                        throw NotUtf8();
                    }
                }

                if (code >= 0x10000)
                {
                    text[length++] = (char)(0xD7C0 + (code >> 10));
                    code = 0xDC00 | (code & 0x3FF);
                }

                text[length++] = (char)code;
            }

            return new string(text, 0, length);
        }

        /// <summary>Encodes.</summary>
        /// <param name="text">Well-formed text.</param>
        /// <returns>Its bytes.</returns>
        public static byte[] ToBytes(string text)
        {
            int count = Encode(text, null);
            byte[] data = new byte[count];
            Encode(text, data);
            return data;
        }

        private static int Encode(string text, byte[] data)
        {
            int count = 0;
            for (int i = 0; i < text.Length; i++)
            {
                int code = text[i];
                if ((code & 0xFC00) == 0xD800 && i + 1 < text.Length)
                {
                    code = ((code - 0xD7C0) << 10) | (text[++i] & 0x3FF);
                }

                int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
                if (data != null)
                {
                    int lead = more == 0 ? 0 : 0xFF00 >> (more + 1);
                    data[count] = (byte)(lead | (code >> (6 * more)));
                    for (int k = 1; k <= more; k++)
                    {
                        data[count + k] = (byte)(0x80 | ((code >> (6 * (more - k))) & 0x3F));
                    }
                }

                count += more + 1;
            }

            return count;
        }

        private static MalformedException NotUtf8()
        {
            return new MalformedException("A name is not UTF-8.");
        }
    }
}
