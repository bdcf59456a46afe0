using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Native operations on byte blocks (Native/bytes).</summary>
    public sealed class NativeBytes : IBytes
    {
        /// <inheritdoc/>
        public extern int Md5StateSize
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern uint Crc32(uint seed, byte[] data, int offset, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int FirstDifference(byte[] left, int leftOffset, byte[] right, int rightOffset, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Fill(byte[] data, int offset, int count, int value);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int IndexOf(byte[] data, int offset, int count, int value);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern bool FromHex(byte[] data, int offset, byte[] result);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int IndexOf(byte[] data, int offset, int count, byte[] pattern);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int ReadDigits(byte[] data, int offset, int count, int radix, out uint number);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int Sum(byte[] data, int offset, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Md5Init(byte[] state);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Md5Update(byte[] state, byte[] data, int offset, int count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Md5Final(byte[] state, byte[] digest);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void HeatshrinkInit(byte[] state, int windowBits, int lookaheadBits);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int HeatshrinkDecode(
            byte[] state, byte[] input, int inputOffset, int inputCount,
            byte[] output, int outputOffset, int outputCount, out int consumed);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int HeatshrinkStateSize(int windowBits);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void DrawBitmap(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void FillRectangle(byte[] frame, int x, int y, int width, int height, bool dark);
    }
}
