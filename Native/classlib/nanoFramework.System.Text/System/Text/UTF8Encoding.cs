using System.Runtime.CompilerServices;

namespace System.Text
{
    /// <summary>UTF-8. What is not valid becomes U+FFFD, as in .NET.</summary>
    public class UTF8Encoding : Encoding
    {
        /// <summary>Creates the encoding.</summary>
        public UTF8Encoding()
        {
        }

        /// <summary>The bytes of a text.</summary>
        public override byte[] GetBytes(string s)
        {
            if (s == null)
            {
                throw new ArgumentNullException("s");
            }

            byte[] bytes = new byte[Encode(s, 0, s.Length, null, 0)];
            Encode(s, 0, s.Length, bytes, 0);

            return bytes;
        }

        /// <summary>Writes the bytes of a part of a text into an array; returns their number.</summary>
        public override int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)
        {
            if (s == null || bytes == null)
            {
                throw new ArgumentNullException(s == null ? "s" : "bytes");
            }

            if (charIndex < 0 || charCount < 0)
            {
                throw new ArgumentOutOfRangeException(charIndex < 0 ? "charIndex" : "charCount");
            }

            if (charCount > s.Length - charIndex)
            {
                throw new ArgumentOutOfRangeException("s", "Index and count must refer to a location within the string.");
            }

            if (byteIndex < 0 || byteIndex > bytes.Length)
            {
                throw new ArgumentOutOfRangeException("byteIndex");
            }

            if (Encode(s, charIndex, charCount, null, 0) > bytes.Length - byteIndex)
            {
                throw new ArgumentException(
                    "The output byte buffer is too small to contain the encoded data, "
                    + "encoding codepage '65001' and fallback 'System.Text.EncoderReplacementFallback'.",
                    "bytes");
            }

            return Encode(s, charIndex, charCount, bytes, byteIndex);
        }

        /// <summary>The characters of bytes.</summary>
        public override char[] GetChars(byte[] bytes)
        {
            return GetChars(bytes, 0, bytes.Length);
        }

        /// <summary>The characters of a part of bytes.</summary>
        public override char[] GetChars(byte[] bytes, int byteIndex, int byteCount)
        {
            return GetString(bytes, byteIndex, byteCount).ToCharArray();
        }

        /// <summary>The text of a part of bytes.</summary>
        public override string GetString(byte[] bytes, int index, int count)
        {
            if (bytes == null)
            {
                throw new ArgumentNullException("bytes");
            }

            if (index < 0 || count < 0 || count > bytes.Length - index)
            {
                throw new ArgumentOutOfRangeException(index < 0 ? "index" : "count");
            }

            return Decode(bytes, index, count);
        }

        /// <summary>A converter that keeps characters split over blocks.</summary>
        public override Decoder GetDecoder()
        {
            return new UTF8Decoder();
        }

        /// <summary>
        /// Writes UTF-8 of a part of a text into an array from an index on and returns the number of bytes; with a null array only
        /// counts. A surrogate without its other half becomes U+FFFD. The ranges are checked already.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Encode(string s, int index, int count, byte[] target, int at);

        /// <summary>
        /// The text of UTF-8 bytes; each longest start of a character that breaks off becomes one U+FFFD (Unicode 3.9, as .NET
        /// does). The range is checked already.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string Decode(byte[] bytes, int index, int count);
    }
}
