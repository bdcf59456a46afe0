using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests, on the emulator, what the README guarantees when the flash is only partly written: while page 0 is erased, the chip starts
    /// USB DFU by itself, after a power-on as well as after a system reset. A power-on samples the flash; a system reset uses
    /// FLASH_ACR.EMPTY as set by the updater (docs/reference/hardware.md 1.7, docs/reference/silicon.md 1.6).
    /// </summary>
    public sealed class EmptyFlagTests
    {
        private const string FirstErase = "flash.erase@08000000";
        private const string LastWord = "flash.word@08000000";

        private static readonly Lazy<string[]> s_operations = new(PlayUncut);

        [Theory]
        [InlineData(0.0)]
        [InlineData(0.5)]
        [InlineData(1.0)]
        public void A_system_reset_while_page_zero_is_erased_starts_USB_DFU(double part)
        {
            VirtualDevice device = Arm();
            BootReport report = Stop(device, part, () => throw device.Reset(ResetCause.Software, "the reset keys"));

            Assert.Equal((BootEnding.Rests, RestState.SystemDfu), (report.Ending, report.RestsAs));
            Assert.Equal(2, report.Boots.Count);
            Assert.Equal(ResetCause.Software, report.Boots[1].Cause);
        }

        [Theory]
        [InlineData(0.5)]
        [InlineData(1.0)]
        public void A_power_on_while_page_zero_is_erased_starts_USB_DFU(double part)
        {
            VirtualDevice device = Arm();
            using EmulatorEngine engine = new();
            Assert.Equal(BootEnding.PowerLost, Stop(device, part, device.SwitchOff).Ending);

            BootReport report = BootSequence.Play(device, engine);

            Assert.Equal((BootEnding.Rests, RestState.SystemDfu), (report.Ending, report.RestsAs));
            Assert.Equal(ResetCause.PowerOn, Assert.Single(report.Boots).Cause);
        }

        [Fact]
        public void Without_the_EMPTY_flag_a_system_reset_hangs()
        {
            VirtualDevice device = Arm();
            BootReport report = Stop(device, 0.5, () =>
            {
                Assert.True(device.IsEmptyFlagSet);
                device.SetEmptyFlag(false);
                throw device.Reset(ResetCause.Software, "the reset keys");
            });

            Assert.Equal(RestState.Hang, report.RestsAs);
        }

        // Runs the update on the emulator and performs the action at an operation between the erasure of page 0 and the programming of its
        // last double word.
        private static BootReport Stop(VirtualDevice device, double part, Action act)
        {
            int left = 1 + (int)(part * (s_operations.Value.Length - 1));
            bool isCounting = false;
            device.Journal.Begun += operation =>
            {
                isCounting |= $"{operation.Name}@{operation.Where}" == FirstErase;
                if (isCounting && operation.Name.StartsWith("flash.", StringComparison.Ordinal) && --left == 0)
                {
                    act();
                }
            };
            using EmulatorEngine engine = new();
            return BootSequence.Play(device, engine);
        }

        // The flash operations from the erasure of page 0 to the programming of its last double word.
        private static string[] PlayUncut()
        {
            VirtualDevice device = Arm();
            List<string> operations = [];
            device.Journal.Begun += operation => operations.Add($"{operation.Name}@{operation.Where}");
            using EmulatorEngine engine = new();
            BootReport report = BootSequence.Play(device, engine);
            Assert.Equal(RestState.Firmware, report.RestsAs);
            Assert.False(device.IsEmptyFlagSet);
            Assert.Equal(RestState.Firmware, StockBoot.Decide(device, false).State);
            int first = operations.IndexOf(FirstErase);
            int last = operations.IndexOf(LastWord);
            Assert.True(first >= 0 && last > first + 20, string.Join(' ', operations));
            return [.. operations[first..(last + 1)].Where(name => name.StartsWith("flash.", StringComparison.Ordinal))];
        }

        private static VirtualDevice Arm() => new Bench(Engine.Chip).WithoutRadio().Contents(contents =>
        {
            contents.Firmware = StandIn.Firmware(20_000, 5);
            contents.Resources = null;
            contents.Splash = null;
        }).Arm();
    }
}
