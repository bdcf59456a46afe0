using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>Tests <c>fupd update</c> from a published release to an installable package.</summary>
    public sealed class UpdateTests : IDisposable
    {
        private readonly ReleaseFiles _files = new();
        private readonly StaticServer _server;

        public UpdateTests()
        {
            Cli.Expect(0, "keygen", "--key", _files.Folder["key"], "--no-password");
            _files.Make(0, "1.0", "v1", [.. _files.All, "--layout", "seed", "--key", _files.Folder["key"]]);
            Cli.Expect(0, "publish", _files.Folder["v1"], "--site", Site, "--channel", "release", "--version", "1.0", "--quiet");
            File.WriteAllBytes(_files.Folder["ours.bin"], StandIn.Loader(8192));
            _server = new StaticServer(Site);
        }

        private string Site => _files.Folder["site"];

        public void Dispose()
        {
            _server.Dispose();
            _files.Dispose();
        }

        [Fact]
        public void A_published_release_is_adopted_and_installed()
        {
            JsonNode report = Update(0, "ours", "--public-key", _files.Folder["key.pub"], "--json", "-").Json;
            Assert.Equal("1.0", report["fetched"]!["version"]!.GetValue<string>());
            Assert.Equal("1.0", report["fetched"]!["signature"]!["version"]!.GetValue<string>());
            Assert.Equal("accepted", report["doctor"]!["verdict"]!.GetValue<string>());
            Assert.Contains("update.sha256.minisig: removed", report["changes"]!.ToJsonString());
            Package package = PackageReader.Read(_files.Folder["ours"]);
            Assert.Equal(StandIn.Loader(8192), package.Files["flipper-z-f7-updater-1.0.bin"]);
            Assert.Contains("resources.ths", package.Files.Keys);
            Cli.Expect(0, "device", "create", _files.Folder["device"], "--radio-version", "1.20.0.0.0.3");
            Cli.Expect(0, "install", _files.Folder["ours"], "--device", _files.Folder["device"], "--quiet");
        }

        [Fact]
        public void A_resume_stub_is_added_on_request()
        {
            string stub = _files.Folder["stub.bin"];
            File.WriteAllBytes(stub, StandIn.Stub());
            Assert.Contains("needs a computer", Update(0, "plain").Output);
            Assert.DoesNotContain("resume.bin", PackageReader.Read(_files.Folder["plain"]).Files.Keys);
            Assert.DoesNotContain("needs a computer", Update(0, "ours", "--resume", stub).Output);
            Assert.Equal(StandIn.Stub(), PackageReader.Read(_files.Folder["ours"]).Files["resume.bin"]);
        }

        [Fact]
        public void A_package_signed_with_another_key_is_not_written()
        {
            Cli.Expect(0, "keygen", "--key", _files.Folder["other"], "--no-password");
            Assert.Contains("nothing is written", Update(1, "ours", "--public-key", _files.Folder["other.pub"]).Error);
            Assert.False(Path.Exists(_files.Folder["ours"]));
        }

        [Fact]
        public void An_old_signed_package_published_under_a_new_version_is_written_only_if_its_signed_version_is_given()
        {
            string list = Path.Combine(Site, "directory.json");
            File.WriteAllText(list, File.ReadAllText(list).Replace("\"version\": \"1.0\"", "\"version\": \"1.1\""));
            string[] key = ["--public-key", _files.Folder["key.pub"]];
            Assert.Contains("signed as version '1.0', not as '1.1'", Update(1, "ours", key).Error);
            Assert.Contains("signed as version '1.0', not as '0.9'", Update(1, "ours", [.. key, "--signed-version", "0.9"]).Error);
            Assert.Contains("requires --public-key", Update(2, "ours", "--signed-version", "1.0").Error);
            Assert.False(Path.Exists(_files.Folder["ours"]));
            JsonNode report = Update(0, "ours", [.. key, "--signed-version", "1.0", "--json", "-"]).Json;
            Assert.Equal("1.1", report["fetched"]!["version"]!.GetValue<string>());
            Assert.Equal("1.0", report["fetched"]!["signature"]!["version"]!.GetValue<string>());
        }

        [Theory]
        [InlineData("--yes")]
        [InlineData("--remove-old")]
        [InlineData("--port", "/dev/ttyACM0")]
        public void Deployment_options_are_refused_together_with_the_option_out(params string[] more)
        {
            Assert.Contains("sends nothing", Update(2, "ours", more).Error);
            Assert.Empty(_server.Requests);
        }

        [Fact]
        public void A_file_that_is_not_a_package_is_reported_as_bad_input()
        {
            string list = Path.Combine(Site, "directory.json");
            string digest = PackageFile.Sha256("no archive"u8.ToArray());
            Directory.CreateDirectory(Path.Combine(Site, "files", digest));
            File.WriteAllText(Path.Combine(Site, "files", digest, "x.tgz"), "no archive");
            JsonNode json = JsonNode.Parse(File.ReadAllText(list))!;
            JsonNode entry = json["channels"]![2]!["versions"]![0]!["files"]!.AsArray().Single(
                file => file!["type"]!.GetValue<string>() == "update_tgz")!;
            entry["url"] = $"files/{digest}/x.tgz";
            entry["sha256"] = digest;
            File.WriteAllText(list, json.ToJsonString());
            Assert.Contains("not an archive", Update(2, "ours").Error);
            Assert.False(Path.Exists(_files.Folder["ours"]));
        }

        private Cli Update(int status, string name, params string[] more) => Cli.Expect(
            status,
            [
                "update", "--server", _server.Url, "--cache", _files.Folder["cache"], "--loader", _files.Folder["ours.bin"], "--out",
                _files.Folder[name], .. more,
            ]);
    }
}
