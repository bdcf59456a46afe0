namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A version in a channel.</summary>
    /// <param name="Changelog">Changelog of the version, as text.</param>
    /// <param name="Timestamp">Unix time in seconds; 0 if the list has none.</param>
    public sealed record ChannelVersion(string Version, string Changelog, long Timestamp, IReadOnlyList<ChannelFile> Files)
    {
        /// <summary>Finds the file that a device needs.</summary>
        /// <param name="target">Hardware target, such as <c>f7</c>.</param>
        /// <param name="type">Type and extension, such as <c>update_tgz</c>.</param>
        /// <returns>The file for the target or for any target, or <see langword="null"/>.</returns>
        public ChannelFile? Find(string target, string type) =>
            Files.FirstOrDefault(file => file.Type == type && file.Target == target)
            ?? Files.FirstOrDefault(file => file.Type == type && file.Target == "any");
    }
}
