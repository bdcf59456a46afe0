namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The flash as the page shows it, with one character for each page of flash.</summary>
    /// <param name="States">The state of each page (<see cref="FlashPages"/>).</param>
    /// <param name="Regions">The use of each page (<see cref="FlashRegions"/>).</param>
    internal sealed record FlashView(string States, string Regions)
    {
        /// <summary>Gets the view before the first publication.</summary>
        public static FlashView Empty { get; } = new(string.Empty, string.Empty);
    }
}
