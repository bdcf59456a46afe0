using System;

namespace System.Text
{
    /// <summary>Texts as bytes and back; UTF-8 is the only one.</summary>
    public abstract class Encoding
    {
        private static Encoding s_utf8;

        /// <summary>UTF-8.</summary>
        public static Encoding UTF8 => s_utf8 ?? (s_utf8 = new UTF8Encoding());

        /// <summary>The bytes of a text.</summary>
        public virtual byte[] GetBytes(string s) => throw new NotSupportedException();

        /// <summary>Writes the bytes of a part of a text into an array; returns their number.</summary>
        public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            throw new NotSupportedException();

        /// <summary>The characters of bytes.</summary>
        public virtual char[] GetChars(byte[] bytes) => throw new NotSupportedException();

        /// <summary>The characters of a part of bytes.</summary>
        public virtual char[] GetChars(byte[] bytes, int byteIndex, int byteCount) => throw new NotSupportedException();

        /// <summary>The text of a part of bytes.</summary>
        public virtual string GetString(byte[] bytes, int index, int count) => new string(GetChars(bytes, index, count));

        /// <summary>A converter that keeps characters split over blocks.</summary>
        public abstract Decoder GetDecoder();
    }
}
