namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// A set of names as 32-bit hashes (<see cref="Hal.ICard.HashPath"/>): some 4 bytes for each, so that 10,000 names fit into 48 KB.
    /// </summary>
    public sealed class NameSet
    {
        // Buckets grow by small steps: doubling would leave a third of the memory unused.
        private const int Buckets = 128;
        private const int Step = 8;

        private readonly uint[][] _hashes = new uint[Buckets][];
        private readonly short[] _counts = new short[Buckets];

        /// <summary>Gets the number of hashes in the set.</summary>
        public int Count { get; private set; }

        /// <summary>Checks whether a hash is in the set.</summary>
        /// <param name="hash">The hash.</param>
        /// <returns><see langword="true"/> if it is.</returns>
        public bool Contains(uint hash)
        {
            int bucket = (int)(hash % Buckets);
            uint[] hashes = _hashes[bucket];
            for (int i = _counts[bucket] - 1; i >= 0; i--)
            {
                if (hashes[i] == hash)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Adds a hash.</summary>
        /// <param name="hash">The hash.</param>
        /// <returns><see langword="false"/> if it was in the set before.</returns>
        public bool Add(uint hash)
        {
            if (Contains(hash))
            {
                return false;
            }

            int bucket = (int)(hash % Buckets);
            int count = _counts[bucket];
            uint[] hashes = _hashes[bucket];
            if (count % Step == 0)
            {
                hashes = new uint[count + Step];
                for (int i = 0; i < count; i++)
                {
                    hashes[i] = _hashes[bucket][i];
                }

                _hashes[bucket] = hashes;
            }

            Count++;
            hashes[count] = hash;
            _counts[bucket] = (short)(count + 1);
            return true;
        }
    }
}
