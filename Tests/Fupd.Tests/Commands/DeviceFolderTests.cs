using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>
    /// Tests that device folders are locked, that accesses stay within them, and that a save keeps what an update does not change.
    /// </summary>
    [SupportedOSPlatform("linux")]
    public sealed class DeviceFolderTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public DeviceFolderTests()
        {
            Pack(contents => contents.Firmware = StandIn.Firmware(70_000, 9));
            Cli.Expect(0, "device", "create", _folder["dev"]);
        }

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_device_folder_in_use_is_refused()
        {
            using (DeviceSession.Open(_folder["dev"]))
            {
                Assert.Contains("in use", Cli.ExpectBadInput("install", _folder["pkg"], "--device", _folder["dev"]));
                Assert.Contains("in use", Cli.ExpectBadInput("boot", _folder["dev"]));
                Assert.Contains("in use", Cli.ExpectBadInput("device", "create", _folder["dev"], "--force"));
                Cli.Expect(0, "device", "show", _folder["dev"]);
            }

            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder["dev"]);
        }

        [Fact]
        public async Task Concurrent_installs_complete_or_are_refused_because_the_folder_is_in_use()
        {
            Task<Cli>[] runs = [.. Enumerable.Range(0, 2).Select(
                _ => Task.Run(() => Cli.Run("install", _folder["pkg"], "--device", _folder["dev"])))];
            Cli[] ends = await Task.WhenAll(runs);
            Assert.Contains(ends, end => end.Status == 0);
            Assert.All(ends, end => Assert.True(end.Status == 0 || end.Error.Contains("in use"), end.Error));
        }

        [Fact]
        public void A_lock_survives_the_folder_swap_when_a_device_is_saved()
        {
            using (DeviceSession session = DeviceSession.Open(_folder["dev"]))
            {
                session.Save();
            }

            using DeviceSession again = DeviceSession.Open(_folder["dev"]);
            Assert.Null(FolderLock.TryTake(_folder["dev"]));
        }

        [Fact]
        public void A_read_only_device_folder_is_refused_before_the_update_runs()
        {
            Directory.CreateDirectory(_folder[$"dev/.saving-{Environment.ProcessId}"]);
            Assert.Contains(
                "cannot be written", Cli.ExpectBadInput(
                    "install", _folder["pkg"], "--device", _folder["dev"], "--screens", _folder["screens"]));
            Assert.False(Directory.Exists(_folder["screens"]));
        }

        [Theory]
        [InlineData("sd/pipe")]
        [InlineData("device.json")]
        [InlineData("flash.bin")]
        public void A_fifo_in_a_device_folder_is_refused(string name)
        {
            File.Delete(_folder[$"dev/{name}"]);
            MakeFifo(_folder[$"dev/{name}"]);
            Assert.Contains(name, Cli.ExpectBadInput("install", _folder["pkg"], "--device", _folder["dev"]));
        }

        [Fact]
        public void Fifos_and_device_nodes_are_refused_as_inputs()
        {
            MakeFifo(_folder["pkg/zz"]);
            Assert.Contains("'zz'", Cli.ExpectBadInput("doctor", _folder["pkg"]));
            Directory.CreateDirectory(_folder["res"]);
            MakeFifo(_folder["res/pipe"]);
            Assert.Contains(
                "'pipe'", Cli.ExpectBadInput(
                    "pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["pkg/updater.bin"], "--resources", _folder["res"]));
            Assert.Contains("/dev/zero", Cli.ExpectBadInput("device", "create", _folder["new"], "--firmware", "/dev/zero"));
            Assert.Contains("'pipe'", Cli.ExpectBadInput("device", "create", _folder["new"], "--int", _folder["res"]));
            Assert.Contains("pipe", Cli.ExpectBadInput("device", "create", _folder["new"], "--sd", _folder["res"]));
        }

        [Theory]
        [InlineData("sd/secret")]
        [InlineData("device.json")]
        [InlineData("sd")]
        public void A_symlink_out_of_a_device_folder_is_not_followed(string name)
        {
            string place = _folder[$"dev/{name}"];
            if (name == "sd")
            {
                Directory.Delete(place, true);
                Directory.CreateDirectory(_folder["outside"]);
                Directory.CreateSymbolicLink(place, "../outside");
            }
            else
            {
                File.Delete(place);
                File.WriteAllText(_folder["outside"], "{}");
                File.CreateSymbolicLink(place, _folder["outside"]);
            }

            Assert.Contains("is not followed", Cli.ExpectBadInput("install", _folder["pkg"], "--device", _folder["dev"]));
        }

        [Fact]
        public void A_symlink_within_the_card_is_followed_and_a_symlink_out_of_a_package_is_not()
        {
            File.WriteAllText(_folder["dev/sd/a"], "text");
            File.CreateSymbolicLink(_folder["dev/sd/b"], "a");
            JsonArray files = Cli.Expect(0, "device", "show", _folder["dev"], "--json", "-").Json["card"]!.AsArray();
            Assert.All(files, file => Assert.Equal(4, (int)file!["size"]!));
            File.CreateSymbolicLink(_folder["pkg/zz"], "/etc/passwd");
            Assert.Contains("'zz'", Cli.ExpectBadInput("doctor", _folder["pkg"]));
        }

        [Fact]
        public void File_modes_are_kept_and_unchanged_card_files_are_not_rewritten()
        {
            Directory.CreateDirectory(_folder["dev/sd/private"]);
            File.WriteAllText(_folder["dev/sd/private/a"], "text");
            DateTime old = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(_folder["dev/sd/private/a"], old);
            (string Name, UnixFileMode Mode)[] modes =
            [
                ("dev", (UnixFileMode)0b111_000_000), ("dev/device.json", (UnixFileMode)0b110_000_000), (
                    "dev/flash.bin", (UnixFileMode)0b110_100_000),
                ("dev/sd/private", (UnixFileMode)0b111_101_000), ("dev/sd/private/a", (UnixFileMode)0b100_000_000),
            ];
            Assert.All(modes, entry => File.SetUnixFileMode(_folder[entry.Name], entry.Mode));
            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder["dev"]);
            Assert.All(modes, entry => Assert.Equal(entry.Mode, File.GetUnixFileMode(_folder[entry.Name])));
            Assert.Equal(old, File.GetLastWriteTimeUtc(_folder["dev/sd/private/a"]));
            Assert.True(File.Exists(_folder["dev/sd/update/pkg/update.fuf"]));
        }

        [Theory]
        [InlineData("capacityBytes", "65536", "the card's capacity")]
        [InlineData("capacityBytes", "-1", "capacityBytes")]
        [InlineData("clusterBytes", "1000", "clusterBytes")]
        public void A_card_too_small_for_its_content_or_with_an_invalid_size_is_refused(string key, string value, string says)
        {
            File.WriteAllBytes(_folder["dev/sd/big"], new byte[100_000]);
            Edit(device => device["card"]![key] = JsonNode.Parse(value));
            Assert.Contains(says, Cli.ExpectBadInput("install", _folder["pkg"], "--device", _folder["dev"]));
        }

        // Unknown keys are kept, so invalid text in them would make the save after the update fail.
        [Fact]
        public void Invalid_Unicode_is_refused_in_the_values_of_unknown_keys_too()
        {
            string file = _folder["dev/device.json"];
            string text = File.ReadAllText(file);
            File.WriteAllText(file, text.Replace("\"format\"", "\"note\": \"\\ud800\", \"format\"", StringComparison.Ordinal));

            Assert.Contains("invalid Unicode", Cli.ExpectBadInput("boot", _folder["dev"]));
        }

        [Fact]
        public void A_firmware_boot_with_Handover_records_the_size_of_the_new_firmware()
        {
            Pack(contents =>
            {
                contents.Firmware = StandIn.Firmware(70_000, 9);
                contents.Handover = "firmware";
            });
            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder["dev"]);
            Assert.Equal(70_000, (int)Cli.Expect(0, "device", "show", _folder["dev"], "--json", "-").Json["firmware"]!["size"]!);
        }

        [Fact]
        public void A_damaged_device_json_is_refused_with_a_one_line_message()
        {
            byte[] good = File.ReadAllBytes(_folder["dev/device.json"]);
            Random random = new(20261128);
            for (int i = 0; i < 150; i++)
            {
                File.WriteAllBytes(_folder["dev/device.json"], Mutation.Of(good, random));
                Cli run = Cli.Run("device", "show", _folder["dev"], "--quiet");
                Assert.True(run.Status == 0
                    || (run.Status == 2 && run.Error.TrimEnd().Split('\n').Length == 1), $"mutation {i}: {run.Status} {run.Error}");
            }
        }

        [Fact]
        public void Stage_times_of_a_refused_update_exclude_the_error_screen()
        {
            Cli.Expect(0, "device", "create", _folder["dev"], "--force", "--battery", "10");
            JsonNode report = Cli.Expect(1, "install", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
            JsonNode power = report["stages"]!.AsArray().Single(stage => (int)stage!["stage"]! == 14)!;
            Assert.True((int)power["milliseconds"]! < 1000, power.ToJsonString());
        }

        private static void MakeFifo(string path)
        {
            ProgramResult made = new HostProgram("mkfifo", path).Run();
            Assert.True(made.IsSuccess, made.Error);
        }

        private void Edit(Action<JsonObject> edit)
        {
            JsonObject device = JsonNode.Parse(File.ReadAllText(_folder["dev/device.json"]))!.AsObject();
            edit(device);
            File.WriteAllText(_folder["dev/device.json"], device.ToJsonString());
        }

        private void Pack(Action<PackageContents> fill)
        {
            PackageContents contents = new() { Info = "folder", Loader = StandIn.Loader() };
            fill(contents);
            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), _folder["pkg"]);
        }
    }
}
