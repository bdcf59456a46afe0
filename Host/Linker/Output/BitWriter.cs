namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Writes a bit stream. The first bit is the least significant bit of its byte.</summary>
    internal sealed class BitWriter
    {
        private readonly List<byte> _bytes = [];

        public int Length { get; private set; }

        public void Add(uint value, int count)
        {
            for (int bit = 0; bit < count; bit++, Length++)
            {
                if (Length % 8 == 0)
                {
                    _bytes.Add(0);
                }

                _bytes[^1] |= (byte)(((value >> bit) & 1) << (Length % 8));
            }
        }

        /// <summary>Returns the bytes written; the last byte is padded with bits that are 1.</summary>
        public byte[] ToArray()
        {
            byte[] bytes = [.. _bytes];

            if (Length % 8 != 0)
            {
                bytes[^1] |= (byte)(0xFF << (Length % 8));
            }

            return bytes;
        }
    }
}
