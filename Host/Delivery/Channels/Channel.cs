namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A channel of an update server.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Description">A sentence about it.</param>
    /// <param name="Versions">Its versions, the newest first.</param>
    public sealed record Channel(string Id, string Title, string Description, IReadOnlyList<ChannelVersion> Versions);
}
