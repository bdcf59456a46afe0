namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The part of a <see cref="RunFeed"/> that a page has received.</summary>
    internal sealed class SeenFeed
    {
        /// <summary>Gets or sets the version of the feed that the page has received.</summary>
        public long Version { get; set; } = -1;

        /// <summary>Gets or sets the number of screens received.</summary>
        public int Frames { get; set; }

        /// <summary>Gets or sets the number of console lines received.</summary>
        public int Lines { get; set; }

        /// <summary>Gets or sets the version of the received flash map.</summary>
        public int Flash { get; set; }

        /// <summary>Gets or sets the version of the received card content.</summary>
        public int Card { get; set; }
    }
}
