using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Fetching;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd channels</c>: lists the channels and versions of an update server.</summary>
    internal static class ChannelsCommand
    {
        private const int MostVersions = 5;

        public static Command Create(CommonOptions common)
        {
            ServerOptions options = new();
            Command command = new("channels", "List the channels and versions of an update server.") { options.Server };
            command.SetAction(result =>
            {
                CommandOutput output = common.OutputOf(result);
                (UpdateServer server, ServerDirectory directory) = options.Read(result, output);
                foreach (Channel channel in directory.Channels)
                {
                    Print(channel, output);
                }

                output.Report(ToJson(server, directory));
                return ExitStatus.Done;
            });
            return command;
        }

        private static void Print(Channel channel, CommandOutput output)
        {
            output.Line($"{channel.Id}  {channel.Title}{(channel.Description.Length > 0 ? $": {channel.Description}" : string.Empty)}");
            foreach (ChannelVersion version in channel.Versions.Take(MostVersions))
            {
                string targets = string.Join(" ", version.Files.Select(file => file.Target).Distinct().Order(StringComparer.Ordinal));
                output.Line($"  {version.Version,-24} {DayOf(version.Timestamp),10}  {targets}");
            }

            if (channel.Versions.Count > MostVersions)
            {
                output.Line($"  and {channel.Versions.Count - MostVersions} older versions");
            }
        }

        private static string DayOf(long timestamp) =>
            timestamp > 0 && timestamp < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(timestamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : string.Empty;

        private static JsonObject ToJson(UpdateServer server, ServerDirectory directory) => new()
        {
            ["list"] = server.List.AbsoluteUri,
            ["channels"] = new JsonArray([.. directory.Channels.Select(channel => (JsonNode)new JsonObject
            {
                ["id"] = channel.Id,
                ["title"] = channel.Title,
                ["description"] = channel.Description,
                ["versions"] = new JsonArray([.. channel.Versions.Select(VersionJson)]),
            })]),
            ["skipped"] = new JsonArray([.. directory.Skipped.Select(line => JsonValue.Create(line))]),
        };

        private static JsonNode VersionJson(ChannelVersion version) => new JsonObject
        {
            ["version"] = version.Version,
            ["changelog"] = version.Changelog,
            ["timestamp"] = version.Timestamp,
            ["files"] = new JsonArray([.. version.Files.Select(file => (JsonNode)new JsonObject
            {
                ["url"] = file.Url.AbsoluteUri,
                ["target"] = file.Target,
                ["type"] = file.Type,
                ["sha256"] = file.Sha256,
            })]),
        };
    }
}
