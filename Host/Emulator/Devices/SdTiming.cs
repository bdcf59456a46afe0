namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>How long a card takes besides the bytes on the wire.</summary>
    /// <param name="FirstBlockNanoseconds">From a read command to its first block.</param>
    /// <param name="NextBlockNanoseconds">Between the blocks of a multiple read.</param>
    /// <param name="WriteNanoseconds">Busy after a written block.</param>
    /// <param name="EraseNanoseconds">Busy after an erase command.</param>
    public sealed record SdTiming(long FirstBlockNanoseconds, long NextBlockNanoseconds, long WriteNanoseconds, long EraseNanoseconds)
    {
        /// <summary>Gets the figures of an ordinary card: an assumption, not measured on a real card.</summary>
        public static SdTiming Ordinary { get; } = new(200_000, 10_000, 250_000, 2_000_000);

        /// <summary>Makes the figures of a slower card.</summary>
        /// <param name="slowness">How many times slower.</param>
        /// <returns>The figures.</returns>
        public SdTiming Times(int slowness) => new(
            FirstBlockNanoseconds * slowness, NextBlockNanoseconds * slowness, WriteNanoseconds * slowness, EraseNanoseconds * slowness);
    }
}
