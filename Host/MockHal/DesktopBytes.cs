using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.MockHal
{
    /// <summary>
    /// The reference implementation of <see cref="IBytes"/>, written for readability, to which the natives on the target must be
    /// equivalent.
    /// </summary>
    public sealed class DesktopBytes : IBytes
    {
        private const int FrameWidth = 128;
        private const int FrameHeight = 64;
        private const int FrameSize = FrameWidth * FrameHeight / 8;

        /// <inheritdoc/>
        public int Md5StateSize => Md5.StateSize;

        /// <inheritdoc/>
        public uint Crc32(uint seed, byte[] data, int offset, int count) =>
            VirtualFlipper.Boot.Crc32.Compute(data.AsSpan(offset, count), seed);

        /// <inheritdoc/>
        public int FirstDifference(byte[] left, int leftOffset, byte[] right, int rightOffset, int count)
        {
            int same = left.AsSpan(leftOffset, count).CommonPrefixLength(right.AsSpan(rightOffset, count));

            return same == count ? -1 : same;
        }

        /// <inheritdoc/>
        public void Fill(byte[] data, int offset, int count, int value)
        {
            data.AsSpan(offset, count).Fill(ByteOf(value));
        }

        /// <inheritdoc/>
        public int IndexOf(byte[] data, int offset, int count, int value)
        {
            int index = data.AsSpan(offset, count).IndexOf(ByteOf(value));

            return index < 0 ? -1 : offset + index;
        }

        /// <inheritdoc/>
        public bool FromHex(byte[] data, int offset, byte[] result) =>
            Convert.FromHexString(data.AsSpan(offset, 2 * result.Length), result, out _, out _) == System.Buffers.OperationStatus.Done;

        /// <inheritdoc/>
        public int IndexOf(byte[] data, int offset, int count, byte[] pattern)
        {
            ArgumentOutOfRangeException.ThrowIfZero(pattern.Length);
            int index = data.AsSpan(offset, count).IndexOf(pattern);

            return index < 0 ? -1 : offset + index;
        }

        /// <inheritdoc/>
        public int ReadDigits(byte[] data, int offset, int count, int radix, out uint number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(radix, 2);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(radix, 10);
            ReadOnlySpan<byte> digits = data.AsSpan(offset, count);
            int read = 0;
            System.Numerics.BigInteger value = 0;
            while (read < count && digits[read] >= '0' && digits[read] < '0' + radix)
            {
                value = (value * radix) + digits[read] - '0';
                read++;
            }

            number = (uint)(value & uint.MaxValue);
            return value > uint.MaxValue ? -read : read;
        }

        /// <inheritdoc/>
        public int Sum(byte[] data, int offset, int count)
        {
            int sum = 0;
            foreach (byte value in data.AsSpan(offset, count))
            {
                sum += value;
            }

            return sum;
        }

        /// <inheritdoc/>
        public void Md5Init(byte[] state)
        {
            Md5.Begin(state.AsSpan(0, Md5.StateSize));
        }

        /// <inheritdoc/>
        public void Md5Update(byte[] state, byte[] data, int offset, int count)
        {
            Md5.Add(state.AsSpan(0, Md5.StateSize), data.AsSpan(offset, count));
        }

        /// <inheritdoc/>
        public void Md5Final(byte[] state, byte[] digest)
        {
            Md5.End(state.AsSpan(0, Md5.StateSize), digest.AsSpan(0, 16));
        }

        /// <inheritdoc/>
        public void HeatshrinkInit(byte[] state, int windowBits, int lookaheadBits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(lookaheadBits, 3);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lookaheadBits, windowBits);
            HeatshrinkDecoder.Begin(state.AsSpan(0, HeatshrinkStateSize(windowBits)), windowBits, lookaheadBits);
        }

        /// <inheritdoc/>
        public int HeatshrinkDecode(
            byte[] state, byte[] input, int inputOffset, int inputCount, byte[] output, int outputOffset, int outputCount, out int consumed)
        {
            HeatshrinkDecoder decoder = new(state);

            return decoder.Decode(input.AsSpan(inputOffset, inputCount), output.AsSpan(outputOffset, outputCount), out consumed);
        }

        /// <inheritdoc/>
        public int HeatshrinkStateSize(int windowBits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(windowBits, 4);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(windowBits, 15);

            return HeatshrinkDecoder.HeaderSize + (1 << windowBits);
        }

        /// <inheritdoc/>
        public void DrawBitmap(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(width);
            ArgumentOutOfRangeException.ThrowIfNegative(height);
            Span<byte> pixels = frame.AsSpan(0, FrameSize);
            int stride = (width + 7) / 8;
            ReadOnlySpan<byte> rows = bitmap.AsSpan(bitmapOffset, stride * height);
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    if ((rows[(row * stride) + (column / 8)] & (1 << (column % 8))) != 0)
                    {
                        SetPixel(pixels, x + column, y + row, true);
                    }
                }
            }
        }

        /// <inheritdoc/>
        public void FillRectangle(byte[] frame, int x, int y, int width, int height, bool dark)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(width);
            ArgumentOutOfRangeException.ThrowIfNegative(height);
            Span<byte> pixels = frame.AsSpan(0, FrameSize);
            for (int row = Math.Max(y, 0); row < Math.Min((long)y + height, FrameHeight); row++)
            {
                for (int column = Math.Max(x, 0); column < Math.Min((long)x + width, FrameWidth); column++)
                {
                    SetPixel(pixels, column, row, dark);
                }
            }
        }

        private static byte ByteOf(int value)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 255);

            return (byte)value;
        }

        private static void SetPixel(Span<byte> pixels, int x, int y, bool dark)
        {
            if (x is < 0 or >= FrameWidth || y is < 0 or >= FrameHeight)
            {
                return;
            }

            int index = (y / 8 * FrameWidth) + x;
            int mask = 1 << (y % 8);
            pixels[index] = (byte)(dark ? pixels[index] | mask : pixels[index] & ~mask);
        }
    }
}
