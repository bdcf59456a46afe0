using System.Buffers.Binary;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Reads the elements of a DfuSe file, which are the only part of the format that the layout checks need.</summary>
    public static class DfuLayout
    {
        /// <summary>
        /// CRC32 of every undamaged DfuSe file, including the file's own CRC field (docs/reference/stock-updater.md 2.6).
        /// </summary>
        public const uint WholeFileCrc = 0xFFFFFFFF;

        /// <summary>Size in bytes of the suffix, which ends with the CRC32 of the file.</summary>
        public const int SuffixSize = 16;

        private const int FirstTarget = 11;
        private const int TargetSize = 274;
        private const int ElementCount = 270;

        /// <summary>Determines whether a file starts with the DfuSe signature.</summary>
        public static bool IsDfu(ReadOnlySpan<byte> file) => file.StartsWith("DfuSe"u8);

        /// <summary>Reads the elements.</summary>
        /// <returns>The elements, in file order.</returns>
        /// <exception cref="PackagingException">The file ends inside a structure, or is not a DfuSe file.</exception>
        public static IReadOnlyList<DfuElement> Read(byte[] file)
        {
            if (!IsDfu(file) || file.Length < FirstTarget + TargetSize + SuffixSize)
            {
                throw new PackagingException(
                    "the firmware is not a DfuSe file: it lacks the DfuSe signature or is shorter than its headers; give a .dfu or a .bin");
            }

            List<DfuElement> elements = [];
            int position = FirstTarget;
            for (int target = 0; target < file[10]; target++)
            {
                Need(file, position, TargetSize);
                uint count = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(position + ElementCount));
                position += TargetSize;
                for (uint element = 0; element < count; element++)
                {
                    Need(file, position, 8);
                    uint address = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(position));
                    uint size = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(position + 4));
                    position += 8;
                    Need(file, position, size);
                    elements.Add(new DfuElement(address, file.AsSpan(position, (int)size).ToArray()));
                    position += (int)size;
                }
            }

            return elements.Count > 0 ? elements : throw new PackagingException("the firmware's DfuSe file has no image; build it again");
        }

        private static void Need(byte[] file, int position, uint count)
        {
            if (position + (long)count > file.Length - SuffixSize)
            {
                throw new PackagingException(
                    $"the firmware's DfuSe file is truncated or damaged: it ends inside a structure at byte {position}; download it again");
            }
        }
    }
}
