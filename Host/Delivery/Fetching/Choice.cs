using FlipperUpdaterNano.Delivery.Channels;

namespace FlipperUpdaterNano.Delivery.Fetching
{
    /// <summary>The file that the name of a channel or version selects.</summary>
    /// <param name="Channel">Id of the file's channel.</param>
    public sealed record Choice(string Channel, ChannelVersion Version, ChannelFile File)
    {
        /// <summary>Finds the newest file in a channel, or the file of a version.</summary>
        /// <param name="name">Id or short name of a channel, or name of a version.</param>
        /// <param name="target">Hardware target, such as <c>f7</c>.</param>
        /// <param name="type">Type and extension, such as <c>update_tgz</c>.</param>
        /// <exception cref="DeliveryException">The list contains no such file.</exception>
        public static Choice Find(ServerDirectory directory, string name, string target, string type)
        {
            string id = ChannelNames.IdOf(name);
            Channel? channel = directory.Channels.FirstOrDefault(channel => channel.Id == id);
            IEnumerable<(Channel Channel, ChannelVersion Version)> candidates = channel != null
                ? channel.Versions.Select(version => (channel, version))
                : directory.Channels.SelectMany(
                    channel => channel.Versions.Where(version => version.Version == name).Select(version => (channel, version)));
            (Channel Channel, ChannelVersion Version)[] all = [.. candidates];
            if (all.Length == 0)
            {
                throw new DeliveryException(channel != null
                    ? $"channel {id} has no versions"
                    : $"there is no channel or version '{name}'; the channels are "
                        + string.Join(", ", directory.Channels.Select(known => known.Id)));
            }

            foreach ((Channel from, ChannelVersion version) in all)
            {
                if (version.Find(target, type) is { } file)
                {
                    return new Choice(from.Id, version, file);
                }
            }

            IEnumerable<string> targets = all.SelectMany(entry => entry.Version.Files).Select(file => file.Target).Distinct();
            throw new DeliveryException(
                $"{all[0].Version.Version} has no {type} for target {target}; there are files for "
                + string.Join(", ", targets.Order(StringComparer.Ordinal)));
        }
    }
}
