using System.Runtime.CompilerServices;

namespace System.Text
{
    /// <summary>UTF-8. Invalid sequences become U+FFFD, as in .NET.</summary>
    public class UTF8Encoding : Encoding
    {
        /// <summary>Returns the bytes of a string.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern byte[] GetBytes(string s);

        /// <summary>Encodes a part of a string into an array; returns the number of bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex);

        /// <summary>Decodes bytes to characters.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern char[] GetChars(byte[] bytes);

        /// <summary>Decodes a range of bytes to characters.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern char[] GetChars(byte[] bytes, int byteIndex, int byteCount);

        /// <summary>Decodes a range of bytes to a string.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern string GetString(byte[] bytes, int index, int count);

        /// <summary>Returns a decoder for bytes that arrive in blocks.</summary>
        public override Decoder GetDecoder() => new UTF8Decoder();
    }
}
