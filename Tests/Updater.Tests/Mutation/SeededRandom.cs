namespace FlipperUpdaterNano.Updater.Tests.Mutation
{
    /// <summary>A sequence of numbers that depends only on the seed and is the same on every machine and runtime (SplitMix64).</summary>
    public sealed class SeededRandom
    {
        private ulong _state;

        public SeededRandom(ulong seed)
        {
            _state = seed;
        }

        public ulong NextUInt64()
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        /// <summary>A number from 0 to <paramref name="limit"/> - 1; 0 if the <paramref name="limit"/> is 0.</summary>
        public int Next(int limit)
        {
            return limit <= 1 ? 0 : (int)(NextUInt64() % (ulong)limit);
        }

        public void Fill(Span<byte> buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)NextUInt64();
            }
        }

        public byte[] Bytes(int count)
        {
            byte[] data = new byte[count];
            Fill(data);
            return data;
        }
    }
}
