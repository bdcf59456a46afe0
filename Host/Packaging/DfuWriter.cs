using System.Buffers.Binary;
using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Writes DfuSe 1.1a files as the stock build does (docs/reference/stock-updater.md 2.6 and 8.3).</summary>
    /// <remarks>
    /// prefix (11) · target prefix (274) · { element header (8) · data } ... · suffix (16). The stored CRC is the inverted CRC32 of all
    /// bytes before it, so the CRC32 of the whole file is 0xFFFFFFFF.
    /// </remarks>
    public static class DfuWriter
    {
        /// <summary>First address of the main flash, the start of the firmware.</summary>
        public const uint FlashBase = 0x08000000;

        /// <summary>Size in bytes of a file with one element, without the data of that element.</summary>
        public const int Overhead = PrefixSize + TargetSize + ElementSize + SuffixSize;

        /// <summary>The target name that the stock build writes.</summary>
        public const string Label = "Flipper Zero F7";

        private const int PrefixSize = 11;
        private const int TargetSize = 274;
        private const int ElementSize = 8;
        private const int SuffixSize = 16;
        private const int NameSize = 255;

        /// <summary>Writes a file with a single image.</summary>
        /// <param name="image">The bytes of the image.</param>
        /// <returns>The file, <see cref="Overhead"/> bytes longer than the image.</returns>
        public static byte[] Write(byte[] image, uint address = FlashBase) => Write([new DfuElement(address, image)]);

        /// <summary>Writes a file with one target.</summary>
        /// <param name="elements">The elements of the target, in file order.</param>
        public static byte[] Write(IReadOnlyList<DfuElement> elements)
        {
            int targetSize = elements.Sum(element => ElementSize + element.Data.Length);
            int imageSize = PrefixSize + TargetSize + targetSize;
            byte[] file = new byte[imageSize + SuffixSize];
            WritePrefix(file, imageSize);
            WriteTarget(file.AsSpan(PrefixSize), targetSize, elements.Count);
            int position = PrefixSize + TargetSize;
            foreach (DfuElement element in elements)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(position), element.Address);
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(position + 4), (uint)element.Data.Length);
                element.Data.CopyTo(file, position + ElementSize);
                position += ElementSize + element.Data.Length;
            }

            WriteSuffix(file.AsSpan(imageSize));
            Seal(file);
            return file;
        }

        /// <summary>Recomputes the CRC at the end of a file whose bytes were changed.</summary>
        /// <param name="file">A whole DfuSe file; changed in place.</param>
        public static void Seal(byte[] file)
        {
            Span<byte> stored = file.AsSpan(file.Length - 4);
            BinaryPrimitives.WriteUInt32LittleEndian(stored, ~Crc32.Compute(file.AsSpan(0, file.Length - 4)));
        }

        private static void WritePrefix(Span<byte> file, int imageSize)
        {
            Encoding.ASCII.GetBytes("DfuSe", file);
            file[5] = 1;
            BinaryPrimitives.WriteUInt32LittleEndian(file[6..], (uint)imageSize);
            file[10] = 1;
        }

        private static void WriteTarget(Span<byte> target, int size, int elements)
        {
            Encoding.ASCII.GetBytes("Target", target);
            target[6] = 0;
            target[7] = 1;
            Encoding.ASCII.GetBytes(Label, target[11..]);
            BinaryPrimitives.WriteUInt32LittleEndian(target[(11 + NameSize)..], (uint)size);
            BinaryPrimitives.WriteUInt32LittleEndian(target[(15 + NameSize)..], (uint)elements);
        }

        private static void WriteSuffix(Span<byte> suffix)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(suffix, 0xFFFF);
            BinaryPrimitives.WriteUInt16LittleEndian(suffix[2..], 0xDF11);
            BinaryPrimitives.WriteUInt16LittleEndian(suffix[4..], 0x0483);
            BinaryPrimitives.WriteUInt16LittleEndian(suffix[6..], 0x011A);
            Encoding.ASCII.GetBytes("UFD", suffix[8..]);
            suffix[11] = SuffixSize;
        }
    }
}
