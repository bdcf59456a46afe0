using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Channels;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>Tests channel lists of update servers: accepted entries and their order.</summary>
    public sealed class ChannelsTests : IDisposable
    {
        private const string Digest = "0000000000000000000000000000000000000000000000000000000000000000";
        private static readonly Uri s_url = new("https://example.org/firmware/directory.json");
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("0.58.1", "0.58.1-rc")]
        [InlineData("0.58.1-rc", "0.58.0")]
        [InlineData("0.100.3", "0.99.1")]
        [InlineData("1.0.0-rc2", "1.0.0-rc")]
        [InlineData("1.0.0-rc.10", "1.0.0-rc.9")]
        [InlineData("1.0.1", "1.0")]
        [InlineData("mntm-012", "mntm-009")]
        [InlineData("0.1.0", "dev-12052022-deadbeef")]
        public void Versions_are_ordered_by_number(string newer, string older)
        {
            Assert.True(VersionOrder.Compare(newer, older) > 0);
            Assert.True(VersionOrder.Compare(older, newer) < 0);
            ServerDirectory directory = Read(Channel("c", Version(older), Version(newer)));
            Assert.Equal([newer, older], directory.Channels[0].Versions.Select(version => version.Version));
        }

        [Fact]
        public void Versions_without_a_number_are_ordered_by_timestamp()
        {
            string Dev(string name, long time) => $"{{\"version\":\"{name}\",\"timestamp\":{time},\"files\":[]}}";
            ServerDirectory directory = Read(Channel("development", Dev("a1b2", 5), Dev("c3d4", 9), Dev("e5f6", 7)));
            Assert.Equal(["c3d4", "e5f6", "a1b2"], directory.Channels[0].Versions.Select(version => version.Version));
        }

        [Fact]
        public void A_malformed_entry_is_skipped_with_a_one_line_message_and_the_rest_is_kept()
        {
            ServerDirectory directory = Read(
                "5", "{\"id\":7}",
                Channel(
                    "release", "null", "{\"files\":[]}",
                    Version(
                        "1.0", File("http://example.org/a", "f7", "full_dfu"), File("file:///etc/passwd", "f7", "full_bin"),
                        File("https://user@example.org/a", "f7", "updater_bin"), File("https://example.org/a", "f7", "x", "12"), "[]",
                        File("../../b.tgz", "f7", "update_tgz"), File("https://example.org/c", "f7", "update_tgz")),
                    Version("1.0")),
                Channel("release"));
            Channel channel = Assert.Single(directory.Channels);
            ChannelFile file = Assert.Single(Assert.Single(channel.Versions).Files);
            Assert.Equal("https://example.org/b.tgz", file.Url.AbsoluteUri);
            Assert.Equal(12, directory.Skipped.Count);
            const string skipped = "channel release, version 1.0: a file is skipped: ";
            Assert.Contains($"{skipped}its URL is not https (http://example.org/a)", directory.Skipped);
            Assert.Contains($"{skipped}an earlier file is also update_tgz for f7", directory.Skipped);
        }

        [Fact]
        public void A_list_that_contains_only_malformed_entries_is_reported_in_a_few_lines()
        {
            ServerDirectory directory = Read([.. Enumerable.Repeat("0", 5000)]);
            Assert.Equal(21, directory.Skipped.Count);
            Assert.Equal("4980 more entries are skipped", directory.Skipped[^1]);
        }

        [Theory]
        [InlineData("channels")]
        [InlineData("versions")]
        [InlineData("files")]
        public void A_large_list_is_parsed_in_linear_time(string of)
        {
            // Comparing all pairs would require 20,000,000,000 comparisons.
            const int count = 200_000;
            IEnumerable<string> numbers = Enumerable.Range(0, count).Select(number => $"{number:x}");
            ServerDirectory directory = of switch
            {
                "channels" => Read([.. numbers.Select(id => $"{{\"id\":\"{id}\"}}"), Channel("0")]),
                "versions" => Read(Channel("c", [.. numbers.Select(name => $"{{\"version\":\"{name}\"}}"), Version("0")])),
                _ => Read(Channel("c", Version("v", [.. numbers.Select(type => File("a", "f7", type)), File("a", "f7", "0")]))),
            };
            Assert.Single(directory.Skipped);
            Channel first = directory.Channels[0];
            Assert.Equal(count, of == "channels" ? directory.Channels.Count : of == "versions" ? first.Versions.Count
                : first.Versions[0].Files.Count);
        }

        [Theory]
        [InlineData("", "is not JSON")]
        [InlineData("<html>", "is not JSON")]
        [InlineData("{\"channels\":[", "is not JSON")]
        [InlineData("[]", "has no 'channels'")]
        [InlineData("{\"channels\":{}}", "has no 'channels'")]
        public void Malformed_channel_lists_are_reported_as_bad_input(string text, string sentence)
        {
            System.IO.File.WriteAllText(_folder["directory.json"], text);
            Assert.Contains(sentence, Cli.ExpectBadInput("channels", "--server", $"file://{_folder["directory.json"]}"));
        }

        [Fact]
        public void A_list_nested_too_deeply_is_reported_as_bad_input()
        {
            System.IO.File.WriteAllText(_folder["directory.json"], $"{{\"channels\":{new string('[', 100_000)}");
            Assert.Contains("is not JSON", Cli.ExpectBadInput("channels", "--server", $"file://{_folder.Root}"));
        }

        [Fact]
        public void An_oversized_list_is_refused()
        {
            using (FileStream file = System.IO.File.Create(_folder["directory.json"]))
            {
                file.SetLength(ServerDirectory.LargestList + 1);
            }

            Assert.Contains("larger than the limit of 16 MiB", Cli.ExpectBadInput("channels", "--server", $"file://{_folder.Root}"));
        }

        [Fact]
        public void Mutated_lists_are_either_parsed_or_refused_with_a_one_line_message()
        {
            byte[] list = Encoding.UTF8.GetBytes(List(Channel("release", Version("1.0", File("a.tgz", "f7", "update_tgz")))));
            Random random = new(17);
            for (int i = 0; i < 2000; i++)
            {
                byte[] damaged = [.. list];
                for (int change = 0; change <= i % 4; change++)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }

                try
                {
                    Assert.NotNull(ServerDirectory.Parse(damaged, s_url).Skipped);
                }
                catch (FlipperUpdaterNano.Delivery.DeliveryException error)
                {
                    Assert.DoesNotContain('\n', error.Message);
                }
            }
        }

        [Fact]
        public void Channels_are_listed_as_text_and_as_JSON()
        {
            string text = List(Channel("release", Version("1.1", File("a.tgz", "f7", "update_tgz")), Version("1.2-rc"), "1"));
            System.IO.File.WriteAllText(_folder["directory.json"], text);
            Cli run = Cli.Expect(0, "channels", "--server", $"file://{_folder.Root}");
            Assert.Contains("release", run.Output);
            Assert.Contains("a version without a unique name is skipped", run.Error);
            JsonNode report = Cli.Expect(0, "channels", "--server", $"file://{_folder.Root}", "--json", "-").Json;
            Assert.Equal("1.2-rc", report["channels"]![0]!["versions"]![0]!["version"]!.GetValue<string>());
            Assert.Single(report["skipped"]!.AsArray());
        }

        [Theory]
        [InlineData("nonsense", "give an https URL")]
        [InlineData("http://example.org/", "only https is trusted")]
        [InlineData("ftp://example.org/", "only https is trusted")]
        [InlineData("https://user:password@example.org/", "only https is trusted")]
        public void An_untrusted_server_receives_no_request(string server, string sentence) =>
            Assert.Contains(sentence, Cli.ExpectBadInput("channels", "--server", server));

        [Fact]
        public void A_version_is_inserted_before_older_versions()
        {
            DirectoryEditor list = DirectoryEditor.Open(null, "x");
            foreach (string name in new[] { "1.2", "1.3-rc", "1.1.9", "dev-1", "1.3", "1.2" })
            {
                list.Add("release", new PublishedVersion(name, string.Empty, 0), []);
            }

            JsonNode json = JsonNode.Parse(list.ToBytes())!;
            Assert.Equal(
                ["1.3", "1.3-rc", "1.2", "1.1.9", "dev-1"],
                json["channels"]![2]!["versions"]!.AsArray().Select(version => version!["version"]!.GetValue<string>()));
        }

        private static ServerDirectory Read(params string[] channels) =>
            ServerDirectory.Parse(Encoding.UTF8.GetBytes(List(channels)), s_url);

        private static string List(params string[] channels) => $"{{\"channels\":[{string.Join(',', channels)}]}}";

        private static string Channel(string id, params string[] versions) =>
            $"{{\"id\":\"{id}\",\"title\":\"T\",\"description\":\"\",\"versions\":[{string.Join(',', versions)}]}}";

        private static string Version(string name, params string[] files) =>
            $"{{\"version\":\"{name}\",\"changelog\":\"\",\"timestamp\":1,\"files\":[{string.Join(',', files)}]}}";

        private static string File(string url, string target, string type, string sha256 = Digest) =>
            $"{{\"url\":\"{url}\",\"target\":\"{target}\",\"type\":\"{type}\",\"sha256\":\"{sha256}\"}}";
    }
}
