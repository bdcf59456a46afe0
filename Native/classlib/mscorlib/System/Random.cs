using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Numbers that look random: a 64-bit linear congruential sequence. Not for secrets.</summary>
    public class Random
    {
        /// <summary>How many were started from the clock: two within one tick must differ.</summary>
        private static int s_started;

        private ulong _state;

        /// <summary>Starts from the device's clock.</summary>
        public Random() : this((int)DateTime.UtcNow.Ticks + (++s_started * 0x5851F42D))
        {
        }

        /// <summary>Starts from a seed: the same seed gives the same numbers (but not those of .NET).</summary>
        public Random(int seed)
        {
            _state = ((ulong)(uint)seed << 16) ^ 0x5DEECE66D;
        }

        /// <summary>A number from 0 to 2147483646.</summary>
        public virtual int Next()
        {
            return Next(int.MaxValue);
        }

        /// <summary>A number from 0 up to, but not, a maximum.</summary>
        public virtual int Next(int maxValue)
        {
            if (maxValue < 0)
            {
                throw new ArgumentOutOfRangeException("maxValue");
            }

            return (int)(((ulong)Draw() * (ulong)maxValue) >> 32);
        }

        /// <summary>A number from 0 up to, but not, 1.</summary>
        public virtual double NextDouble()
        {
            return Draw() / 4294967296.0;
        }

        /// <summary>Fills an array.</summary>
        public virtual void NextBytes(byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException("buffer");
            }

            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)(Draw() >> 24);
            }
        }

        private uint Draw()
        {
            // Multiplier and increment: D. Knuth, MMIX.
            _state = (_state * 6364136223846793005) + 1442695040888963407;

            return (uint)(_state >> 32);
        }
    }
}
