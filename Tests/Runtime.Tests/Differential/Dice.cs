namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>Makes random choices that depend only on the seed, not on the version of .NET (splitmix64).</summary>
    internal sealed class Dice(ulong seed)
    {
        private ulong _state = seed;

        public int Below(int limit)
        {
            return (int)(Next() % (ulong)limit);
        }

        public bool OneIn(int n)
        {
            return Below(n) == 0;
        }

        public T Of<T>(params T[] choices)
        {
            return choices[Below(choices.Length)];
        }

        public ulong Next()
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;

            return z ^ (z >> 31);
        }
    }
}
