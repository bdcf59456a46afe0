using System.CommandLine;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Channels;
using FlipperUpdaterNano.Delivery.Releases;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>Tests <c>fupd release</c>: file names, contents and channel list of a release.</summary>
    public sealed class ReleaseTests : IDisposable
    {
        private readonly ReleaseFiles _files = new();

        public void Dispose() => _files.Dispose();

        [Fact]
        public void A_release_uses_the_stock_file_names_and_is_deterministic()
        {
            _files.Make(0, "0.58.1", "one", _files.All);
            _files.Make(0, "0.58.1", "two", _files.All);
            string[] names =
            [
                "flipper-z-any-core2_firmware-0.58.1.tgz", "flipper-z-any-resources-0.58.1.tgz", "flipper-z-any-scripts-0.58.1.tgz",
                "flipper-z-f7-firmware-0.58.1.elf", "flipper-z-f7-full-0.58.1.bin", "flipper-z-f7-full-0.58.1.dfu",
                "flipper-z-f7-full-0.58.1.json", "flipper-z-f7-update-0.58.1.tgz", "flipper-z-f7-updater-0.58.1.bin",
                "flipper-z-f7-updater-0.58.1.dfu", "flipper-z-f7-updater-0.58.1.elf", "flipper-z-f7-updater-0.58.1.json",
            ];
            Assert.Equal(names, Directory.GetFiles(_files.Folder["one"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.All(names, name => Assert.Equal(Read("one", name), Read("two", name)));
            Assert.Equal(StandIn.Firmware(9001), Read("one", "flipper-z-f7-full-0.58.1.bin"));
            Assert.Equal(DfuWriter.Write(StandIn.Firmware(9001)), Read("one", "flipper-z-f7-full-0.58.1.dfu"));
            Assert.Equal(DfuWriter.Write(StandIn.Loader(), 0x20000000), Read("one", "flipper-z-f7-updater-0.58.1.dfu"));
        }

        [Theory]
        [InlineData("today", "{\n    \"firmware_build_date\": \"12-05-2022\",\n    \"firmware_commit\": \"deadbeef\",\n    "
            + "\"firmware_branch\": \"release\",\n    \"firmware_target\": 7,\n    \"firmware_version\": \"0.58.1\"\n}")]
        [InlineData("seed", "{\n    \"firmware_build_date\": \"12-05-2022\",\n    \"firmware_commit\": \"deadbeef\",\n    "
            + "\"firmware_branch\": \"release\",\n    \"firmware_target\": 7\n}")]
        public void The_metadata_format_matches_the_era_of_the_firmware(string layout, string text)
        {
            _files.Make(0, "0.58.1", "out", [.. _files.Least, "--layout", layout]);
            Assert.Equal(text, File.ReadAllText(Path.Combine(_files.Folder["out"], "flipper-z-f7-full-0.58.1.json")));
            Assert.Equal(
                text.Replace("firmware_", "updater_"),
                File.ReadAllText(Path.Combine(_files.Folder["out"], "flipper-z-f7-updater-0.58.1.json")));
        }

        [Theory]
        [InlineData("today", "firmware.dfu radio.bin resources.ths update.fuf updater.bin")]
        [InlineData(
            "seed",
            "flipper-z-f7-full-0.58.1.dfu flipper-z-f7-updater-0.58.1.bin resources.tar stm32wb5x_BLE_Stack_light_fw.bin update.fuf")]
        public void Update_packages_of_both_eras_are_installed(string layout, string names)
        {
            _files.Make(0, "0.58.1", "out", [.. _files.All, "--layout", layout]);
            string update = Path.Combine(_files.Folder["out"], "flipper-z-f7-update-0.58.1.tgz");
            Package package = PackageReader.Read(update);
            Assert.Equal("f7-update-0.58.1", package.Name);
            Assert.Equal(names.Split(' '), package.Files.Keys);
            Cli.Expect(0, "device", "create", _files.Folder["device"], "--radio-version", "1.20.0.0.0.3");
            JsonNode report = Cli.Expect(0, "install", update, "--device", _files.Folder["device"], "--json", "-").Json;
            Assert.Equal("completed", report["outcome"]!.GetValue<string>());
            Assert.Equal("hello", File.ReadAllText(_files.Folder["device/sd/apps/a.fap"]));
        }

        [Fact]
        public void Bundles_contain_the_files_that_their_readers_expect()
        {
            _files.Make(0, "0.58.1", "out", _files.All);
            Dictionary<string, byte[]> core2 = Entries("core2_firmware");
            Assert.Equal(
                [
                    "core2_firmware/Manifest.json", "core2_firmware/stm32wb5x_BLE_Stack_light_fw.bin",
                    "core2_firmware/stm32wb5x_FUS_fw.bin",
                    "core2_firmware/stm32wb5x_FUS_fw_for_fus_0_5_3.bin",
                ],
                core2.Keys.Order(StringComparer.Ordinal));
            JsonNode manifest = JsonNode.Parse(core2["core2_firmware/Manifest.json"])!;
            Assert.Equal(1652313600, manifest["manifest"]!["timestamp"]!.GetValue<long>());
            JsonNode stack = manifest["copro"]!["radio"]!;
            Assert.Equal("{\"type\":3,\"major\":1,\"minor\":20,\"sub\":0,\"branch\":0,\"release\":2}", stack["version"]!.ToJsonString());
            Assert.Equal("0x80EF000", stack["files"]![0]!["address"]!.GetValue<string>());
            Assert.Equal(
                PackageFile.Sha256(File.ReadAllBytes(_files.Folder["radio.bin"])), stack["files"]![0]!["sha256"]!.GetValue<string>());
            JsonArray fus = manifest["copro"]!["fus"]!["files"]!.AsArray();
            Assert.Equal(["==0.5.3", ">0.5.3"], fus.Select(file => file!["condition"]!.GetValue<string>()));
            Assert.Equal(File.ReadAllBytes(_files.Folder["ob.data"]), Entries("scripts")["scripts/ob.data"]);
            Assert.Contains("scripts/LICENSE", Entries("scripts").Keys);
            Dictionary<string, byte[]> resources = Entries("resources");
            Assert.Equal(3, resources.Count);
            Assert.Equal("hello"u8.ToArray(), resources["resources/apps/a.fap"]);
            Assert.Contains($"resources/apps/{new string('n', 90)}", resources.Keys);
            Assert.StartsWith("V:0\nT:1652313600\n", System.Text.Encoding.UTF8.GetString(resources["resources/Manifest"]));
        }

        [Fact]
        public void Release_files_with_a_missing_input_are_omitted_and_reported_by_name()
        {
            JsonNode report = _files.Make(0, "1.0", "out", [.. _files.Least, "--json", "-"]).Json;
            Assert.Equal(5, report["missing"]!.AsArray().Count);
            Assert.Contains("flipper-z-any-core2_firmware-1.0.tgz is not in the set; give --radio", report["missing"]!.ToJsonString());
            Assert.Equal(7, report["files"]!.AsArray().Count);
        }

        [Fact]
        public void Adding_a_release_to_a_channel_list_keeps_all_other_entries()
        {
            string index = _files.Folder["directory.json"];
            string[] list = ["--index", index, "--channel", "rc", "--base-url", "https://example.org/builds/"];
            _files.Make(0, "1.0-rc", "out", [.. _files.Least, .. list]);
            JsonNode json = JsonNode.Parse(File.ReadAllText(index))!;
            Assert.Equal(
                ["development", "release-candidate", "release"],
                json["channels"]!.AsArray().Select(channel => channel!["id"]!.GetValue<string>()));
            json["theirs"] = 1;
            json["channels"]![1]!["versions"]![0]!["theirs"] = 2;
            File.WriteAllText(index, json.ToJsonString());
            _files.Make(0, "1.1-rc", "out2", [.. _files.Least, .. list]);
            json = JsonNode.Parse(File.ReadAllText(index))!;
            Assert.Equal(1, json["theirs"]!.GetValue<int>());
            JsonArray versions = json["channels"]![1]!["versions"]!.AsArray();
            Assert.Equal(["1.1-rc", "1.0-rc"], versions.Select(version => version!["version"]!.GetValue<string>()));
            Assert.Equal(2, versions[1]!["theirs"]!.GetValue<int>());
            JsonNode update = versions[0]!["files"]!.AsArray().Single(file => file!["type"]!.GetValue<string>() == "update_tgz")!;
            Assert.Equal("f7", update["target"]!.GetValue<string>());
            Assert.Equal("https://example.org/builds/flipper-z-f7-update-1.1-rc.tgz", update["url"]!.GetValue<string>());
            Assert.Equal(PackageFile.Sha256(Read("out2", "flipper-z-f7-update-1.1-rc.tgz")), update["sha256"]!.GetValue<string>());
            _files.Make(0, "1.1-rc", "out2", [.. _files.Least, .. list]);
            Assert.Equal(2, JsonNode.Parse(File.ReadAllText(index))!["channels"]![1]!["versions"]!.AsArray().Count);
        }

        [Fact]
        public void A_channel_list_locked_by_another_process_is_not_changed()
        {
            string index = _files.Folder["list/directory.json"];
            string link = _files.Folder["link.json"];
            Directory.CreateDirectory(_files.Folder["list"]);
            File.CreateSymbolicLink(link, index);
            using (HostFileSystem.FolderLock.TryTake(_files.Folder["list"]))
            {
                foreach (string name in new[] { index, link })
                {
                    Assert.Contains(
                        "another fupd process is changing this list",
                        BadInput("1.0", [.. _files.Least, "--index", name, "--channel", "rc"]));
                }
            }

            Assert.False(File.Exists(index));
            Assert.False(Directory.Exists(_files.Folder["out"]));
            _files.Make(0, "1.0", "out", [.. _files.Least, "--index", link, "--channel", "rc"]);
            Assert.True(File.Exists(index));
        }

        [Fact]
        public void A_version_added_during_a_release_is_kept()
        {
            string file = _files.Folder["directory.json"];
            IndexOptions options = new();
            Command command = new("release") { options.File, options.Channel, options.BaseUrl, options.Changelog };
            ReleaseIndex mine = ReleaseIndex.Read(options, command.Parse(["--index", file, "--channel", "rc"]))!;
            _files.Make(0, "1.0", "out", [.. _files.Least, "--index", file, "--channel", "rc"]);
            Dictionary<string, byte[]> files = new() { ["flipper-z-f7-update-1.1.tgz"] = [1] };
            using (DirectoryFile list = mine.Enter(ReleaseVersion.Parse("1.1"), 5, files, false))
            {
                list.Write();
            }

            JsonArray versions = JsonNode.Parse(File.ReadAllText(file))!["channels"]![1]!["versions"]!.AsArray();
            Assert.Equal(["1.1", "1.0"], versions.Select(version => version!["version"]!.GetValue<string>()));
        }

        [Fact]
        public void A_symlink_to_a_channel_list_is_kept()
        {
            Directory.CreateDirectory(_files.Folder["real"]);
            string link = _files.Folder["directory.json"];
            File.CreateSymbolicLink(link, _files.Folder["real/directory.json"]);
            _files.Make(0, "1.0", "out", [.. _files.Least, "--index", link, "--channel", "rc"]);
            Assert.NotNull(new FileInfo(link).LinkTarget);
            Assert.Contains("\"1.0\"", File.ReadAllText(_files.Folder["real/directory.json"]));
        }

        [Theory]
        [InlineData("{\"channels\":[]", "not a list of channels")]
        [InlineData("[]", "not a list of channels")]
        [InlineData("{\"channels\":[{\"id\":1,\"versions\":[]}]}", "not a list of channels")]
        [InlineData("{\"channels\":[],\"channels\":[]}", "not a list of channels")]
        public void An_unreadable_channel_list_is_left_unchanged_and_nothing_is_written(string text, string sentence)
        {
            string index = _files.Folder["directory.json"];
            File.WriteAllText(index, text);
            Assert.Contains(sentence, BadInput("1.0", [.. _files.Least, "--index", index, "--channel", "rc"]));
            Assert.Equal(text, File.ReadAllText(index));
            Assert.False(Directory.Exists(_files.Folder["out"]));
        }

        [Fact]
        public void Invalid_release_inputs_are_refused_with_a_one_line_message()
        {
            Assert.Contains("becomes part of file names", BadInput("../1.0", _files.Least));
            Assert.Contains("becomes part of file names", BadInput("a b", _files.Least));
            Assert.Contains("must be given together", BadInput("1.0", [.. _files.Least, "--fus", _files.Folder["fus.bin"]]));
            Assert.Contains(
                "not an image of FUS",
                BadInput("1.0", [.. _files.Least, "--fus", _files.Folder["radio.bin"], "--fus-0-5-3", _files.Folder["fus.bin"]]));
            Assert.Contains("this is not an ELF", BadInput("1.0", [.. _files.Least, "--firmware-elf", _files.Folder["fw.bin"]]));
            string[] list = ["--index", _files.Folder["d.json"], "--channel", "dev"];
            Assert.Contains("give the https URL", BadInput("1.0", [.. _files.Least, .. list, "--base-url", "http://example.org/"]));
            Assert.False(File.Exists(_files.Folder["d.json"]));
            Directory.CreateDirectory(_files.Folder["out"]);
            File.WriteAllText(_files.Folder["out/mine.txt"], "mine");
            Assert.Contains("'mine.txt', which is not a release file", BadInput("1.0", _files.Least));
        }

        [Fact]
        public void A_loader_that_cannot_start_is_not_released()
        {
            File.WriteAllBytes(_files.Folder["up.bin"], new byte[2000]);
            Assert.Contains("not released", _files.Make(1, "1.0", "out", _files.Least).Error);
            Assert.False(Directory.Exists(_files.Folder["out"]));
        }

        [Fact]
        public void Verify_accepts_a_signed_release_and_reports_its_version()
        {
            string key = _files.Folder["key"];
            Cli.Expect(0, "keygen", "--key", key, "--no-password");
            _files.Make(0, "1.0", "out", [.. _files.Least, "--key", key]);
            string update = Path.Combine(_files.Folder["out"], "flipper-z-f7-update-1.0.tgz");
            JsonNode report = Cli.Expect(0, "verify", update, "--public-key", $"{key}.pub", "--json", "-").Json;
            Assert.Equal("1.0", report["version"]!.GetValue<string>());
        }

        [Fact]
        public void Commit_and_branch_and_date_come_from_git_and_slashes_in_the_version_are_replaced()
        {
            string repository = Directory.CreateDirectory(_files.Folder["repository"]).FullName;
            Git(repository, "init", "-q", "-b", "feature/x");
            Git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
            string hash = Git(repository, "rev-parse", "--short=8", "HEAD");
            string[] options = ["--firmware", _files.Folder["fw.bin"], "--loader", _files.Folder["up.bin"], "--git", repository];
            _files.Make(0, "feature/x-30112026-abc", "out", options);
            JsonNode json = JsonNode.Parse(Read("out", "flipper-z-f7-full-feature_x-30112026-abc.json"))!;
            Assert.Equal(hash, json["firmware_commit"]!.GetValue<string>());
            Assert.Equal("feature/x", json["firmware_branch"]!.GetValue<string>());
            Assert.Equal("12-05-2022", json["firmware_build_date"]!.GetValue<string>());
        }

        private static string Git(string folder, params string[] arguments)
        {
            HostProgram git = new("git", ["-C", folder, .. arguments])
            {
                Environment = { ["GIT_COMMITTER_DATE"] = "2022-05-12T12:00:00Z", ["GIT_AUTHOR_DATE"] = "2022-05-12T12:00:00Z" },
            };
            ProgramResult result = git.Run();
            Assert.True(result.IsSuccess, result.Error);
            return result.Output.Trim();
        }

        private string BadInput(string version, string[] options) =>
            Cli.ExpectBadInput(["release", "--version", version, "--out", _files.Folder["out"], .. options]);

        private byte[] Read(string folder, string name) => File.ReadAllBytes(Path.Combine(_files.Folder[folder], name));

        private Dictionary<string, byte[]> Entries(string type)
        {
            Dictionary<string, byte[]> entries = [];
            using MemoryStream archive = new(Read("out", $"flipper-z-any-{type}-0.58.1.tgz"));
            using TarReader tar = new(new GZipStream(archive, CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType == TarEntryType.RegularFile)
                {
                    byte[] data = new byte[entry.Length];
                    entry.DataStream?.ReadExactly(data);
                    entries.Add(entry.Name, data);
                }
            }

            return entries;
        }
    }
}
