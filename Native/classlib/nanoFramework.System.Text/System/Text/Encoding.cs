using System;

namespace System.Text
{
    /// <summary>Converts strings to bytes and back; only UTF-8 is supported.</summary>
    public abstract class Encoding
    {
        private static Encoding s_utf8;

        /// <summary>The encoding: UTF-8.</summary>
        public static Encoding UTF8 => s_utf8 ?? (s_utf8 = new UTF8Encoding());

        /// <summary>Returns the bytes of a string.</summary>
        public virtual byte[] GetBytes(string s) => throw new NotSupportedException();

        /// <summary>Encodes a part of a string into an array; returns the number of bytes.</summary>
        public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            throw new NotSupportedException();

        /// <summary>Decodes bytes to characters.</summary>
        public virtual char[] GetChars(byte[] bytes) => throw new NotSupportedException();

        /// <summary>Decodes a range of bytes to characters.</summary>
        public virtual char[] GetChars(byte[] bytes, int byteIndex, int byteCount) => throw new NotSupportedException();

        /// <summary>Decodes a range of bytes to a string.</summary>
        public virtual string GetString(byte[] bytes, int index, int count) => new string(GetChars(bytes, index, count));

        /// <summary>Returns a decoder for characters that may be split between blocks.</summary>
        public abstract Decoder GetDecoder();
    }
}
