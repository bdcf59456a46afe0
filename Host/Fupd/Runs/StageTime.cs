namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The total device time of a stage, over all boots.</summary>
    internal sealed class StageTime(int stage)
    {
        public int Stage { get; } = stage;

        public long Nanoseconds { get; set; }

        /// <summary>Gets or sets the progress last reported, 0 to 100.</summary>
        public int Progress { get; set; }

        public long Milliseconds => Nanoseconds / 1_000_000;
    }
}
