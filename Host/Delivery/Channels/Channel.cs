namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A channel of an update server.</summary>
    /// <param name="Description">One sentence for users.</param>
    /// <param name="Versions">Its versions, newest first.</param>
    public sealed record Channel(string Id, string Title, string Description, IReadOnlyList<ChannelVersion> Versions);
}
