using System.Text.Json.Nodes;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Folder
{
    public sealed class DeviceFolderTests
    {
        [Fact]
        public void Save_and_load_preserve_the_device()
        {
            using TemporaryFolder folder = new();
            VirtualDevice device = Samples.ArmedDevice();
            device.Backup.Preload(7, 0x12345678);
            device.Battery.Percent = 33;
            device.Battery.IsCharging = true;
            device.Coprocessor.Job = new FusJob(
                FusJobKind.Upgrade, 1, 0x080D7000, 4, new RadioImage(0x080D7000, 1000, new StackVersion(1, 2, 3, 4, 5), 18, 11), 3);
            device.Coprocessor.ImageTypes[0xCAFE] = 6;
            device.Flash.Mark(10_000, DoubleWordState.EccError);
            device.Flash.Mark(10_001, DoubleWordState.Unstable);
            DeviceFolder.Save(device, folder.Path);

            VirtualDevice loaded = DeviceFolder.Load(folder.Path);

            Assert.True(device.Flash.Bytes.SequenceEqual(loaded.Flash.Bytes));
            Assert.True(device.Options.Area.SequenceEqual(loaded.Options.Area));
            Assert.True(device.Otp.Bytes.SequenceEqual(loaded.Otp.Bytes));
            Assert.Equal(device.Backup.Read(7), loaded.Backup.Read(7));
            Assert.Equal(device.Coprocessor.Stack, loaded.Coprocessor.Stack);
            Assert.Equal(device.Coprocessor.Job, loaded.Coprocessor.Job);
            Assert.Equal(6, loaded.Coprocessor.ImageTypes[0xCAFE]);
            Assert.Equal((33, true), (loaded.Battery.Percent, loaded.Battery.IsCharging));
            Assert.Equal(device.Images.All, loaded.Images.All);
            Assert.Equal(DoubleWordState.EccError, loaded.Flash.StateOf(10_000));
            Assert.Equal(DoubleWordState.Unstable, loaded.Flash.StateOf(10_001));
            Assert.Equal(device.Card.Peek("/.fupdate"), loaded.Card.Peek("/.fupdate"));
            Assert.Equal(RestState.Updater, StockBoot.WouldBoot(loaded));
        }

        [Fact]
        public void device_json_has_the_documented_keys_and_keeps_unknown_keys()
        {
            using TemporaryFolder folder = new();
            VirtualDevice device = Samples.Device();
            DeviceFolder.Save(device, folder.Path);
            JsonObject json = JsonNode.Parse(File.ReadAllText(folder["device.json"]))!.AsObject();
            Assert.Equal(1, (int)json["format"]!);
            Assert.Equal("000010F1", (string)json["rtc"]!["backup"]![0]!);
            Assert.Equal("stack", (string)json["coprocessor"]!["running"]!);
            Assert.Equal("1.2.0", (string)json["coprocessor"]!["fusVersion"]!);
            Assert.Equal(
                "{\"version\":\"1.13.3\",\"branch\":0,\"release\":2,\"type\":3,\"address\":\"080D7000\"}",
                json["coprocessor"]!["stack"]!.ToJsonString());
            Assert.Equal("{\"batteryPercent\":80,\"charging\":false}", json["power"]!.ToJsonString());

            json["note"] = "mine";
            json["rtc"]!["drift"] = 3;
            File.WriteAllText(folder["device.json"], json.ToJsonString());
            DeviceFolder.Save(DeviceFolder.Load(folder.Path), folder.Path);

            JsonNode saved = JsonNode.Parse(File.ReadAllText(folder["device.json"]))!;
            Assert.Equal("mine", (string)saved["note"]!);
            Assert.Equal(3, (int)saved["rtc"]!["drift"]!);
        }

        [Fact]
        public void CPU2_quirks_in_device_json_are_applied_and_kept()
        {
            using TemporaryFolder folder = new();
            DeviceFolder.Save(Samples.Device(), folder.Path);
            SetQuirks(folder, """
                { "irregular": "ongoingWithError", "irregularMilliseconds": 4000, "eraseAnswerIsEmpty": true,
                  "fusIgnoresEraseActivity": true, "readyMilliseconds": 30000, "firstResponseMilliseconds": 3600,
                  "installationEndsInFus": true }
                """);
            VirtualDevice device = DeviceFolder.Load(folder.Path);
            DeviceFolder.Save(device, folder.Path);
            Coprocessor core = DeviceFolder.Load(folder.Path).Coprocessor;

            Assert.Equal((FusAnswer.OngoingWithError, 4 * VirtualTime.Second), (core.Quirks.Irregular, core.Quirks.IrregularFor));
            Assert.True(core.Quirks.EraseAnswerIsEmpty && core.Quirks.FusIgnoresEraseActivity);
            Assert.Equal((30 * VirtualTime.Second, 3600 * VirtualTime.Millisecond), (core.Timing.StartAtWork, core.Timing.FirstResponse));
            Assert.False(core.Timing.InstallationEndsInStack);

            SetQuirks(folder, """{ "irregular": "7" }""");
            DeviceFolderException wrong = Assert.Throws<DeviceFolderException>(() => DeviceFolder.Load(folder.Path));
            Assert.Contains("coprocessor.quirks.irregular must be one of Regular, Short", wrong.Message);
        }

        private static void SetQuirks(TemporaryFolder folder, string quirks)
        {
            JsonNode json = JsonNode.Parse(File.ReadAllText(folder["device.json"]))!;
            json["coprocessor"]!["quirks"] = JsonNode.Parse(quirks);
            File.WriteAllText(folder["device.json"], json.ToJsonString());
        }

        [Theory]
        [InlineData("flash.bin")]
        [InlineData("option-bytes.bin")]
        [InlineData("otp.bin")]
        [InlineData("device.json")]
        public void A_missing_or_damaged_file_is_reported_in_one_line(string name)
        {
            using TemporaryFolder folder = new();
            DeviceFolder.Save(Samples.Device(), folder.Path);

            File.WriteAllText(folder[name], "[");
            DeviceFolderException damaged = Assert.Throws<DeviceFolderException>(() => DeviceFolder.Load(folder.Path));
            Assert.StartsWith(folder[name] + ": ", damaged.Message, StringComparison.Ordinal);

            File.Delete(folder[name]);
            DeviceFolderException missing = Assert.Throws<DeviceFolderException>(() => DeviceFolder.Load(folder.Path));
            Assert.StartsWith(folder[name] + ": ", missing.Message, StringComparison.Ordinal);
            Assert.Contains("missing", missing.Message, StringComparison.Ordinal);
        }
    }
}
