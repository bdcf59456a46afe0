namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A version that is entered into a list.</summary>
    /// <param name="Version">Its name.</param>
    /// <param name="Changelog">Text about it.</param>
    /// <param name="Timestamp">Seconds since 1970.</param>
    public sealed record PublishedVersion(string Version, string Changelog, long Timestamp);
}
