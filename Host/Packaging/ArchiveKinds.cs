namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Detects the kind of an archive from its first bytes.</summary>
    public static class ArchiveKinds
    {
        /// <summary>Number of bytes that <see cref="Of"/> examines: the size of a tar header.</summary>
        public const int HeadSize = 512;

        private const int MarkOffset = 257;
        private const int ChecksumOffset = 148;
        private const int ChecksumSize = 8;

        /// <summary>Detects the kind of a file.</summary>
        /// <param name="head">The first <see cref="HeadSize"/> bytes of the file, or all bytes of a shorter file.</param>
        public static ArchiveKind Of(ReadOnlySpan<byte> head) => head switch
        {
            [0x1F, 0x8B, ..] => ArchiveKind.Gzip,
            [(byte)'P', (byte)'K', 3, 4, ..] => ArchiveKind.Zip,
            [(byte)'H', (byte)'S', (byte)'D', (byte)'S', ..] => ArchiveKind.Heatshrink,
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => ArchiveKind.Xz,
            [(byte)'B', (byte)'Z', (byte)'h', ..] => ArchiveKind.Bzip2,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => ArchiveKind.Zstandard,
            [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => ArchiveKind.SevenZip,
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => ArchiveKind.Rar,
            _ => IsTarHeader(head) ? ArchiveKind.Tar : ArchiveKind.Unknown,
        };

        /// <summary>Returns the common name of a kind.</summary>
        public static string NameOf(ArchiveKind kind) => kind switch
        {
            ArchiveKind.SevenZip => "7-Zip",
            ArchiveKind.Heatshrink => "heatshrink",
            _ => kind.ToString().ToLowerInvariant(),
        };

        // Detects a tar by its magic or, because the oldest tars have no magic, by the header checksum, whose own field counts as spaces.
        private static bool IsTarHeader(ReadOnlySpan<byte> head)
        {
            if (head.Length < HeadSize || head[0] == 0)
            {
                return false;
            }

            if (head[MarkOffset..].StartsWith("ustar"u8))
            {
                return true;
            }

            int sum = ChecksumSize * ' ';
            for (int i = 0; i < HeadSize; i++)
            {
                sum += i is >= ChecksumOffset and < ChecksumOffset + ChecksumSize ? 0 : head[i];
            }

            int stored = 0;
            foreach (byte digit in head.Slice(ChecksumOffset, ChecksumSize).Trim(" \0"u8))
            {
                if (digit is < (byte)'0' or > (byte)'7')
                {
                    return false;
                }

                stored = (stored * 8) + digit - '0';
            }

            return stored == sum;
        }
    }
}
