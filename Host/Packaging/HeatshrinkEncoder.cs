namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Compresses data to a heatshrink stream for the stock decoder, most significant bit first. A literal is a 1 bit and 8 data bits. A
    /// back-reference is a 0 bit, distance - 1 and length - 1. Zero bits pad the last byte.
    /// </summary>
    /// <remarks>
    /// The output is deterministic and the shortest possible with the matches found: all literals have the same size, as do all
    /// back-references, so a backward pass over the costs finds the optimum. Hash chains over three bytes find the matches.
    /// </remarks>
    public static class HeatshrinkEncoder
    {
        private const int MostCandidates = 128;
        private const int HashBits = 15;

        /// <summary>Compresses a block.</summary>
        /// <param name="data">The bytes to compress.</param>
        /// <param name="windowBits">4 to 15.</param>
        /// <param name="lookaheadBits">3 to <paramref name="windowBits"/> - 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
        public static byte[] Encode(ReadOnlySpan<byte> data, int windowBits, int lookaheadBits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(windowBits, 4);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(windowBits, 15);
            ArgumentOutOfRangeException.ThrowIfLessThan(lookaheadBits, 3);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lookaheadBits, windowBits);

            FindRepetitions(data, 1 << windowBits, 1 << lookaheadBits, out int[] lengths, out int[] distances);
            int literal = 9;
            int repetition = 1 + windowBits + lookaheadBits;
            ForgetDearRepetitions(lengths, literal, repetition);

            BitWriter bits = new();
            for (int i = 0; i < data.Length;)
            {
                if (lengths[i] == 0)
                {
                    bits.Write(0x100u | data[i], literal);
                    i++;
                }
                else
                {
                    bits.Write(((uint)(distances[i] - 1) << lookaheadBits) | (uint)(lengths[i] - 1), repetition);
                    i += lengths[i];
                }
            }

            return bits.Finish();
        }

        // Finds the longest match at each position; of equally long matches, the nearest.
        private static void FindRepetitions(ReadOnlySpan<byte> data, int window, int longest, out int[] lengths, out int[] distances)
        {
            lengths = new int[data.Length];
            distances = new int[data.Length];
            int[] newest = new int[1 << HashBits];
            int[] older = new int[data.Length];
            Array.Fill(newest, -1);
            for (int i = 0; i + 3 <= data.Length; i++)
            {
                int hash = (int)((((uint)data[i] | ((uint)data[i + 1] << 8) | ((uint)data[i + 2] << 16)) * 2654435761u) >> (32 - HashBits));
                int most = Math.Min(longest, data.Length - i);
                int candidate = newest[hash];
                for (int tries = 0; candidate >= 0 && i - candidate <= window && tries < MostCandidates && lengths[i] < most; tries++)
                {
                    int known = lengths[i];
                    if (data[candidate + known] == data[i + known])
                    {
                        int length = data.Slice(i, most).CommonPrefixLength(data.Slice(candidate, most));
                        if (length > known)
                        {
                            lengths[i] = length;
                            distances[i] = i - candidate;
                        }
                    }

                    candidate = older[candidate];
                }

                older[i] = newest[hash];
                newest[hash] = i;
            }
        }

        // The remaining cost never grows with the position, so if a match is used at all, its full length is best.
        private static void ForgetDearRepetitions(int[] lengths, int literal, int repetition)
        {
            long[] cost = new long[lengths.Length + 1];
            for (int i = lengths.Length - 1; i >= 0; i--)
            {
                cost[i] = literal + cost[i + 1];
                if (lengths[i] > 0)
                {
                    long repeated = repetition + cost[i + lengths[i]];
                    if (repeated < cost[i])
                    {
                        cost[i] = repeated;
                    }
                    else
                    {
                        lengths[i] = 0;
                    }
                }
            }
        }
    }
}
