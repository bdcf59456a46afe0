namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>Allocates the clusters of a volume consecutively, or with random gaps as on a used card.</summary>
    /// <param name="scatter">Source of random numbers for the gaps; null to allocate without gaps.</param>
    internal sealed class ExFatAllocator(ExFatLayout layout, Random? scatter)
    {
        private readonly bool[] _taken = new bool[layout.ClusterCount];
        private long _last = -1;
        private long _count;

        /// <summary>Gets the percentage of clusters in use.</summary>
        public int PercentInUse => (int)(_count * 100 / _taken.Length);

        /// <summary>Allocates clusters.</summary>
        /// <param name="count">Number of clusters.</param>
        /// <param name="scattered">Whether to leave gaps; ignored without a source of random numbers.</param>
        /// <exception cref="ExFatException">The volume is full.</exception>
        public uint[] Take(int count, bool scattered = true)
        {
            if (_count + count > _taken.Length)
            {
                throw new ExFatException($"The volume's {_taken.Length} clusters of {layout.ClusterSize} bytes cannot hold the files.");
            }

            uint[] clusters = new uint[count];

            for (int i = 0; i < count; i++)
            {
                if (scattered && scatter?.Next(3) == 0)
                {
                    _last += scatter.Next(5);
                }

                do
                {
                    _last = (_last + 1) % _taken.Length;
                }
                while (_taken[_last]);

                _taken[_last] = true;
                _count++;
                clusters[i] = (uint)_last + ExFatLayout.FirstCluster;
            }

            return clusters;
        }

        /// <summary>Encodes the allocation bitmap (exFAT specification, section 7.1.5).</summary>
        /// <returns>The bitmap, with one bit for each cluster.</returns>
        public byte[] ToBitmap()
        {
            byte[] bitmap = new byte[(_taken.Length + 7) / 8];

            for (int i = 0; i < _taken.Length; i++)
            {
                bitmap[i / 8] |= (byte)(_taken[i] ? 1 << (i % 8) : 0);
            }

            return bitmap;
        }
    }
}
