namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The latencies of a card, which are added to the transfer time.</summary>
    /// <param name="FirstBlockNanoseconds">Time from a read command to the first block.</param>
    /// <param name="NextBlockNanoseconds">Time between the blocks of a multi-block read.</param>
    /// <param name="WriteNanoseconds">Busy time after a written block.</param>
    /// <param name="EraseNanoseconds">Busy time after an erase command.</param>
    public sealed record SdTiming(long FirstBlockNanoseconds, long NextBlockNanoseconds, long WriteNanoseconds, long EraseNanoseconds)
    {
        /// <summary>Gets the timing of an ordinary card. The values are assumptions, not measurements of a real card.</summary>
        public static SdTiming Ordinary { get; } = new(200_000, 10_000, 250_000, 2_000_000);

        /// <summary>Returns the timing of a slower card.</summary>
        /// <param name="slowness">Factor by which all latencies are multiplied.</param>
        public SdTiming Times(int slowness) => new(
            FirstBlockNanoseconds * slowness, NextBlockNanoseconds * slowness, WriteNanoseconds * slowness, EraseNanoseconds * slowness);
    }
}
