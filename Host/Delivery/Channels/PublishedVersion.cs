namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Describes a version to be added to a list.</summary>
    /// <param name="Changelog">Changelog as plain text.</param>
    /// <param name="Timestamp">Unix time in seconds.</param>
    public sealed record PublishedVersion(string Version, string Changelog, long Timestamp);
}
