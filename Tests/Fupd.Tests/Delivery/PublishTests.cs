using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>Tests the channel list of <c>fupd publish</c> after a version is published again.</summary>
    public sealed class PublishTests : IDisposable
    {
        private readonly ReleaseFiles _files = new();

        private string Site => _files.Folder["site"];

        private string List => File.ReadAllText(Path.Combine(Site, "directory.json"));

        public void Dispose() => _files.Dispose();

        [Fact]
        public void Files_for_another_target_are_added_to_a_published_version()
        {
            _files.Make(0, "1.0", "f7", _files.Least);
            _files.Make(0, "1.0", "f18", [.. _files.Least, "--target", "18"]);
            Publish(0, "f7");
            JsonNode json = JsonNode.Parse(List)!;
            json["channels"]![2]!["versions"]![0]!["changelog"] = "news";
            json["channels"]![2]!["versions"]![0]!["files"]![0]!["theirs"] = 1;
            File.WriteAllText(Path.Combine(Site, "directory.json"), json.ToJsonString());
            Publish(0, "f18");
            JsonNode version = Assert.Single(JsonNode.Parse(List)!["channels"]![2]!["versions"]!.AsArray())!;
            Assert.Equal("news", version["changelog"]!.GetValue<string>());
            Assert.Equal(1, version["files"]![0]!["theirs"]!.GetValue<int>());
            Assert.Equal(14, version["files"]!.AsArray().Count);
            foreach (string target in new[] { "f7", "f18" })
            {
                Cli.Expect(
                    0, "fetch", "1.0", "--server", $"file://{Site}", "--target", target, "--cache", _files.Folder["cache"], "--out",
                    _files.Folder["got"]);
                Assert.Equal(Update(target), File.ReadAllBytes(_files.Folder["got"]));
            }
        }

        [Fact]
        public void A_published_file_is_replaced_only_with_force()
        {
            _files.Make(0, "1.0", "f7", _files.Least);
            Publish(0, "f7");
            string list = List;
            int count = Directory.GetFiles(Site, "*", SearchOption.AllDirectories).Length;
            File.WriteAllBytes(_files.Folder["fw.bin"], StandIn.Firmware(9002));
            _files.Make(0, "1.0", "f7", _files.Least);
            Assert.Contains("channel release, version 1.0: the list has a different ", Publish(1, "f7").Error);
            Assert.Equal(list, List);
            Assert.Equal(count, Directory.GetFiles(Site, "*", SearchOption.AllDirectories).Length);
            Publish(0, "f7", "--force");
            JsonArray files = JsonNode.Parse(List)!["channels"]![2]!["versions"]![0]!["files"]!.AsArray();
            Assert.Equal(7, files.Count);
            Assert.Contains(PackageFile.Sha256(Update("f7")), files.Select(file => file!["sha256"]!.GetValue<string>()));
        }

        [Fact]
        public void Only_files_of_the_given_version_are_published_from_a_folder()
        {
            _files.Make(0, "1.0", "f7", _files.Least);
            string[] names =
                ["update-1.0.1.tgz", "update-x-1.0.tgz", "update-1.0.tgz.part", "update-1.0-rc.tgz", "-1.0.tgz", "update-1.0."];
            foreach (string name in names)
            {
                File.WriteAllText(_files.Folder[$"f7/flipper-z-f7-{name}"], "another");
            }

            Publish(0, "f7");
            JsonArray files = JsonNode.Parse(List)!["channels"]![2]!["versions"]![0]!["files"]!.AsArray();
            Assert.Equal(
                ["full_bin", "full_dfu", "full_json", "update_tgz", "updater_bin", "updater_dfu", "updater_json"],
                files.Select(file => file!["type"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        }

        [Fact]
        public void Every_package_in_a_folder_is_verified()
        {
            _files.Make(0, "1.0", "both", [.. _files.Least, "--target", "18"]);
            File.WriteAllBytes(_files.Folder["up.bin"], new byte[2000]);
            _files.Make(0, "1.0", "both", [.. _files.Least, "--force"]);
            Assert.Contains("not published", Publish(1, "both").Error);
            Assert.False(Directory.Exists(Site));
            Publish(0, "both", "--force");
        }

        private byte[] Update(string target) => File.ReadAllBytes(_files.Folder[$"{target}/flipper-z-{target}-update-1.0.tgz"]);

        private Cli Publish(int status, string folder, params string[] more) => Cli.Expect(
            status,
            ["publish", _files.Folder[folder], "--site", Site, "--channel", "release", "--version", "1.0", "--timestamp", "5", .. more]);
    }
}
