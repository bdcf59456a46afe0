using System.Buffers.Binary;

namespace FlipperUpdaterNano.Updater.Tests.Mutation
{
    /// <summary>
    /// Damages bytes with a few random edits: bit flips, boundary values, random and copied pieces, truncation, removal, insertion,
    /// repetition. Small edits are more frequent than large edits.
    /// </summary>
    public static class Mutator
    {
        private static readonly byte[] s_bytes = { 0x00, 0x01, 0x7F, 0x80, 0xFF, 0x0A, 0x20, 0x2F, 0x2E, 0x3A, 0x5C, 0x30, 0x39 };

        private static readonly uint[] s_words =
        {
            0, 1, 2, 7, 8, 0xFF, 0x100, 0xFFF, 0x1000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, 0x08000000,
            0x20000000,
        };

        /// <summary>Makes a damaged copy.</summary>
        /// <param name="seed">The valid input to damage.</param>
        /// <param name="other">Another valid input, from which pieces are copied.</param>
        /// <param name="random">Source of random choices.</param>
        /// <param name="keepLength">Whether to keep the length, as for a dump of flash.</param>
        public static byte[] Mutate(byte[] seed, byte[] other, SeededRandom random, bool keepLength = false)
        {
            byte[] data = (byte[])seed.Clone();
            int edits = 1 + random.Next(random.Next(4) == 0 ? 12 : 3);
            for (int i = 0; i < edits; i++)
            {
                data = Edit(data, other, random, keepLength);
            }

            return data;
        }

        private static byte[] Edit(byte[] data, byte[] other, SeededRandom random, bool keepLength)
        {
            if (data.Length == 0)
            {
                return keepLength ? data : random.Bytes(random.Next(64));
            }

            int at = random.Next(data.Length);
            int room = data.Length - at;
            int count = 1 + random.Next(Math.Min(room, random.Next(8) == 0 ? 4096 : 16));
            switch (random.Next(keepLength ? 7 : 11))
            {
                case 0:
                case 1:
                    data[at] ^= (byte)(1 << random.Next(8));
                    return data;
                case 2:
                    data[at] = s_bytes[random.Next(s_bytes.Length)];
                    return data;
                case 3:
                    if (room >= 4)
                    {
                        uint word = random.Next(2) == 0
                            ? s_words[random.Next(s_words.Length)]
                            : BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(at)) + (uint)(random.Next(9) - 4);
                        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(at), word);
                    }

                    return data;
                case 4:
                    random.Fill(data.AsSpan(at, count));
                    return data;
                case 5:
                    data.AsSpan(at, count).Fill(s_bytes[random.Next(5)]);
                    return data;
                case 6:
                    Overwrite(data, at, other, random, count);
                    return data;
                case 7:
                    return data[..at];
                case 8:
                    return [.. data[..at], .. data[(at + count)..]];
                case 9:
                    return [.. data[..at], .. random.Bytes(random.Next(16)), .. data[at..]];
                default:
                    return [.. data[..(at + count)], .. data[at..]];
            }
        }

        private static void Overwrite(byte[] data, int at, byte[] other, SeededRandom random, int count)
        {
            int from = random.Next(other.Length);
            count = Math.Min(count, other.Length - from);
            other.AsSpan(from, count).CopyTo(data.AsSpan(at));
        }
    }
}
