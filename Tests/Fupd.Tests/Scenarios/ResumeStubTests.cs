using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;
using Xunit.Abstractions;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>The resume stub's own instructions, up to the updater and, through it, to the new firmware: docs/RESUME.md.</summary>
    public sealed class ResumeStubTests(ITestOutputHelper output)
    {

        private static readonly (int Red, int Green, int Blue) s_loading = (255, 0, 255);
        private static readonly (int Red, int Green, int Blue) s_waiting = (255, 255, 0);

        [Fact]
        public void It_starts_the_updater_which_completes_the_update()
        {
            Bench bench = new Bench(Engine.Chip).Contents(contents => (contents.Radio, contents.OptionBytes) = (null, null));
            VirtualDevice device = bench.Arm();
            using StubChip chip = new(device);
            List<(int, int, int)> lights = LightsOf(chip);
            string changed = "no word from the updater";
            WhenUpdaterSpeaks(device, () =>
            {
                output.WriteLine($"{(device.Clock.Now - device.BootBegan) / 1e6:F1} ms from the reset to the updater's first line");
                changed = $"{device.FlashController.Counters.PagesErased} {device.FlashController.Counters.DoubleWordsProgrammed}";
            });

            DeviceStoppedException end = chip.Run();

            Assert.IsType<DeviceResetException>(end);
            Assert.Equal("0 0", changed);
            Assert.Contains(s_loading, lights);
            Assert.DoesNotContain(s_waiting, lights);
            Assert.Equal(bench.Firmware, device.Flash.Bytes[..bench.Firmware.Length].ToArray());
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.Empty(chip.Emulator.Violations.All.Select(violation => violation.What));
        }

        [Theory]
        [InlineData(CardFormat.Fat32)]
        [InlineData(CardFormat.ExFat)]
        public void Without_a_right_pointer_and_registers_it_finds_the_package_in_the_folder(CardFormat format)
        {
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            device.Card.Format = format;
            device.Card.Preload("/.fupdate", "/ext/update/gone/update.fuf"u8);
            device.Backup.Lose();
            using StubChip chip = new(device);
            WhenUpdaterSpeaks(device, () => device.Rest("The updater runs."));

            Assert.Equal("The updater runs.", chip.Run().Message);
            Assert.True(device.Backup.HasValidHeader);
            Assert.Equal(BootMode.Update, device.Backup.BootMode);
            Assert.Equal(1u, device.Backup.Read(6));
            Assert.Empty(chip.Emulator.Violations.All.Select(violation => violation.What));
        }

        [Fact]
        public void Without_a_card_it_waits_for_one()
        {
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            using StubChip chip = new(device);
            List<(int, int, int)> lights = LightsOf(chip);
            device.Card.Remove();
            device.Clock.After(15 * VirtualTime.Second, device.Card.Insert);
            WhenUpdaterSpeaks(device, () => device.Rest("The updater runs."));

            Assert.Equal("The updater runs.", chip.Run().Message);
            Assert.InRange(device.Clock.Now - device.BootBegan, 15 * VirtualTime.Second, 17 * VirtualTime.Second);
            Assert.Contains(s_waiting, lights);
            Assert.Empty(chip.Emulator.Violations.All.Select(violation => violation.What));
        }

        private static List<(int Red, int Green, int Blue)> LightsOf(StubChip chip)
        {
            List<(int, int, int)> lights = [];
            chip.Light.Changed += () => lights.Add((chip.Light.Red, chip.Light.Green, chip.Light.Blue));
            return lights;
        }

        private static void WhenUpdaterSpeaks(VirtualDevice device, Action act)
        {
            bool spoke = false;
            device.Console.Written += _ =>
            {
                if (!spoke)
                {
                    spoke = true;
                    act();
                }
            };
        }
    }
}
