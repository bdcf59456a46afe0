using System.Buffers.Binary;

namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>The directory entries of one file or directory (exFAT specification, sections 7.4, 7.6 and 7.7).</summary>
    internal static class ExFatEntrySet
    {
        public const int EntrySize = 32;
        public const byte FileType = 0x85;

        private const byte StreamType = 0xC0;
        private const byte NameType = 0xC1;
        private const byte AllocationPossible = 0x01;
        private const byte NoFatChain = 0x02;
        private const ushort ReadOnlyAttribute = 0x01;
        private const ushort DirectoryAttribute = 0x10;
        private const ushort ArchiveAttribute = 0x20;
        private const int UnitsPerEntry = 15;
        private const int LongestName = 255;

        /// <summary>Directory entry fields that are not part of <see cref="ExFatNode"/>.</summary>
        internal readonly record struct Allocation(uint First, long Length, long Valid, bool IsContiguous);

        /// <summary>Gets the size in bytes of the entry set for a name.</summary>
        public static int SizeFor(string name) => EntrySize * (2 + ((name.Length + UnitsPerEntry - 1) / UnitsPerEntry));

        /// <summary>Encodes a set.</summary>
        public static byte[] ToBytes(ExFatNode node, Allocation place, ExFatUpCase upCase)
        {
            if (node.Name.Length is 0 or > LongestName)
            {
                throw new ExFatException($"'{node.Name}' is {node.Name.Length} characters long; exFAT allows 1 to {LongestName}.");
            }

            byte[] set = new byte[SizeFor(node.Name)];
            Span<byte> stream = set.AsSpan(EntrySize);
            int attributes = (node.IsReadOnly ? ReadOnlyAttribute : 0) | (node.IsDirectory ? DirectoryAttribute : ArchiveAttribute);

            set[0] = FileType;
            set[1] = (byte)((set.Length / EntrySize) - 1);
            BinaryPrimitives.WriteUInt16LittleEndian(set.AsSpan(4), (ushort)attributes);
            PutTimes(set, node);

            stream[0] = StreamType;
            stream[1] = (byte)(AllocationPossible | (place.IsContiguous ? NoFatChain : 0));
            stream[3] = (byte)node.Name.Length;
            BinaryPrimitives.WriteUInt16LittleEndian(stream[4..], upCase.Hash(node.Name));
            BinaryPrimitives.WriteInt64LittleEndian(stream[8..], place.Valid);
            BinaryPrimitives.WriteUInt32LittleEndian(stream[20..], place.First);
            BinaryPrimitives.WriteInt64LittleEndian(stream[24..], place.Length);

            PutName(set, node.Name);
            BinaryPrimitives.WriteUInt16LittleEndian(set.AsSpan(2), Checksum(set));

            return set;
        }

        /// <summary>Decodes a set.</summary>
        /// <param name="directory">The bytes of the directory from the start of the set.</param>
        /// <param name="upCase">The up-case table of the volume.</param>
        /// <param name="node">The file or directory, without content.</param>
        /// <param name="finding">A description of the damage; null if the set is consistent.</param>
        /// <returns>
        /// The size of the set in bytes; 0 if the set is inconsistent and must be skipped. Like the driver, this method accepts a directory
        /// with a wrong checksum if its name hash is correct, because a power cut that interrupts a rewrite of the set must not lose the
        /// directory's content.
        /// </returns>
        public static int Parse(
            ReadOnlySpan<byte> directory, ExFatUpCase upCase, out ExFatNode? node, out Allocation place, out string? finding)
        {
            int size = EntrySize * (directory[1] + 1);

            node = null;
            place = default;
            finding = "An entry set is truncated.";

            if (directory[1] is < 2 or > 18 || size > directory.Length || directory[EntrySize] != StreamType)
            {
                return 0;
            }

            ReadOnlySpan<byte> set = directory[..size];
            ReadOnlySpan<byte> stream = set[EntrySize..];
            int length = stream[3];

            if (length == 0 || SizeFor(new string('x', length)) != size)
            {
                return 0;
            }

            string name = ReadName(set[(2 * EntrySize)..], length);
            bool isDirectory = (BinaryPrimitives.ReadUInt16LittleEndian(set[4..]) & DirectoryAttribute) != 0;
            bool sumHolds = BinaryPrimitives.ReadUInt16LittleEndian(set[2..]) == Checksum(set);
            bool hashHolds = BinaryPrimitives.ReadUInt16LittleEndian(stream[4..]) == upCase.Hash(name);

            finding = !sumHolds ? $"The checksum of '{name}' is wrong." : !hashHolds ? $"The name hash of '{name}' is wrong." : null;

            if (!sumHolds && !(isDirectory && hashHolds))
            {
                return 0;
            }

            place = ReadAllocation(stream);
            node = ReadNode(set, name, isDirectory, ref finding);

            return size;
        }

        private static Allocation ReadAllocation(ReadOnlySpan<byte> stream)
        {
            return new Allocation(
                BinaryPrimitives.ReadUInt32LittleEndian(stream[20..]),
                BinaryPrimitives.ReadInt64LittleEndian(stream[24..]),
                BinaryPrimitives.ReadInt64LittleEndian(stream[8..]),
                (stream[1] & NoFatChain) != 0);
        }

        private static void PutTimes(byte[] set, ExFatNode node)
        {
            PutTime(node.Created, 8, 20, 22);
            PutTime(node.Modified, 12, 21, 23);
            PutTime(node.Accessed, 16, -1, 24);

            void PutTime(DateTimeOffset time, int at, int stepsAt, int offsetAt)
            {
                (uint stamp, byte steps, byte offset) = ExFatTime.Encode(time);

                BinaryPrimitives.WriteUInt32LittleEndian(set.AsSpan(at), stamp);
                set[offsetAt] = offset;

                if (stepsAt >= 0)
                {
                    set[stepsAt] = steps;
                }
            }
        }

        private static void PutName(byte[] set, string name)
        {
            for (int i = 0; i < name.Length; i++)
            {
                int entry = EntrySize * (2 + (i / UnitsPerEntry));

                set[entry] = NameType;
                BinaryPrimitives.WriteUInt16LittleEndian(set.AsSpan(entry + 2 + (2 * (i % UnitsPerEntry))), name[i]);
            }
        }

        private static ExFatNode ReadNode(ReadOnlySpan<byte> set, string name, bool isDirectory, ref string? finding)
        {
            DateTimeOffset? created = ExFatTime.Decode(BinaryPrimitives.ReadUInt32LittleEndian(set[8..]), set[20], set[22]);
            DateTimeOffset? modified = ExFatTime.Decode(BinaryPrimitives.ReadUInt32LittleEndian(set[12..]), set[21], set[23]);
            DateTimeOffset? accessed = ExFatTime.Decode(BinaryPrimitives.ReadUInt32LittleEndian(set[16..]), 0, set[24]);

            if (created is null || modified is null || accessed is null)
            {
                finding ??= $"A timestamp of '{name}' is invalid.";
            }

            return new ExFatNode
            {
                Name = name,
                Children = isDirectory ? [] : null,
                IsReadOnly = (set[4] & ReadOnlyAttribute) != 0,
                Created = created ?? ExFatTime.Earliest,
                Modified = modified ?? ExFatTime.Earliest,
                Accessed = accessed ?? ExFatTime.Earliest,
            };
        }

        private static string ReadName(ReadOnlySpan<byte> entries, int length)
        {
            char[] name = new char[length];

            for (int i = 0; i < length; i++)
            {
                int entry = EntrySize * (i / UnitsPerEntry);

                name[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(entries[(entry + 2 + (2 * (i % UnitsPerEntry)))..]);
            }

            return new string(name);
        }

        /// <summary>
        /// Computes the checksum of a set (section 6.3.3), which covers the whole set except the checksum's own two bytes.
        /// </summary>
        private static ushort Checksum(ReadOnlySpan<byte> set)
        {
            ushort sum = 0;

            for (int i = 0; i < set.Length; i++)
            {
                if (i is not (2 or 3))
                {
                    sum = (ushort)(ushort.RotateRight(sum, 1) + set[i]);
                }
            }

            return sum;
        }
    }
}
