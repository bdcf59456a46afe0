namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Packs bits into bytes, most significant bit first.</summary>
    internal sealed class BitWriter
    {
        private readonly List<byte> _bytes = [];
        private ulong _kept;
        private int _count;

        /// <summary>Appends bits.</summary>
        /// <param name="value">The bits, right-aligned.</param>
        /// <param name="count">The number of bits, 0 to 32.</param>
        public void Write(uint value, int count)
        {
            _kept = (_kept << count) | value;
            _count += count;
            while (_count >= 8)
            {
                _count -= 8;
                _bytes.Add((byte)(_kept >> _count));
            }

            _kept &= (1UL << _count) - 1;
        }

        /// <summary>Pads the last byte with zeros.</summary>
        /// <returns>All bytes.</returns>
        public byte[] Finish()
        {
            if (_count > 0)
            {
                Write(0, 8 - _count);
            }

            return [.. _bytes];
        }
    }
}
