using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// Timing of the card, in nanoseconds. SPI2 runs at 32 MHz, so a byte takes at least 0.25 us on the wire, and 512 bytes take 128 us
    /// plus token latency (docs/reference/hardware.md 7.4). Multi-block reads are expected to reach 1.5 to 3 MB/s
    /// (docs/reference/prior-art.md 3). The model assumes 0.5 us per byte and 0.3 ms per command, which is 1.7 MB/s in blocks of 4 KiB.
    /// Writing is assumed to run at half that speed, and each write command also takes the card's own programming time. All of these
    /// figures are estimates until measured.
    /// </summary>
    public static class CardTiming
    {
        /// <summary>Overhead of a read command: command, response and first token.</summary>
        public const long ReadCommand = 300 * VirtualTime.Microsecond;

        /// <summary>Time to read one byte of a sector.</summary>
        public const long ReadByte = 500;

        /// <summary>Overhead of a write command: command, response and busy time.</summary>
        public const long WriteCommand = 1 * VirtualTime.Millisecond;

        /// <summary>Time to write one byte of a sector.</summary>
        public const long WriteByte = 1_000;

        /// <summary>Time to look up a path: two sector reads, one of the directory and one of the allocation table.</summary>
        public const long Lookup = 2 * (ReadCommand + (Sector * ReadByte));

        /// <summary>Time to change a directory entry: a look-up, followed by writes of the entry and the allocation table.</summary>
        public const long Change = Lookup + (2 * (WriteCommand + (Sector * WriteByte)));

        /// <summary>Time to initialise the card and to read the first sectors of its file system.</summary>
        public const long Mount = 50 * VirtualTime.Millisecond;

        /// <summary>Size of a sector in bytes.</summary>
        public const int Sector = 512;

        /// <summary>Computes the duration of a read.</summary>
        /// <param name="position">Offset of the first byte in the file.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The duration in nanoseconds.</returns>
        public static long Read(long position, int count) => ReadCommand + (Sectors(position, count) * Sector * ReadByte);

        /// <summary>Computes the duration of a write.</summary>
        /// <param name="position">Offset of the first byte in the file.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The duration in nanoseconds.</returns>
        public static long Write(long position, int count) => WriteCommand + (Sectors(position, count) * Sector * WriteByte);

        private static long Sectors(long position, int count) =>
            count == 0 ? 0 : ((position + count - 1) / Sector) - (position / Sector) + 1;
    }
}
