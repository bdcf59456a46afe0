using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests a power cut while page 0 starts the resume stub; the emulator executes all code. The firmware makes its backup and starts the
    /// updater, the stub starts the updater again after the cut, and the new firmware boots.
    /// </summary>
    public sealed class ArmedFirmwareTests
    {
        private const int FirmwareSize = 80_000;

        [Theory]
        [InlineData(1, CutMode.Before, false)]
        [InlineData(20, CutMode.Torn, false)]
        [InlineData(50, CutMode.After, true)]
        [InlineData(100, CutMode.Torn, true)]
        public void The_stub_resumes_an_update_that_the_firmware_started(int operations, CutMode mode, bool losesRegisters)
        {
            byte[] firmware = Large("new one ", 2);
            VirtualDevice device = new Bench(Engine.Chip).WithoutRadio()
                .Contents(contents => (contents.Firmware, contents.Resources, contents.Resume) = (firmware, null, StubChip.Stub))
                .Recipe(recipe => recipe with { Firmware = [new DfuElement(FlashMap.Base, Large("old one ", 1))] })
                .Arm();
            device.Card.Preload("/.int/.bt.settings", "settings"u8);
            device.Backup.BootMode = BootMode.PreUpdate;
            CutOnceArmed(device, operations, mode);
            using EmulatorEngine chip = new() { FirmwareTime = VirtualTime.Second };

            Assert.Equal(BootEnding.PowerLost, BootSequence.Play(device, chip).Ending);
            Assert.NotNull(StubBoot.FindPage(device.Flash));
            string[] before = [.. device.Console.Lines.Select(line => line.Text)];

            if (losesRegisters)
            {
                device.Backup.Lose();
            }

            BootReport report = BootSequence.Play(device, chip);

            Assert.Equal(["firmware: before the update", "firmware: backup made"], before[..2]);
            Assert.Equal("new one : up", device.Console.Lines.Last().Text);
            Assert.DoesNotContain("old one : up", device.Console.Lines.Select(line => line.Text));
            Assert.Equal((RestState.Firmware, BootMode.Normal), (report.RestsAs, device.Backup.BootMode));
            Assert.Equal(firmware, device.Flash.Bytes[..firmware.Length].ToArray());
            Assert.Equal("settings"u8.ToArray(), device.Card.Peek("/.int/.bt.settings"));
            Assert.Empty(chip.Violations);
        }

        /// <summary>
        /// Counts operations starting at the programming of page 0's first double word, which makes the reset vector point to the stub.
        /// </summary>
        private static void CutOnceArmed(VirtualDevice device, int operations, CutMode mode)
        {
            bool isArmed = false;

            device.Journal.Begun += operation =>
            {
                if (!isArmed && operation is { Name: "flash.word", Where: "08000000" })
                {
                    isArmed = true;
                    device.Journal.Arm(new CutPoint(null, null, device.Journal.Count + operations, mode));
                }
            };
        }

        /// <summary>
        /// The test firmware followed by random bytes, so that images of different seeds differ in each page of random bytes.
        /// </summary>
        private static byte[] Large(string name, int seed)
        {
            byte[] image = new byte[FirmwareSize];

            new Random(seed).NextBytes(image);
            TestFirmware.Named(name).CopyTo(image, 0);

            return image;
        }
    }
}
