namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Encodes heatshrink streams: bits most significant first; 1 and 8 bits of a literal, or 0, distance - 1 in window bits and
    /// length - 1 in lookahead bits; zero bits fill the last byte (updater reference section 3.1).
    /// </summary>
    public sealed class HeatshrinkEncoder
    {
        private const int HashBits = 16;

        // A match of two bytes takes more bits than two literals.
        private const int ShortestMatch = 3;

        // How many earlier places with the same hash are tried: more compress little better and take longer.
        private const int LongestChain = 64;

        private readonly byte[] _data;
        private readonly int _windowBits;
        private readonly int _lookaheadBits;
        private readonly int[] _newest = new int[1 << HashBits];
        private readonly int[] _older;
        private readonly MemoryStream _output = new();
        private int _bits;
        private int _bitCount;

        private HeatshrinkEncoder(byte[] data, int windowBits, int lookaheadBits)
        {
            _data = data;
            _windowBits = windowBits;
            _lookaheadBits = lookaheadBits;
            _older = new int[data.Length];
            Array.Fill(_newest, -1);
        }

        /// <summary>Encodes.</summary>
        /// <param name="data">Any bytes.</param>
        /// <param name="windowBits">4 to 15.</param>
        /// <param name="lookaheadBits">3 to <paramref name="windowBits"/> - 1.</param>
        /// <returns>The stream, without a container.</returns>
        public static byte[] Encode(byte[] data, int windowBits, int lookaheadBits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(windowBits, 4);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(windowBits, 15);
            ArgumentOutOfRangeException.ThrowIfLessThan(lookaheadBits, 3);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lookaheadBits, windowBits);
            return new HeatshrinkEncoder(data, windowBits, lookaheadBits).Run();
        }

        private byte[] Run()
        {
            int position = 0;
            while (position < _data.Length)
            {
                int length = FindMatch(position, out int distance);
                if (length >= ShortestMatch)
                {
                    Put(0, 1);
                    Put(distance - 1, _windowBits);
                    Put(length - 1, _lookaheadBits);
                }
                else
                {
                    length = 1;
                    Put(0x100 | _data[position], 9);
                }

                for (int end = position + length; position < end; position++)
                {
                    Remember(position);
                }
            }

            Put(0, (8 - _bitCount) % 8);
            return _output.ToArray();
        }

        private int FindMatch(int position, out int distance)
        {
            distance = 0;
            if (position + ShortestMatch > _data.Length)
            {
                return 0;
            }

            int longest = Math.Min(1 << _lookaheadBits, _data.Length - position);
            ReadOnlySpan<byte> ahead = _data.AsSpan(position, longest);
            int best = 0;
            int candidate = _newest[Hash(position)];
            for (int tries = 0; tries < LongestChain && candidate >= 0 && position - candidate <= 1 << _windowBits && best < longest; tries++)
            {
                int length = _data.AsSpan(candidate, longest).CommonPrefixLength(ahead);
                if (length > best)
                {
                    best = length;
                    distance = position - candidate;
                }

                candidate = _older[candidate];
            }

            return best;
        }

        private void Remember(int position)
        {
            if (position + ShortestMatch <= _data.Length)
            {
                int hash = Hash(position);
                _older[position] = _newest[hash];
                _newest[hash] = position;
            }
        }

        private int Hash(int position)
        {
            uint three = (uint)(_data[position] | (_data[position + 1] << 8) | (_data[position + 2] << 16));
            return (int)((three * 2654435761u) >> (32 - HashBits));
        }

        private void Put(int value, int count)
        {
            for (int bit = count - 1; bit >= 0; bit--)
            {
                _bits = (_bits << 1) | ((value >> bit) & 1);
                if (++_bitCount == 8)
                {
                    _output.WriteByte((byte)_bits);
                    _bits = 0;
                    _bitCount = 0;
                }
            }
        }
    }
}
