using System.Buffers.Binary;

namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>
    /// The up-case table, with which the names in a volume are compared regardless of case (exFAT specification, section 7.2).
    /// </summary>
    internal sealed class ExFatUpCase
    {
        private const int Characters = 0x10000;
        private const int Mandatory = 128;
        private const ushort Run = 0xFFFF;

        private readonly char[] _upper = new char[Characters];

        private ExFatUpCase()
        {
            for (int i = 0; i < Characters; i++)
            {
                _upper[i] = (char)i;
            }
        }

        /// <summary>
        /// Gets the table that <see cref="ExFatWriter"/> writes: Unicode's simple case mapping, which the virtual card also uses.
        /// </summary>
        public static ExFatUpCase Standard { get; } = MakeStandard();

        /// <summary>Decodes the stored form of a table.</summary>
        /// <param name="stored">
        /// The stored 16-bit words; FFFF followed by a count encodes a run of characters that map to themselves.
        /// </param>
        public static ExFatUpCase Parse(ReadOnlySpan<byte> stored)
        {
            ExFatUpCase table = new();
            int character = 0;

            for (int at = 0; at + 1 < stored.Length && character < Characters; at += 2)
            {
                ushort word = BinaryPrimitives.ReadUInt16LittleEndian(stored[at..]);

                if (word == Run && at + 3 < stored.Length)
                {
                    at += 2;
                    character += BinaryPrimitives.ReadUInt16LittleEndian(stored[at..]);
                }
                else
                {
                    table._upper[character++] = (char)word;
                }
            }

            return table;
        }

        /// <summary>Computes the TableChecksum field of the up-case table's directory entry.</summary>
        public static uint Checksum(ReadOnlySpan<byte> stored)
        {
            uint sum = 0;

            foreach (byte value in stored)
            {
                sum = uint.RotateRight(sum, 1) + value;
            }

            return sum;
        }

        /// <summary>Converts a name to upper case.</summary>
        /// <returns>The up-cased name, for comparison.</returns>
        public string Upper(string name) => string.Create(name.Length, (name, _upper), static (result, source) =>
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = source._upper[source.name[i]];
            }
        });

        /// <summary>Computes the name hash of a stream extension entry (section 7.6.4).</summary>
        public ushort Hash(string name)
        {
            ushort hash = 0;

            foreach (char unit in Upper(name))
            {
                hash = (ushort)(ushort.RotateRight(hash, 1) + (byte)unit);
                hash = (ushort)(ushort.RotateRight(hash, 1) + (byte)(unit >> 8));
            }

            return hash;
        }

        /// <summary>Encodes the table for storage. The mandatory mappings of the first 128 characters are never compressed.</summary>
        /// <returns>The stored form of the table.</returns>
        public byte[] ToBytes()
        {
            List<ushort> words = [];

            for (int character = 0; character < Characters;)
            {
                int same = character < Mandatory ? 0 : CountSame(character);

                if (same > 2)
                {
                    words.Add(Run);
                    words.Add((ushort)same);
                    character += same;
                }
                else
                {
                    words.Add(_upper[character++]);
                }
            }

            byte[] stored = new byte[2 * words.Count];

            for (int i = 0; i < words.Count; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(2 * i), words[i]);
            }

            return stored;
        }

        private static ExFatUpCase MakeStandard()
        {
            ExFatUpCase table = new();

            for (int i = 0; i < Characters; i++)
            {
                table._upper[i] = char.ToUpperInvariant((char)i);
            }

            return table;
        }

        private int CountSame(int character)
        {
            int end = character;

            while (end < Characters && end - character < Run - 1 && _upper[end] == end)
            {
                end++;
            }

            return end - character;
        }
    }
}
