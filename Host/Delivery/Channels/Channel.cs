namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A channel of an update server.</summary>
    /// <param name="Description">One-sentence description for users.</param>
    /// <param name="Versions">Versions of the channel, newest first.</param>
    public sealed record Channel(string Id, string Title, string Description, IReadOnlyList<ChannelVersion> Versions);
}
