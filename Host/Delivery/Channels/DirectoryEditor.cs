using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>Changes a <c>directory.json</c>: what it does not change stays, unknown keys included.</summary>
    public sealed class DirectoryEditor
    {
        /// <summary>Name of the list on update servers.</summary>
        public const string FileName = "directory.json";

        private const string ChannelsKey = "channels";
        private const string VersionsKey = "versions";
        private const string VersionKey = "version";

        private static readonly JsonSerializerOptions s_format = new()
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

        private static readonly (string Id, string Title, string Description)[] s_channels =
        [
            (ChannelNames.Development, "Development Channel", "Newest builds, may be unstable"),
            (ChannelNames.ReleaseCandidate, "Release Candidate Channel", "Next release, being tested"),
            (ChannelNames.Release, "Stable Release Channel", "Tested releases"),
        ];

        private readonly JsonObject _root;
        private readonly JsonArray _channels;

        private DirectoryEditor(JsonObject root, JsonArray channels)
        {
            _root = root;
            _channels = channels;
        }

        /// <summary>Opens a list.</summary>
        /// <param name="file">Its bytes, or <see langword="null"/> for a new one with the three channels of stock.</param>
        /// <param name="name">Its name, for messages.</param>
        /// <returns>The list.</returns>
        /// <exception cref="DeliveryException">It is none: nothing may be entered into it.</exception>
        public static DirectoryEditor Open(byte[]? file, string name)
        {
            if (file == null)
            {
                JsonArray channels = [.. s_channels.Select(channel => NewChannel(channel.Id, channel.Title, channel.Description))];
                return new DirectoryEditor(new JsonObject { [ChannelsKey] = channels }, channels);
            }

            try
            {
                JsonDocumentOptions options = new() { AllowDuplicateProperties = false };
                if (JsonNode.Parse(file, null, options) is JsonObject root && root[ChannelsKey] is JsonArray channels
                    && channels.All(IsChannel))
                {
                    return new DirectoryEditor(root, channels);
                }
            }
            catch (JsonException)
            {
                // Said below.
            }

            throw new DeliveryException(
                $"{name}: this is no list of channels and versions, so none is entered; move it away for a new one");
        }

        /// <summary>
        /// Enters a version into a channel, in the place of one of the same name. It comes before those that are older by number
        /// (<see cref="VersionOrder"/>): readers such as ufbt take the first.
        /// </summary>
        /// <param name="channel">Id or short name; a channel that is missing is made.</param>
        /// <param name="version">The version.</param>
        /// <param name="files">Its files.</param>
        public void Add(string channel, PublishedVersion version, IEnumerable<PublishedFile> files)
        {
            JsonObject entry = new()
            {
                [VersionKey] = version.Version,
                ["changelog"] = version.Changelog,
                ["timestamp"] = version.Timestamp,
                ["files"] = new JsonArray([.. files.OrderBy(file => file.Url, StringComparer.Ordinal).Select(Entry)]),
            };
            JsonArray versions = (JsonArray)Channel(ChannelNames.IdOf(channel))[VersionsKey]!;
            for (int i = versions.Count - 1; i >= 0; i--)
            {
                if (NameOf(versions[i]) == version.Version)
                {
                    versions.RemoveAt(i);
                }
            }

            int place = 0;
            while (place < versions.Count && VersionOrder.Compare(NameOf(versions[place]) ?? string.Empty, version.Version) > 0)
            {
                place++;
            }

            versions.Insert(place, entry);
        }

        /// <summary>Gets the file.</summary>
        /// <returns>Its bytes.</returns>
        public byte[] ToBytes() => Encoding.UTF8.GetBytes(_root.ToJsonString(s_format) + "\n");

        private static bool IsChannel(JsonNode? node) =>
            node is JsonObject channel
            && channel["id"] is JsonValue id
            && id.TryGetValue(out string? _)
            && channel[VersionsKey] is JsonArray;

        private static string? NameOf(JsonNode? version) =>
            version is JsonObject entry && entry[VersionKey] is JsonValue name && name.TryGetValue(out string? text) ? text : null;

        private static JsonObject NewChannel(string id, string title, string description) => new()
        {
            ["id"] = id,
            ["title"] = title,
            ["description"] = description,
            [VersionsKey] = new JsonArray(),
        };

        private static JsonNode Entry(PublishedFile file) => new JsonObject
        {
            ["url"] = file.Url,
            ["target"] = file.Target,
            ["type"] = file.Type,
            ["sha256"] = file.Sha256,
        };

        private JsonObject Channel(string id)
        {
            foreach (JsonNode? node in _channels)
            {
                if (node is JsonObject channel && channel["id"]!.GetValue<string>() == id)
                {
                    return channel;
                }
            }

            JsonObject made = NewChannel(id, id, string.Empty);
            _channels.Add((JsonNode)made);
            return made;
        }
    }
}
