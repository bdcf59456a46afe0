namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Describes a version that is to be added to a list.</summary>
    /// <param name="Changelog">Changelog of the version, as text.</param>
    /// <param name="Timestamp">Unix time in seconds.</param>
    public sealed record PublishedVersion(string Version, string Changelog, long Timestamp);
}
