using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class DeviceTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_new_device_contains_the_documented_files_and_keys()
        {
            Cli.Expect(0, "device", "create", _folder["dev"]);
            Assert.Equal(1 << 20, new FileInfo(_folder["dev/flash.bin"]).Length);
            Assert.Equal(128, new FileInfo(_folder["dev/option-bytes.bin"]).Length);
            Assert.Equal(1024, new FileInfo(_folder["dev/otp.bin"]).Length);
            Assert.True(Directory.Exists(_folder["dev/sd"]));
            JsonNode json = JsonNode.Parse(File.ReadAllText(_folder["dev/device.json"]))!;
            Assert.Equal(1, (int)json["format"]!);
            Assert.Equal(20, json["rtc"]!["backup"]!.AsArray().Count);
            Assert.Equal("000010F1", (string?)json["rtc"]!["backup"]![0]);
            Assert.Equal("stack", (string?)json["coprocessor"]!["running"]);
            Assert.Equal("1.2.0", (string?)json["coprocessor"]!["fusVersion"]);
            Assert.Equal(
                """{"version":"1.13.3","branch":0,"release":2,"type":3,"address":"080D7000"}""",
                json["coprocessor"]!["stack"]!.ToJsonString());
            Assert.Equal(80, (int)json["power"]!["batteryPercent"]!);
            Assert.False((bool)json["power"]!["charging"]!);
            Assert.Equal("AAF9FF1D", Convert.ToHexString(File.ReadAllBytes(_folder["dev/option-bytes.bin"]), 0, 4));
        }

        [Fact]
        public void Device_creation_is_deterministic_and_the_device_boots_its_firmware()
        {
            Cli.Expect(0, "device", "create", _folder["one"]);
            Cli.Expect(0, "device", "create", _folder["two"]);
            Assert.Equal(File.ReadAllBytes(_folder["one/flash.bin"]), File.ReadAllBytes(_folder["two/flash.bin"]));
            JsonNode shown = Show("one");
            Assert.Equal("firmware", (string?)shown["wouldBoot"]);
            Assert.Equal("normal", (string?)shown["bootMode"]);
            Assert.Contains(shown["int"]!.AsArray(), file => (string?)file!["path"] == ".desktop.settings");
            Assert.Empty(shown["card"]!.AsArray());
            Assert.Equal("0xD7", (string?)shown["optionBytes"]!["SFSA"]);
            Assert.Equal("0xAA", (string?)shown["optionBytes"]!["RDP"]);
        }

        [Theory]
        [InlineData("flash", StandIn.StorageOnCard)]
        [InlineData("card", StandIn.StorageInFlash)]
        public void Settings_move_between_flash_and_card_as_doctor_predicts(string from, string text)
        {
            Directory.CreateDirectory(_folder["int/keys"]);
            File.WriteAllText(_folder["int/.desktop.settings"], "PIN 1234");
            File.WriteAllText(_folder["int/keys/a"], "key");
            Cli.Expect(0, "device", "create", _folder["dev"], "--int", _folder["int"], "--int-on", from);
            byte[] firmware = StandIn.Firmware(90_000, 3, text);
            Package package = PackageBuilder.Build(new PackageContents { Info = "border", Loader = StandIn.Loader(), Firmware = firmware });
            PackageBuilder.WriteFolder(package, _folder["pkg"]);
            JsonNode doctor = Cli.Expect(0, "doctor", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
            string to = from == "flash" ? "/ext/.int" : "flash";
            JsonNode found = doctor["findings"]!.AsArray().Single(finding => (int)finding!["stage"]! == 17)!;
            Assert.Equal($"/int: from backup.tar, to {to}.", (string?)found["message"]);

            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder["dev"], "--quiet");

            string store = _folder["dev/sd/.int"];
            if (from == "card")
            {
                store = _folder["out"];
                Cli.Expect(0, "device", "int", _folder["dev"], "--extract", store);
            }

            string[] files = Directory.GetFiles(store, "*", SearchOption.AllDirectories);
            Assert.Equal(
                [".desktop.settings", "keys/a"], files.Select(path => Path.GetRelativePath(store, path)).Order(StringComparer.Ordinal));
            Assert.Equal("PIN 1234", File.ReadAllText(Path.Combine(store, ".desktop.settings")));
            Assert.Contains("--int-on", Cli.Expect(2, "device", "create", _folder["other"], "--int-on", "moon").Error);
        }

        [Fact]
        public void The_internal_storage_in_a_card_folder_is_not_overwritten()
        {
            Directory.CreateDirectory(_folder["card/.int"]);
            Directory.CreateDirectory(_folder["int"]);
            File.WriteAllText(_folder["card/.int/.desktop.settings"], "PIN 1234");
            File.WriteAllText(_folder["int/.power.settings"], "other");

            Cli.Expect(0, "device", "create", _folder["dev"], "--sd", _folder["card"], "--int-on", "card");

            Assert.Equal([_folder["dev/sd/.int/.desktop.settings"]], Directory.GetFileSystemEntries(_folder["dev/sd/.int"]));
            Assert.Equal("PIN 1234", File.ReadAllText(_folder["dev/sd/.int/.desktop.settings"]));
            string[] both = ["device", "create", _folder["two"], "--sd", _folder["card"], "--int", _folder["int"], "--int-on"];
            Assert.Contains(".int", Cli.Expect(2, [.. both, "card"]).Error);
            Assert.False(Directory.Exists(_folder["two"]));
            Cli.Expect(0, [.. both, "flash"]);
            Assert.Equal("PIN 1234", File.ReadAllText(_folder["two/sd/.int/.desktop.settings"]));
        }

        [Fact]
        public void Default_settings_are_added_to_a_card_folder_with_empty_internal_storage()
        {
            Directory.CreateDirectory(_folder["card/.int"]);

            Cli.Expect(0, "device", "create", _folder["dev"], "--sd", _folder["card"], "--int-on", "card");

            Assert.True(File.Exists(_folder["dev/sd/.int/.desktop.settings"]));
        }

        [Theory]
        [InlineData("--sd")]
        [InlineData("--int")]
        public void A_folder_name_that_FAT_cannot_hold_is_reported_in_one_sentence(string option)
        {
            Directory.CreateDirectory(_folder["host/D:.int"]);
            File.WriteAllText(_folder["host/D:.int/.desktop.settings"], "PIN 1234");

            string error = Cli.Expect(2, "device", "create", _folder["dev"], option, _folder["host"], "--int-on", "card").Error;

            Assert.Matches("^fupd: .*/D:\\.int.*: a card's FAT file system cannot hold this name; rename it\\.?\n$", error);
            Assert.False(Directory.Exists(_folder["dev"]));
        }

        [Fact]
        public void Firmware_files_and_properties_are_taken_from_the_options()
        {
            byte[] firmware = StandIn.Firmware(9001, 3);
            File.WriteAllBytes(_folder["fw.dfu"], DfuWriter.Write(firmware));
            Directory.CreateDirectory(_folder["int/sub"]);
            File.WriteAllText(_folder["int/a.txt"], "123456789");
            File.WriteAllBytes(_folder["int/sub/big.bin"], StandIn.Firmware(9000, 4));
            Directory.CreateDirectory(_folder["card/apps"]);
            File.WriteAllText(_folder["card/apps/x.fap"], "app");
            Cli.Expect(
                0, "device", "create", _folder["dev"], "--firmware", _folder["fw.dfu"], "--int", _folder["int"], "--sd", _folder["card"],
                "--radio-version", "1.19.0.0.2.1", "--target", "18", "--battery", "33", "--charging");
            JsonNode shown = Show("dev");
            Assert.Equal(9001, (int)shown["firmware"]!["size"]!);
            Assert.Equal($"{Crc32.Compute(firmware):X8}", (string?)shown["firmware"]!["crc32"]);
            Assert.Equal(["a.txt", "sub/big.bin"], shown["int"]!.AsArray().Select(file => (string?)file!["path"]));
            Assert.Equal("CBF43926", (string?)shown["int"]![0]!["crc32"]);
            Assert.Equal("apps/x.fap", (string?)shown["card"]![0]!["path"]);
            Assert.Equal("app", File.ReadAllText(_folder["dev/sd/apps/x.fap"]));
            Assert.Equal("1.19.0", (string?)shown["coprocessor"]!["stack"]!["version"]);
            Assert.Equal(1, (int)shown["coprocessor"]!["stack"]!["type"]!);
            Assert.Equal(18, (int)shown["target"]!);
            Assert.Equal(33, (int)shown["power"]!["batteryPercent"]!);
            Assert.True((bool)shown["power"]!["charging"]!);
            Cli.Expect(0, "device", "int", _folder["dev"], "--extract", _folder["out"]);
            Assert.Equal(File.ReadAllBytes(_folder["int/sub/big.bin"]), File.ReadAllBytes(_folder["out/sub/big.bin"]));
        }

        [Fact]
        public void A_radio_image_is_installed_with_its_version_and_address()
        {
            File.WriteAllBytes(_folder["stack.bin"], RadioImageMaker.Make(1, 20, 5, 1, 3, 20_000));
            Cli.Expect(0, "device", "create", _folder["dev"], "--radio", _folder["stack.bin"]);
            JsonNode stack = Show("dev")["coprocessor"]!["stack"]!;
            Assert.Equal("1.20.5", (string?)stack["version"]);
            Assert.Equal("080EF000", (string?)stack["address"]);
            Cli.Expect(0, "device", "create", _folder["fus"], "--no-radio");
            Assert.Equal("fus", (string?)Show("fus")["coprocessor"]!["running"]);
            Assert.Null(Show("fus")["coprocessor"]!["stack"]);
        }

        [Fact]
        public void A_raw_volume_is_copied_unchanged()
        {
            Cli.Expect(0, "device", "create", _folder["first"]);
            byte[] volume = File.ReadAllBytes(_folder["first/flash.bin"])[(16 * 4096)..(0xD7 * 4096)];
            File.WriteAllBytes(_folder["int.img"], volume);
            File.WriteAllBytes(_folder["fw.bin"], StandIn.Firmware(5 * 4096));
            Cli.ExpectBadInput("device", "create", _folder["dev"], "--int-image", _folder["fw.bin"][..^3] + "nothing");
            File.WriteAllBytes(_folder["odd.img"], volume[..5000]);
            Assert.Contains("pages", Cli.ExpectBadInput("device", "create", _folder["dev"], "--int-image", _folder["odd.img"]));
            Cli.Expect(0, "device", "create", _folder["dev"], "--int-image", _folder["int.img"], "--firmware", _folder["fw.bin"]);
            Assert.Equal(7, Show("dev")["int"]!.AsArray().Count);
        }

        [Fact]
        public void An_existing_folder_is_refused_and_force_replaces_only_a_device_folder()
        {
            Cli.Expect(0, "device", "create", _folder["dev"]);
            Assert.Contains("--force", Cli.ExpectBadInput("device", "create", _folder["dev"]));
            Cli.Expect(0, "device", "create", _folder["dev"], "--force", "--battery", "5");
            Assert.Equal(5, (int)Show("dev")["power"]!["batteryPercent"]!);
            Directory.CreateDirectory(_folder["precious"]);
            File.WriteAllText(_folder["precious/letter.txt"], "keep me");
            Assert.Contains("not a device folder", Cli.ExpectBadInput("device", "create", _folder["precious"], "--force"));
            Assert.Equal("keep me", File.ReadAllText(_folder["precious/letter.txt"]));
        }

        [Fact]
        public void A_failed_creation_leaves_no_files()
        {
            File.WriteAllBytes(_folder["big.bin"], StandIn.Firmware(0xD7001));
            foreach (string[] options in new string[][]
            {
                ["--firmware", _folder["big.bin"]],
                ["--radio-version", "1.13.3"],
                ["--radio-version", "1.13.3.0.2.0"],
                ["--radio-version", "1.13.3.16.2.3"],
                ["--battery", "101"],
                ["--target", "x"],
                ["--radio", _folder["big.bin"]],
                ["--option-bytes", _folder["big.bin"]],
                ["--no-radio", "--radio-version", "1.13.3.0.2.3"],
                ["--int", _folder["nowhere"]],
                ["--sd", _folder["nowhere"]],
            })
            {
                Cli.ExpectBadInput(["device", "create", _folder["dev"], .. options]);
            }

            Assert.Equal(["big.bin"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName));
        }

        [Theory]
        [InlineData("show")]
        [InlineData("int", "--extract", "x")]
        public void A_missing_device_folder_is_reported_as_bad_input(string what, params string[] more)
        {
            Cli.ExpectBadInput(["device", what, _folder["nowhere"], .. more]);
        }

        [Theory]
        [InlineData("flash.bin")]
        [InlineData("otp.bin")]
        [InlineData("option-bytes.bin")]
        [InlineData("device.json")]
        public void A_damaged_file_of_a_device_is_reported_by_name_as_bad_input(string file)
        {
            Cli.Expect(0, "device", "create", _folder["dev"]);
            File.WriteAllText(Path.Combine(_folder["dev"], file), "{");
            Assert.Contains(file, Cli.ExpectBadInput("device", "show", _folder["dev"]));
        }

        private JsonNode Show(string name) => Cli.Expect(0, "device", "show", _folder[name], "--json", "-").Json;
    }
}
