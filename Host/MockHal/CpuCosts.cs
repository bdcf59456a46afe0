namespace FlipperUpdaterNano.MockHal
{
    /// <summary>
    /// CPU time, in picoseconds per byte, of the byte operations for which docs/reference/prior-art.md 3 has a figure. Operations
    /// without a figure (MD5, heatshrink, drawing) cost nothing here; the emulator counts instructions.
    /// </summary>
    internal static class CpuCosts
    {
        /// <summary>CRC32 with a nibble table: 20 cycles at 64 MHz.</summary>
        public const long Crc32 = 312_500;

        /// <summary>Reading or comparing memory-mapped flash: 20 MB/s.</summary>
        public const long FlashRead = 50_000;

        /// <summary>
        /// Polling the clock, the buttons or the mailbox once: 1 us, a few interpreted instructions. The value is not measured; its purpose
        /// is to advance device time in loops that only poll.
        /// </summary>
        public const long Look = 1_000;

        /// <summary>Returns the CPU time needed to process the given number of bytes.</summary>
        /// <param name="picoseconds">Picoseconds per byte.</param>
        /// <returns>Nanoseconds.</returns>
        public static long For(int bytes, long picoseconds) => bytes * picoseconds / 1000;
    }
}
