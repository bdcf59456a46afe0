using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;
using Xunit.Abstractions;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Executes the resume stub's code from flash, via the vectors in page 0 (docs/RESUME.md).</summary>
    public sealed class ResumeStubTests(ITestOutputHelper output)
    {
        private const uint Address = 0x080A1000;

        private static readonly (int Red, int Green, int Blue) s_loading = (255, 0, 255);
        private static readonly (int Red, int Green, int Blue) s_waiting = (255, 255, 0);

        [Fact]
        public void Each_boot_during_a_radio_change_starts_the_stub()
        {
            Bench bench = new Bench(Engine.Chip).Contents(contents => (contents.OptionBytes, contents.Resources) = (null, null));
            VirtualDevice device = bench.Arm();
            StubChip.Arm(device, Address);
            using EmulatorEngine chip = new() { FirmwareTime = VirtualTime.Second };

            BootReport report = BootSequence.Play(device, chip);

            output.WriteLine(string.Join('\n', report.Boots));
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.True(report.Boots.Count > 5, report.Why);
            Assert.Equal(bench.Firmware, device.Flash.Bytes[..bench.Firmware.Length].ToArray());
            Assert.Equal(20, device.Coprocessor.Stack!.Version.Minor);
            Assert.Empty(chip.Violations);
        }

        [Theory]
        [InlineData(0x08001000, CardFormat.Fat32)]
        [InlineData(0x080C5000, CardFormat.ExFat)]
        public void Without_a_valid_pointer_file_and_registers_the_stub_finds_the_package_in_update(uint address, CardFormat format)
        {
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            device.Card.Format = format;
            device.Card.Preload("/.fupdate", "/ext/update/gone/update.fuf"u8);
            device.Backup.Lose();
            using StubChip chip = new(device, address);
            List<(int, int, int)> lights = LightsOf(chip);
            WhenUpdaterSpeaks(device, () => device.Rest("The updater runs."));

            Assert.Equal("The updater runs.", chip.Run().Message);
            output.WriteLine($"{(device.Clock.Now - device.BootBegan) / 1e6:F1} ms from the reset to the updater's first line");
            Assert.Contains(s_loading, lights);
            Assert.DoesNotContain(s_waiting, lights);
            Assert.Equal(0, device.FlashController.Counters.PagesErased);
            Assert.Equal(0, device.FlashController.Counters.DoubleWordsProgrammed);
            Assert.True(device.Backup.HasValidHeader);
            Assert.Equal(BootMode.Update, device.Backup.BootMode);
            Assert.Equal(1u, device.Backup.Read(6));
            Assert.Empty(chip.Emulator.Violations.All.Select(violation => violation.What));
        }

        [Fact]
        public void Without_a_card_the_stub_waits_until_one_is_inserted()
        {
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            using StubChip chip = new(device, Address);
            List<(int, int, int)> lights = LightsOf(chip);
            device.Card.Remove();
            device.Clock.After(15 * VirtualTime.Second, device.Card.Insert);
            WhenUpdaterSpeaks(device, () => device.Rest("The updater runs."));

            Assert.Equal("The updater runs.", chip.Run().Message);
            Assert.InRange(device.Clock.Now - device.BootBegan, 15 * VirtualTime.Second, 17 * VirtualTime.Second);
            Assert.Contains(s_waiting, lights);
            Assert.Empty(chip.Emulator.Violations.All.Select(violation => violation.What));
        }

        [Fact]
        public void Holding_OK_starts_the_USB_DFU_of_the_ROM()
        {
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            using StubChip chip = new(device, Address);
            device.Card.Remove();
            device.Clock.After(2 * VirtualTime.Second, () => device.Buttons.Hold(Key.Ok, VirtualTime.Second));

            DeviceStoppedException end = chip.Run();

            Assert.True(end is DeviceRestsException, end.Message);
            Assert.True(chip.IsInSystemDfu);
            Assert.Equal((0, 0, 255, 255), (chip.Light.Red, chip.Light.Green, chip.Light.Blue, chip.Light.Backlight));
            Assert.Equal(4_000_000u, chip.Emulator.Rcc.CoreHertz);
            Assert.Empty(chip.Emulator.Violations.All.Select(violation => violation.What));
        }

        [Fact]
        public void An_ECC_error_in_the_stub_pages_lights_the_red_LED()
        {
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            using StubChip chip = new(device, Address);
            int last = (int)(Address - FlashMap.Base + StubChip.Stub.Length) / FlashMap.DoubleWordSize - 1;
            device.Flash.Mark(last, DoubleWordState.EccError);

            Assert.IsType<DeviceHangsException>(chip.Run());
            Assert.Equal((255, 0, 0), (chip.Light.Red, chip.Light.Green, chip.Light.Blue));
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
