// The types of nanoFramework.System.Text 1.3.42, with only their methods, in the original order. Types that
// precede the first native method are omitted, unless the other types need them.
using System.Runtime.CompilerServices;

namespace System.Text
{
    public abstract class Decoder
    {
        public abstract void Convert(
            byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush,
            out int bytesUsed, out int charsUsed, out bool completed);
    }

    internal class UTF8Decoder : Decoder
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern override void Convert(
            byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush,
            out int bytesUsed, out int charsUsed, out bool completed);
    }

    public class UTF8Encoding
    {
        public UTF8Encoding() { }

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual byte[] GetBytes(string s);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual char[] GetChars(byte[] bytes);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual char[] GetChars(byte[] bytes, int byteIndex, int byteCount);

        public virtual Decoder GetDecoder() => null;
    }
}
