using System.Text;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Converts between UTF-8 bytes and text; malformed UTF-8 is not accepted.</summary>
    public static class Utf8
    {
        /// <summary>Decodes UTF-8; invalid input is an error.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The text.</returns>
        /// <exception cref="MalformedException">The bytes are not UTF-8 (RFC 3629).</exception>
        public static string ToText(byte[] data, int offset, int count)
        {
            return ToTextOrNull(data, offset, count) ?? throw new MalformedException("A name is not UTF-8.");
        }

        /// <summary>Decodes UTF-8; returns <see langword="null"/> for invalid input.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The text; <see langword="null"/> if the bytes are not UTF-8 (RFC 3629).</returns>
        public static string ToTextOrNull(byte[] data, int offset, int count)
        {
            string text = Encoding.UTF8.GetString(data, offset, count);
            if (text.Length == count && text.IndexOf('\uFFFD') < 0)
            {
                return text;
            }

            // GetString accepts malformed input. Malformed input is therefore detected by encoding the result again and comparing the bytes
            // with the input.
            byte[] again = Encoding.UTF8.GetBytes(text);
            bool same = again.Length == count;
            for (int i = 0; same && i < count; i++)
            {
                same = again[i] == data[offset + i];
            }

            return same ? text : null;
        }

        /// <summary>Encodes text in UTF-8.</summary>
        /// <param name="text">Well-formed text.</param>
        /// <returns>The encoded bytes.</returns>
        public static byte[] ToBytes(string text)
        {
            return Encoding.UTF8.GetBytes(text);
        }
    }
}
