using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>
    /// Adds versions and files to a <c>directory.json</c>; everything else in the list is preserved, including unknown keys.
    /// </summary>
    public sealed class DirectoryEditor
    {
        /// <summary>File name of the list on update servers.</summary>
        public const string FileName = "directory.json";

        private const string ChannelsKey = "channels";
        private const string VersionsKey = "versions";
        private const string VersionKey = "version";
        private const string ChangelogKey = "changelog";
        private const string FilesKey = "files";
        private const string UrlKey = "url";
        private const string TargetKey = "target";
        private const string TypeKey = "type";
        private const string Sha256Key = "sha256";

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
        /// <param name="file">Contents of the list, or <see langword="null"/> for a new list with the three stock channels.</param>
        /// <param name="name">Path of the list, for messages.</param>
        /// <exception cref="DeliveryException">The file is not a list of channels.</exception>
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
                // Reported below.
            }

            throw new DeliveryException(
                $"{name}: not a list of channels and versions, so no version is added; move the file away to start a new list");
        }

        /// <summary>
        /// Adds a version to a channel, or files to an existing version. The version is inserted before the versions with a lower number
        /// (<see cref="VersionOrder"/>), because readers such as ufbt use the first version of a channel.
        /// </summary>
        /// <param name="channel">Id or short name of the channel; created if missing.</param>
        /// <param name="version">The version. If the changelog of this version is empty, the changelog in the list is kept.</param>
        /// <param name="files">Files to add. Listed files for other targets or types are kept.</param>
        /// <param name="mayReplace">Whether a file in the list may be replaced by a file with a different SHA-256.</param>
        /// <exception cref="RefusalException">
        /// A listed file would change its SHA-256, but <paramref name="mayReplace"/> is false.
        /// </exception>
        public void Add(string channel, PublishedVersion version, IEnumerable<PublishedFile> files, bool mayReplace = false)
        {
            string id = ChannelNames.IdOf(channel);
            JsonArray versions = (JsonArray)Channel(id)[VersionsKey]!;
            JsonObject entry = TakeOut(versions, version.Version) ?? new JsonObject { [VersionKey] = version.Version };
            if (version.Changelog.Length > 0 || entry[ChangelogKey] == null)
            {
                entry[ChangelogKey] = version.Changelog;
            }

            entry["timestamp"] = version.Timestamp;
            if (entry[FilesKey] is not JsonArray list)
            {
                list = [];
                entry[FilesKey] = list;
            }

            foreach (PublishedFile file in files.OrderBy(file => file.Url, StringComparer.Ordinal))
            {
                Enter(file, list, mayReplace, $"channel {id}, version {version.Version}");
            }

            int place = 0;
            while (place < versions.Count && VersionOrder.Compare(NameOf(versions[place]) ?? string.Empty, version.Version) > 0)
            {
                place++;
            }

            versions.Insert(place, entry);
        }

        /// <summary>Serializes the list.</summary>
        /// <returns>The contents of the file.</returns>
        public byte[] ToBytes() => Encoding.UTF8.GetBytes(_root.ToJsonString(s_format) + "\n");

        private static bool IsChannel(JsonNode? node) =>
            node is JsonObject channel
            && channel["id"] is JsonValue id
            && id.TryGetValue(out string? _)
            && channel[VersionsKey] is JsonArray;

        private static string? NameOf(JsonNode? version) => Text(version, VersionKey);

        private static string? Text(JsonNode? node, string key) =>
            node is JsonObject entry && entry[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

        // If several versions have the same name, readers use the first of them.
        private static JsonObject? TakeOut(JsonArray versions, string name)
        {
            JsonObject? first = null;
            for (int i = versions.Count - 1; i >= 0; i--)
            {
                if (NameOf(versions[i]) == name)
                {
                    first = (JsonObject)versions[i]!;
                    versions.RemoveAt(i);
                }
            }

            return first;
        }

        private static void Enter(PublishedFile file, JsonArray list, bool mayReplace, string where)
        {
            JsonNode? known = list.FirstOrDefault(node => Text(node, TargetKey) == file.Target && Text(node, TypeKey) == file.Type);
            if (known == null)
            {
                list.Add((JsonNode)Entry(file));
            }
            else if (string.Equals(Text(known, Sha256Key), file.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                known[UrlKey] = file.Url;
            }
            else if (mayReplace)
            {
                list[list.IndexOf(known)] = Entry(file);
            }
            else
            {
                throw new RefusalException(
                    $"{where}: the list has a different {file.Type} for {file.Target} (SHA-256 {Text(known, Sha256Key) ?? "missing"}); "
                    + "give the changed file a new version, or replace the listed file with --force");
            }
        }

        private static JsonObject NewChannel(string id, string title, string description) => new()
        {
            ["id"] = id,
            ["title"] = title,
            ["description"] = description,
            [VersionsKey] = new JsonArray(),
        };

        private static JsonObject Entry(PublishedFile file) => new JsonObject
        {
            [UrlKey] = file.Url,
            [TargetKey] = file.Target,
            [TypeKey] = file.Type,
            [Sha256Key] = file.Sha256,
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
