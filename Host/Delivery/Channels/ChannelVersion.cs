namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A version that a channel offers.</summary>
    /// <param name="Changelog">Changelog as plain text.</param>
    /// <param name="Timestamp">Unix time in seconds; 0 if the list does not contain it.</param>
    public sealed record ChannelVersion(string Version, string Changelog, long Timestamp, IReadOnlyList<ChannelFile> Files)
    {
        /// <summary>Finds the file that a device needs.</summary>
        /// <param name="target">Hardware target, such as <c>f7</c>.</param>
        /// <param name="type">Type and extension, such as <c>update_tgz</c>.</param>
        /// <returns>
        /// The file for this target, or else the file for target <c>any</c>; <see langword="null"/> if the version contains neither.
        /// </returns>
        public ChannelFile? Find(string target, string type) =>
            Files.FirstOrDefault(file => file.Type == type && file.Target == target)
            ?? Files.FirstOrDefault(file => file.Type == type && file.Target == "any");
    }
}
