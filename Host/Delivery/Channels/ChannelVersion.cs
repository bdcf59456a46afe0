namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A version in a channel.</summary>
    /// <param name="Version">Its name.</param>
    /// <param name="Changelog">Text about it.</param>
    /// <param name="Timestamp">Seconds since 1970; 0 when the list gives none.</param>
    /// <param name="Files">Its files.</param>
    public sealed record ChannelVersion(string Version, string Changelog, long Timestamp, IReadOnlyList<ChannelFile> Files)
    {
        /// <summary>Finds the file for a device.</summary>
        /// <param name="target">Hardware target, such as <c>f7</c>.</param>
        /// <param name="type">Type and ending, such as <c>update_tgz</c>.</param>
        /// <returns>The file for the target, or for any; <see langword="null"/> when there is none.</returns>
        public ChannelFile? Find(string target, string type) =>
            Files.FirstOrDefault(file => file.Type == type && file.Target == target)
            ?? Files.FirstOrDefault(file => file.Type == type && file.Target == "any");
    }
}
