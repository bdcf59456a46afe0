using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests the option <c>--firmware-runs</c>, which executes code in flash from reset.</summary>
    public sealed class FirmwareRunTests : IDisposable
    {
        // If backup register 5 is 0, sets it and resets; otherwise polls it forever.
        private static readonly ushort[] s_resetsOnce =
        [
            0x4906, 0x6808, 0x2800, 0xD107, 0x4A05, 0x2303, 0x021B, 0x6013, 0x600B, 0x4A04, 0x4B04, 0x6013, 0x6808, 0xE7FD, 0x2864, 0x4000,
            0x0400, 0x5800, 0xED0C, 0xE000, 0x0004, 0x05FA,
        ];

        // MEMRMP = 1; b +0; ldr r1, [0, #4]; bx r1
        private static readonly ushort[] s_startsRom =
            [0x4A03, 0x2001, 0x6010, 0xE7FF, 0x2000, 0x6841, 0x4708, 0x0000, 0x0000, 0x4001];

        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void Code_in_flash_runs_until_the_time_limit()
        {
            Create(s_resetsOnce);
            JsonNode report = Cli.Expect(0, Boot("--firmware-runs", "--for", "0.05", "--json", "-")).Json;

            Assert.Equal(2, (int)report["boots"]!);
            Assert.Equal("firmware", (string?)report["restsAs"]);
            Assert.InRange((int)report["deviceMilliseconds"]!, 50, 52);
            Assert.Equal(1, (int)Cli.Expect(0, Boot("--firmware-runs", "--for", "0.05", "--json", "-")).Json["boots"]!);

            JsonNode device = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder["dev"], "device.json")))!;
            Assert.Equal("00000300", (string?)device["rtc"]!["backup"]![5]);
        }

        [Fact]
        public void A_snapshot_of_running_firmware_continues_to_the_time_limit()
        {
            Create(s_resetsOnce);
            string snapshot = _folder["at.snapshot"];
            string[] save = ["--firmware-runs", "--for", "0.05", "--json", "-", "--snapshot", snapshot, "--snapshot-at", "20ms"];
            JsonNode saved = Cli.Expect(0, Boot(save)).Json;

            Create(s_resetsOnce, "--force");
            JsonNode continued = Cli.Expect(0, Boot("--json", "-", "--from-snapshot", snapshot)).Json;

            Assert.Equal(2, (int)continued["boots"]!);
            Assert.Equal(saved.ToJsonString(), continued.ToJsonString());
        }

        [Fact]
        public void Code_in_flash_is_not_executed_without_the_option()
        {
            Create(s_resetsOnce);

            Assert.Equal(1, (int)Cli.Expect(0, Boot("--json", "-")).Json["boots"]!);
        }

        [Fact]
        public void A_jump_into_the_ROM_ends_in_system_DFU()
        {
            Create(s_startsRom);

            Assert.Equal("systemDfu", (string?)Cli.Expect(3, Boot("--firmware-runs", "--json", "-")).Json["restsAs"]);
        }

        [Fact]
        public void Firmware_that_jumps_to_itself_hangs()
        {
            Create([0xE7FE]);

            Assert.Contains("jumps to itself", Cli.Expect(3, Boot("--firmware-runs")).Output);
        }

        [Theory]
        [InlineData("--for 2", "--firmware-runs")]
        [InlineData("--symbols x.elf", "--firmware-runs")]
        [InlineData("--firmware-runs --for 0", "--for 0")]
        [InlineData("--firmware-runs --for -1", "--for -1")]
        [InlineData("--firmware-runs --for x", "--for x")]
        [InlineData("--firmware-runs --symbols nowhere.elf", "nowhere.elf")]
        [InlineData("--firmware-runs --symbols DEVICE/device.json", "32-bit ELF")]
        public void Invalid_option_combinations_are_refused(string options, string named)
        {
            Create([0xE7FE]);
            string[] words = [.. options.Replace("DEVICE", _folder["dev"], StringComparison.Ordinal).Split(' ')];

            Assert.Contains(named, Cli.ExpectBadInput(Boot(words)));
        }

        [Fact]
        public void The_mock_refuses_firmware_runs()
        {
            Create([0xE7FE]);

            Assert.Contains("add --on chip", Cli.ExpectBadInput("boot", _folder["dev"], "--firmware-runs"));
        }

        private void Create(ushort[] code, params string[] options)
        {
            byte[] image = new byte[0x400];

            MemoryMarshal.AsBytes<uint>([0x20030000, 0x08000101]).CopyTo(image);
            MemoryMarshal.AsBytes<ushort>(code).CopyTo(image.AsSpan(0x100));
            File.WriteAllBytes(_folder["firmware.bin"], image);
            Cli.Expect(0, ["device", "create", _folder["dev"], "--firmware", _folder["firmware.bin"], .. options]);
        }

        private string[] Boot(params string[] options) => ["boot", _folder["dev"], "--on", "chip", .. options];
    }
}
