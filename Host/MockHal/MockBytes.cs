using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.MockHal
{
    /// <summary><see cref="DesktopBytes"/> whose operations take device time (CpuCosts).</summary>
    internal sealed class MockBytes(MockDevice mock) : IBytes
    {
        private readonly DesktopBytes _bytes = new();

        public int Md5StateSize => _bytes.Md5StateSize;

        public uint Crc32(uint seed, byte[] data, int offset, int count)
        {
            uint crc = _bytes.Crc32(seed, data, offset, count);
            mock.Spend(CpuCosts.For(count, CpuCosts.Crc32));

            return crc;
        }

        public int FirstDifference(byte[] left, int leftOffset, byte[] right, int rightOffset, int count) =>
            _bytes.FirstDifference(left, leftOffset, right, rightOffset, count);

        public void Fill(byte[] data, int offset, int count, int value)
        {
            _bytes.Fill(data, offset, count, value);
        }

        public int IndexOf(byte[] data, int offset, int count, int value) => _bytes.IndexOf(data, offset, count, value);

        public bool FromHex(byte[] data, int offset, byte[] result) => _bytes.FromHex(data, offset, result);

        public int IndexOf(byte[] data, int offset, int count, byte[] pattern)
        {
            int index = _bytes.IndexOf(data, offset, count, pattern);
            mock.Spend(CpuCosts.For(count, CpuCosts.FlashRead));

            return index;
        }

        public int ReadDigits(byte[] data, int offset, int count, int radix, out uint number) =>
            _bytes.ReadDigits(data, offset, count, radix, out number);

        public int Sum(byte[] data, int offset, int count) => _bytes.Sum(data, offset, count);

        public void Md5Init(byte[] state)
        {
            _bytes.Md5Init(state);
        }

        public void Md5Update(byte[] state, byte[] data, int offset, int count)
        {
            _bytes.Md5Update(state, data, offset, count);
        }

        public void Md5Final(byte[] state, byte[] digest)
        {
            _bytes.Md5Final(state, digest);
        }

        public void HeatshrinkInit(byte[] state, int windowBits, int lookaheadBits)
        {
            _bytes.HeatshrinkInit(state, windowBits, lookaheadBits);
        }

        public int HeatshrinkDecode(
            byte[] state,
            byte[] input,
            int inputOffset,
            int inputCount,
            byte[] output,
            int outputOffset,
            int outputCount,
            out int consumed) =>
            _bytes.HeatshrinkDecode(state, input, inputOffset, inputCount, output, outputOffset, outputCount, out consumed);

        public int HeatshrinkStateSize(int windowBits) => _bytes.HeatshrinkStateSize(windowBits);

        public void DrawBitmap(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y)
        {
            _bytes.DrawBitmap(frame, bitmap, bitmapOffset, width, height, x, y);
        }

        public void FillRectangle(byte[] frame, int x, int y, int width, int height, bool dark)
        {
            _bytes.FillRectangle(frame, x, y, width, height, dark);
        }
    }
}
