namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>Latencies of a card in addition to the transfer time.</summary>
    /// <param name="FirstBlockNanoseconds">From a read command to its first block.</param>
    /// <param name="NextBlockNanoseconds">Between the blocks of a multiple read.</param>
    /// <param name="WriteNanoseconds">Busy after a written block.</param>
    /// <param name="EraseNanoseconds">Busy after an erase command.</param>
    public sealed record SdTiming(long FirstBlockNanoseconds, long NextBlockNanoseconds, long WriteNanoseconds, long EraseNanoseconds)
    {
        /// <summary>Gets the timing of an ordinary card: an assumption, not measured on a real card.</summary>
        public static SdTiming Ordinary { get; } = new(200_000, 10_000, 250_000, 2_000_000);

        /// <summary>Returns the timing of a slower card.</summary>
        /// <param name="slowness">Factor by which the card is slower.</param>
        public SdTiming Times(int slowness) => new(
            FirstBlockNanoseconds * slowness, NextBlockNanoseconds * slowness, WriteNanoseconds * slowness, EraseNanoseconds * slowness);
    }
}
