using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Operations on byte blocks, native (Native/bytes).</summary>
    public sealed class NativeBytes : IBytes
    {
        /// <inheritdoc/>
        public int Md5StateSize => GetMd5StateSize();

        /// <inheritdoc/>
        public uint Crc32(uint seed, byte[] data, int offset, int count)
        {
            return ComputeCrc32(seed, data, offset, count);
        }

        /// <inheritdoc/>
        public int FirstDifference(byte[] left, int leftOffset, byte[] right, int rightOffset, int count)
        {
            return Compare(left, leftOffset, right, rightOffset, count);
        }

        /// <inheritdoc/>
        public void Fill(byte[] data, int offset, int count, int value)
        {
            SetAll(data, offset, count, value);
        }

        /// <inheritdoc/>
        public int IndexOf(byte[] data, int offset, int count, int value)
        {
            return Find(data, offset, count, value);
        }

        /// <inheritdoc/>
        public int Sum(byte[] data, int offset, int count)
        {
            return AddUp(data, offset, count);
        }

        /// <inheritdoc/>
        public void Md5Begin(byte[] state)
        {
            BeginMd5(state);
        }

        /// <inheritdoc/>
        public void Md5Add(byte[] state, byte[] data, int offset, int count)
        {
            AddMd5(state, data, offset, count);
        }

        /// <inheritdoc/>
        public void Md5End(byte[] state, byte[] digest)
        {
            EndMd5(state, digest);
        }

        /// <inheritdoc/>
        public void HeatshrinkBegin(byte[] state, int windowBits, int lookaheadBits)
        {
            BeginHeatshrink(state, windowBits, lookaheadBits);
        }

        /// <inheritdoc/>
        public int HeatshrinkDecode(
            byte[] state, byte[] input, int inputOffset, int inputCount, byte[] output, int outputOffset, int outputCount, out int consumed)
        {
            int made = DecodeHeatshrink(state, input, inputOffset, inputCount, output, outputOffset, outputCount);
            consumed = GetConsumed();
            return made;
        }

        /// <inheritdoc/>
        public int HeatshrinkStateSize(int windowBits)
        {
            return GetHeatshrinkStateSize(windowBits);
        }

        /// <inheritdoc/>
        public void DrawBitmap(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y)
        {
            Draw(frame, bitmap, bitmapOffset, width, height, x, y);
        }

        /// <inheritdoc/>
        public void FillRectangle(byte[] frame, int x, int y, int width, int height, bool dark)
        {
            FillArea(frame, x, y, width, height, dark);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int GetMd5StateSize();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint ComputeCrc32(uint seed, byte[] data, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Compare(byte[] left, int leftOffset, byte[] right, int rightOffset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void SetAll(byte[] data, int offset, int count, int value);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Find(byte[] data, int offset, int count, int value);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int AddUp(byte[] data, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void BeginMd5(byte[] state);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void AddMd5(byte[] state, byte[] data, int offset, int count);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void EndMd5(byte[] state, byte[] digest);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void BeginHeatshrink(byte[] state, int windowBits, int lookaheadBits);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int DecodeHeatshrink(byte[] state, byte[] input, int inputOffset, int inputCount, byte[] output, int outputOffset, int outputCount);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int GetConsumed();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int GetHeatshrinkStateSize(int windowBits);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Draw(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void FillArea(byte[] frame, int x, int y, int width, int height, bool dark);
    }
}
