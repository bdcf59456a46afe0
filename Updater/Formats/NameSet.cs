using System;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// A set of names, stored as 32-bit hashes (<see cref="Hal.ICard.HashPath"/>). Eight bits of a hash select its bucket, so each name
    /// occupies only three bytes, and 10,000 names fit into 35 KB.
    /// </summary>
    public sealed class NameSet
    {
        // Buckets grow in small steps, because doubling would leave a third of the memory unused.
        private const int Buckets = 256;
        private const int Step = 4;
        private const int NameBytes = 3;

        private readonly byte[][] _names = new byte[Buckets][];
        private readonly short[] _ends = new short[Buckets];

        /// <summary>Gets the number of hashes in the set.</summary>
        public int Count { get; private set; }

        /// <summary>Checks whether a hash is in the set.</summary>
        public bool Contains(uint hash)
        {
            int bucket = (int)(hash & (Buckets - 1));
            byte[] names = _names[bucket];
            byte low = (byte)(hash >> 8);
            for (int i = _ends[bucket] - NameBytes; i >= 0; i -= NameBytes)
            {
                if (names[i] == low && names[i + 1] == (byte)(hash >> 16) && names[i + 2] == (byte)(hash >> 24))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Adds a hash.</summary>
        /// <returns><see langword="false"/> if the hash was already in the set.</returns>
        public bool Add(uint hash)
        {
            if (Contains(hash))
            {
                return false;
            }

            int bucket = (int)(hash & (Buckets - 1));
            int end = _ends[bucket];
            byte[] names = _names[bucket];
            if (end % (Step * NameBytes) == 0)
            {
                names = new byte[end + (Step * NameBytes)];
                if (end != 0)
                {
                    Array.Copy(_names[bucket], names, end);
                }

                _names[bucket] = names;
            }

            names[end] = (byte)(hash >> 8);
            names[end + 1] = (byte)(hash >> 16);
            names[end + 2] = (byte)(hash >> 24);
            _ends[bucket] = (short)(end + NameBytes);
            Count++;
            return true;
        }
    }
}
