namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A channel of an update server.</summary>
    /// <param name="Description">Description of the channel for users, one sentence.</param>
    /// <param name="Versions">Versions of the channel, newest first.</param>
    public sealed record Channel(string Id, string Title, string Description, IReadOnlyList<ChannelVersion> Versions);
}
