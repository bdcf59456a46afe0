using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests unusual but valid inputs from users and their scripts.</summary>
    public sealed class OddInputTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public OddInputTests()
        {
            Write(contents => contents.Firmware = StandIn.Firmware(70_000, 9));
            Cli.Expect(0, "device", "create", _folder["dev"]);
        }

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_firmware_file_may_have_any_name()
        {
            File.Move(_folder["pkg/firmware.dfu"], _folder["pkg/my image.dfu"]);
            EditManifest(text => text.Replace("Firmware: firmware.dfu", "Firmware: my image.dfu"));
            JsonNode report = Install(0);
            Assert.Equal("firmware", (string?)report["restsAs"]);
            Assert.Equal(StandIn.Firmware(70_000, 9), File.ReadAllBytes(_folder["dev/flash.bin"])[..70_000]);
        }

        [Theory]
        [InlineData("ble_full", 1)]
        [InlineData("ble_basic", 5)]
        public void A_radio_image_without_a_type_is_installed_as_the_type_that_the_package_specifies(string name, int type)
        {
            Write(contents =>
            {
                contents.Radio = RadioImageMaker.Make(1, 20, 0, sram2aKilobytes: 12, sram2bKilobytes: 13);
                contents.RadioType = RadioType.Parse(name);
            });
            Install(0);
            JsonNode stack = Cli.Expect(0, "device", "show", _folder["dev"], "--json", "-").Json["coprocessor"]!["stack"]!;
            Assert.Equal("1.20.0", (string?)stack["version"]);
            Assert.Equal(type, (int)stack["type"]!);
        }

        [Fact]
        public void A_device_folder_with_only_the_documented_keys_is_accepted()
        {
            EditDevice(device =>
            {
                foreach (string key in device.Select(pair => pair.Key).Except(["format", "rtc", "coprocessor", "power"]).ToArray())
                {
                    device.Remove(key);
                }

                foreach (string key in new[] { "lastError", "job", "imageTypes" })
                {
                    device["coprocessor"]!.AsObject().Remove(key);
                }
            });
            Assert.Equal(
                "accepted", (string?)Cli.Expect(0, "doctor", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json["verdict"]);
            Assert.Equal("firmware", (string?)Install(0)["restsAs"]);
        }

        [Fact]
        public void A_resources_only_update_keeps_the_firmware_of_a_handmade_device_folder()
        {
            EditDevice(device => device.Remove("images"));
            Write(contents => contents.Resources = new ResourceFolder().Add("a", [1]));
            Assert.Equal("firmware", (string?)Install(0)["restsAs"]);
            Assert.Equal(64 * 1024, (int)Cli.Expect(0, "device", "show", _folder["dev"], "--json", "-").Json["firmware"]!["size"]!);
        }

        [Fact]
        public void A_duplicate_key_is_reported_as_bad_input()
        {
            File.WriteAllText(_folder["dev/device.json"], """{"format": 1, "format": 1}""");
            Assert.Contains("device.json", Cli.ExpectBadInput("device", "show", _folder["dev"]));
        }

        [Theory]
        [InlineData("update")]
        [InlineData("update/pkg")]
        public void A_file_at_the_path_of_the_package_folder_is_reported_by_name(string place)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[$"dev/sd/{place}"])!);
            File.WriteAllText(_folder[$"dev/sd/{place}"], "mine");
            Assert.Contains("/update/pkg/", Cli.ExpectBadInput("install", _folder["pkg"], "--device", _folder["dev"]));
            Assert.Contains("/update/pkg/", Cli.ExpectBadInput("doctor", _folder["pkg"], "--device", _folder["dev"]));
            Assert.Equal("mine", File.ReadAllText(_folder[$"dev/sd/{place}"]));
        }

        [Fact]
        public void A_package_file_that_no_card_can_hold_is_reported_by_name()
        {
            File.WriteAllText(_folder["pkg/a:b"], string.Empty);
            Assert.Contains("'a:b'", Cli.ExpectBadInput("install", _folder["pkg"], "--device", _folder["dev"]));
        }

        [Fact]
        public void A_file_name_of_maximum_length_survives_an_update()
        {
            string name = new('n', 255);
            File.WriteAllText(_folder[$"dev/sd/{name}"], "mine");
            Install(0);
            Assert.Equal("mine", File.ReadAllText(_folder[$"dev/sd/{name}"]));
        }

        [Theory]
        [InlineData("link")]
        [InlineData("link/")]
        public void A_symlink_to_a_device_folder_is_kept_and_its_target_updated(string name)
        {
            Directory.CreateSymbolicLink(_folder["link"], _folder["dev"]);
            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder[name]);
            Assert.NotNull(new DirectoryInfo(_folder["link"]).LinkTarget);
            Assert.Equal(StandIn.Firmware(70_000, 9), File.ReadAllBytes(_folder["dev/flash.bin"])[..70_000]);
        }

        [Fact]
        public void A_device_is_saved_even_if_the_temporary_folder_cannot_be_created()
        {
            File.WriteAllText(_folder[$".dev.saving-{Environment.ProcessId}"], "in the way");
            Install(0);
            Assert.Equal(StandIn.Firmware(70_000, 9), File.ReadAllBytes(_folder["dev/flash.bin"])[..70_000]);
        }

        [Fact]
        public void A_dangling_symlink_is_reported_by_name()
        {
            File.CreateSymbolicLink(_folder["dev/sd/link"], "nowhere");
            Assert.Contains("sd/link", Cli.ExpectBadInput("device", "show", _folder["dev"]));
        }

        [Theory]
        [InlineData("empty.bin", "is empty")]
        [InlineData("text.dfu", "not a DfuSe file")]
        [InlineData("damaged.dfu", "CRC32 is wrong")]
        public void An_invalid_firmware_file_is_reported_by_name(string name, string says)
        {
            byte[] damaged = DfuWriter.Write(StandIn.Firmware(5000));
            damaged[^1] ^= 1;
            File.WriteAllBytes(_folder[name], name == "empty.bin" ? [] : name == "text.dfu" ? "text"u8.ToArray() : damaged);
            File.WriteAllBytes(_folder["loader.bin"], StandIn.Loader());
            foreach (string message in new[]
            {
                Cli.ExpectBadInput("device", "create", _folder["new"], "--firmware", _folder[name]),
                Cli.ExpectBadInput(
                    "pack", "--out", _folder["new"], "--info", "x", "--loader", _folder["loader.bin"], "--firmware", _folder[name]),
            })
            {
                Assert.Contains(_folder[name], message);
                Assert.Contains(says, message);
            }

            Assert.False(Directory.Exists(_folder["new"]));
        }

        [Fact]
        public void A_manifest_that_only_the_stock_loader_rejects_is_refused_as_unloadable()
        {
            Write(contents => contents.Resources = new ResourceFolder().Add("a", [1]));
            EditManifest(text => text.Replace("Firmware: \n", string.Empty));
            JsonNode report = Install(1);
            Assert.Equal("refused", (string?)report["outcome"]);
            Assert.Equal("1-30", (string?)report["error"]!["code"]);
            Assert.Contains("order", (string?)report["error"]!["message"]);
            JsonNode doctor = Cli.Expect(1, "doctor", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
            Assert.Equal("1-30", (string?)doctor["findings"]!.AsArray().Single(item => (string?)item!["severity"] == "error")!["code"]);
        }

        [Fact]
        public void A_device_without_backup_registers_boots_its_firmware()
        {
            EditDevice(
                device =>
                    device["rtc"]!["backup"] = new JsonArray(
                        [.. Enumerable.Range(0, 20).Select(i => JsonValue.Create(i == 1 ? "00030000" : "00000000"))]));
            Assert.Equal("completed", (string?)Cli.Expect(0, "boot", _folder["dev"], "--json", "-").Json["outcome"]);
        }

        [Fact]
        public void The_refusal_of_an_invalid_number_states_the_expected_format()
        {
            Assert.Contains("whole number", Cli.ExpectBadInput("device", "create", _folder["new"], "--battery", "full"));
            Assert.Contains("--retry -1", Cli.ExpectBadInput("boot", _folder["dev"], "--retry", "-1"));
            Assert.Contains("0 to 1000", Cli.ExpectBadInput("boot", _folder["dev"], "--retry", "2000000000"));
        }

        private void Write(Action<PackageContents> fill)
        {
            PackageContents contents = new() { Info = "odd", Loader = StandIn.Loader() };
            fill(contents);
            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), _folder["pkg"]);
        }

        private void EditManifest(Func<string, string> edit)
        {
            string text = File.ReadAllText(_folder["pkg/update.fuf"]);
            string edited = edit(text);
            Assert.NotEqual(text, edited);
            File.WriteAllBytes(_folder["pkg/update.fuf"], Encoding.UTF8.GetBytes(edited));
        }

        private void EditDevice(Action<JsonObject> edit)
        {
            JsonObject device = JsonNode.Parse(File.ReadAllText(_folder["dev/device.json"]))!.AsObject();
            edit(device);
            File.WriteAllText(_folder["dev/device.json"], device.ToJsonString());
        }

        private JsonNode Install(int status) =>
            Cli.Expect(status, "install", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
    }
}
