namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The part of a <see cref="RunFeed"/> that a page has received.</summary>
    internal sealed class SeenFeed
    {
        /// <summary>Gets or sets the version.</summary>
        public long Version { get; set; } = -1;

        /// <summary>Gets or sets the number of screens.</summary>
        public int Frames { get; set; }

        /// <summary>Gets or sets the number of lines.</summary>
        public int Lines { get; set; }

        /// <summary>Gets or sets the version of the flash map.</summary>
        public int Flash { get; set; }

        /// <summary>Gets or sets the version of the card's content.</summary>
        public int Card { get; set; }
    }
}
