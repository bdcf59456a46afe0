using System.Runtime.CompilerServices;

namespace System.Text
{
    /// <summary>Keeps no bytes between calls; an incomplete code point at the end is not consumed.</summary>
    internal sealed class UTF8Decoder : Decoder
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern void Convert(
            byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush,
            out int bytesUsed, out int charsUsed, out bool completed);
    }
}
