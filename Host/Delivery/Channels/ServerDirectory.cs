using System.Text.Json;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>The list of an update server, <c>directory.json</c>: channels, versions, files.</summary>
    /// <remarks>Damaged or unsafe entries are skipped and the reasons recorded; the rest of the list is used.</remarks>
    public sealed class ServerDirectory
    {
        /// <summary>Maximum size of a list in bytes.</summary>
        public const int LargestList = 16 << 20;

        private const int MostSkipped = 20;
        private const int LongestText = 200;
        private readonly List<Channel> _channels = [];
        private readonly List<string> _skipped = [];
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private readonly Uri _url;
        private int _skippedCount;

        private ServerDirectory(Uri url) => _url = url;

        /// <summary>Gets the channels, in list order.</summary>
        public IReadOnlyList<Channel> Channels => _channels;

        /// <summary>Gets, for each skipped entry, one sentence that states the reason.</summary>
        public IReadOnlyList<string> Skipped => _skippedCount <= MostSkipped
            ? _skipped
            : [.. _skipped, $"{_skippedCount - MostSkipped} more entries are skipped"];

        /// <summary>Reads a list.</summary>
        /// <param name="json">Contents of the list.</param>
        /// <param name="url">URL of the list, against which the relative URLs in the list are resolved.</param>
        /// <exception cref="DeliveryException">The file is not a list of channels.</exception>
        public static ServerDirectory Parse(byte[] json, Uri url)
        {
            ServerDirectory directory = new(url);
            try
            {
                using JsonDocument document = JsonDocument.Parse(json);
                if (document.RootElement.ValueKind != JsonValueKind.Object
                    || !document.RootElement.TryGetProperty("channels", out JsonElement channels)
                    || channels.ValueKind != JsonValueKind.Array)
                {
                    throw new DeliveryException($"{url}: it has no 'channels', so it is not the list of an update server; check --server");
                }

                foreach (JsonElement channel in channels.EnumerateArray())
                {
                    directory.AddChannel(channel);
                }
            }
            catch (JsonException error)
            {
                throw new DeliveryException(
                    $"{url}: it is not JSON (line {error.LineNumber + 1}), so it is not the list of an update server; check --server");
            }

            return directory;
        }

        private static string? Text(JsonElement element, string key)
        {
            try
            {
                return element.ValueKind == JsonValueKind.Object
                    && element.TryGetProperty(key, out JsonElement value)
                    && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
            }
            catch (InvalidOperationException)
            {
                // The string contains an unpaired surrogate.
                return null;
            }
        }

        private static JsonElement.ArrayEnumerator Items(JsonElement element, string key) =>
            element.TryGetProperty(key, out JsonElement items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

        private static string Short(string? text) =>
            text == null || text.Length <= LongestText ? text ?? string.Empty : text[..LongestText];

        private void Skip(string what)
        {
            if (_skippedCount++ < MostSkipped)
            {
                _skipped.Add(what);
            }
        }

        private void AddChannel(JsonElement element)
        {
            if (Text(element, "id") is not { Length: > 0 } id || !_ids.Add(id))
            {
                Skip("a channel without a unique id is skipped");
                return;
            }

            List<ChannelVersion> versions = [];
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (JsonElement version in Items(element, "versions"))
            {
                AddVersion(version, Short(id), versions, names);
            }

            string title = Short(Text(element, "title"));
            _channels.Add(new Channel(id, title, Short(Text(element, "description")), [.. VersionOrder.Sort(versions)]));
        }

        private void AddVersion(JsonElement element, string channel, List<ChannelVersion> versions, HashSet<string> names)
        {
            if (Text(element, "version") is not { Length: > 0 and <= LongestText } name || !names.Add(name))
            {
                Skip($"channel {channel}: a version without a unique name is skipped");
                return;
            }

            List<ChannelFile> files = [];
            HashSet<(string Target, string Type)> kinds = [];
            foreach (JsonElement file in Items(element, "files"))
            {
                if (FaultOf(file, kinds, out ChannelFile? read) is { } fault)
                {
                    Skip($"channel {channel}, version {name}: a file is skipped: {fault}");
                }
                else
                {
                    files.Add(read!);
                }
            }

            // Some lists store the time as a string. A version without a time is ordered as the oldest of the versions without a number.
            long timestamp = element.TryGetProperty("timestamp", out JsonElement time)
                && ((time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out long seconds))
                    || long.TryParse(Text(element, "timestamp"), out seconds))
                ? seconds
                : 0;
            versions.Add(new ChannelVersion(name, Text(element, "changelog") ?? string.Empty, timestamp, files));
        }

        private string? FaultOf(JsonElement element, HashSet<(string Target, string Type)> kinds, out ChannelFile? file)
        {
            file = null;
            string? target = Text(element, "target");
            string? type = Text(element, "type");
            string? url = Text(element, "url");
            string? sha256 = Text(element, "sha256")?.ToLowerInvariant();
            if (target is not { Length: > 0 } || type is not { Length: > 0 } || url is not { Length: > 0 })
            {
                return "it has no target, type or url";
            }

            if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigitLower))
            {
                return $"its SHA-256 is malformed ({Short(url)})";
            }

            if (!Uri.TryCreate(_url, url, out Uri? absolute) || !SafeUrl.MayLead(_url, absolute))
            {
                return $"its URL is not https ({Short(url)})";
            }

            if (!kinds.Add((target, type)))
            {
                return $"an earlier file is also {Short(type)} for {Short(target)}";
            }

            file = new ChannelFile(absolute, target, type, sha256);
            return null;
        }
    }
}
