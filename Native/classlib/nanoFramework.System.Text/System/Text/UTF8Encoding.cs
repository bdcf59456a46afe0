using System.Runtime.CompilerServices;

namespace System.Text
{
    /// <summary>UTF-8. What is not valid becomes U+FFFD, as in .NET.</summary>
    public class UTF8Encoding : Encoding
    {
        /// <summary>The bytes of a text.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern byte[] GetBytes(string s);

        /// <summary>Writes the bytes of a part of a text into an array; returns their number.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex);

        /// <summary>The characters of bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern char[] GetChars(byte[] bytes);

        /// <summary>The characters of a part of bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern char[] GetChars(byte[] bytes, int byteIndex, int byteCount);

        /// <summary>The text of a part of bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern string GetString(byte[] bytes, int index, int count);

        /// <summary>A decoder for bytes that come in pieces.</summary>
        public override Decoder GetDecoder() => new UTF8Decoder();
    }
}
