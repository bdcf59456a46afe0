using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;
using Xunit.Abstractions;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// The whole chain in executed code: a firmware with tasks runs from reset in flash, starts the updater, and comes up after it.
    /// </summary>
    public sealed class FirmwareChainTests(ITestOutputHelper output)
    {
        private const string Old = "old one ";
        private const string New = "new one ";

        [Fact]
        public void The_old_firmware_starts_the_updater_and_the_new_one_comes_up()
        {
            VirtualDevice device = Armed();
            device.Backup.BootMode = BootMode.PreUpdate;
            using EmulatorEngine chip = new() { FirmwareTime = VirtualTime.Second };

            BootReport report = BootSequence.Play(device, chip);

            output.WriteLine(string.Join('\n', report.Boots));
            output.WriteLine(report.Why);
            output.WriteLine(string.Join('\n', chip.Violations));
            output.WriteLine(string.Join('\n', device.Console.Lines));
            string[] lines = [.. device.Console.Lines.Select(line => line.Text)];
            Assert.Equal("firmware: before the update", lines[0]);
            Assert.Equal("new one : up", lines[^1]);
            Assert.DoesNotContain("old one : up", lines);
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.Equal(RestState.Firmware, report.RestsAs);
            Assert.Empty(chip.Violations);
        }

        [Fact]
        public void Without_a_loader_the_old_firmware_comes_up()
        {
            VirtualDevice device = Armed();
            device.Card.Preload("/.fupdate", "/ext/update/gone"u8);
            device.Backup.BootMode = BootMode.Update;
            device.Card.Preload($"{Bench.Folder}/update.fuf", "no manifest"u8);
            using EmulatorEngine chip = new() { FirmwareTime = VirtualTime.Second };

            BootReport report = BootSequence.Play(device, chip);

            Assert.Equal(["firmware: no loader", "old one : up"], device.Console.Lines.Select(line => line.Text));
            Assert.Equal(2, report.Boots.Count);
            Assert.Empty(chip.Violations);
        }

        private static VirtualDevice Armed() => new Bench(Engine.Chip).WithoutRadio()
            .Contents(contents => (contents.Firmware, contents.Resources) = (TestFirmware.Named(New), null))
            .Recipe(recipe => recipe with { Firmware = [new DfuElement(FlashMap.Base, TestFirmware.Named(Old))] })
            .Arm();
    }
}
