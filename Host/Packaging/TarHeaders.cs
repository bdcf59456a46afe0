using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Validates the headers of a tar before System.Formats.Tar reads the tar. System.Formats.Tar loads names and pax records of any size
    /// into
    /// memory, and throws other exceptions for invalid sizes.
    /// </summary>
    internal static class TarHeaders
    {
        private const int Block = 512;
        private const int SizeField = 124;
        private const int SizeLength = 12;
        private const int TypeField = 156;
        private const int MostEntries = 20_000;

        // Maximum size of an extended header: ample for a path of 4 KiB, times and owners.
        private const long LargestHeader = 64 << 10;

        /// <summary>Validates every header.</summary>
        /// <param name="archive">The unpacked tar, which is read to its end.</param>
        /// <param name="limit">Maximum unpacked size of the archive in bytes.</param>
        /// <exception cref="InvalidDataException">A header is damaged, too large or unsupported.</exception>
        public static void Check(Stream archive, long limit)
        {
            byte[] header = new byte[Block];
            long total = 0;
            for (int entries = 0; archive.ReadAtLeast(header, Block, false) == Block; entries++)
            {
                if (!header.AsSpan().ContainsAnyExcept((byte)0))
                {
                    return;
                }

                long size = Size(header.AsSpan(SizeField, SizeLength));
                bool isExtended = header[TypeField] is (byte)'L' or (byte)'K' or (byte)'x' or (byte)'g';
                if (isExtended && size > LargestHeader)
                {
                    throw new InvalidDataException($"an extended header of {size} bytes");
                }

                total += Block + size;
                if (total > limit)
                {
                    throw new InvalidDataException($"it unpacks to more than {limit >> 20} MiB; no update package is that large");
                }

                if (entries >= MostEntries)
                {
                    throw new InvalidDataException($"it has more than {MostEntries} entries; no update package has that many");
                }

                Skip(archive, (size + Block - 1) / Block * Block, isExtended);
            }
        }

        // The field contains octal digits or, if the highest bit of its first byte is set, a big-endian number in the remaining bits.
        private static long Size(ReadOnlySpan<byte> field)
        {
            if ((field[0] & 0x80) != 0)
            {
                long value = 0;
                foreach (byte digit in field[4..])
                {
                    value = (value << 8) | digit;
                }

                return field[0] == 0x80 && !field[1..4].ContainsAnyExcept((byte)0) && value >= 0
                    ? value
                    : throw new InvalidDataException("a size that is negative or too large");
            }

            long size = 0;
            foreach (char digit in Encoding.Latin1.GetString(field).Trim(' ', '\0'))
            {
                size = digit is >= '0' and <= '7'
                    ? (size * 8) + digit - '0'
                    : throw new InvalidDataException("a size that is not an octal number");
            }

            return size;
        }

        private static void Skip(Stream archive, long count, bool isExtended)
        {
            byte[] buffer = new byte[LargestHeader + Block];
            while (count > 0)
            {
                int read = archive.Read(buffer, 0, (int)Math.Min(count, buffer.Length));
                if (read == 0)
                {
                    throw new EndOfStreamException("it ends inside an entry");
                }

                // A pax record may override the size in the next header. This reader and System.Formats.Tar would then find entries at
                // different offsets, so such a record is refused.
                if (isExtended && buffer.AsSpan(0, read).IndexOf(" size="u8) >= 0)
                {
                    throw new InvalidDataException("a pax header that overrides a size");
                }

                count -= read;
            }
        }
    }
}
