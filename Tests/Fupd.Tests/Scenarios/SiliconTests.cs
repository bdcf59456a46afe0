using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Updates on a device that behaves as silicon does where the manuals are silent (docs/reference/silicon.md).</summary>
    public sealed class SiliconTests
    {
        // Section 1.5: OK is BOOT0, and a reset while it is down starts the ROM's USB DFU.
        [Theory]
        [InlineData(Engine.Mock, 1)]
        [InlineData(Engine.Chip, 1)]
        [InlineData(Engine.Chip, 2)]
        public void A_reset_waits_until_ok_is_released(string engine, int seconds)
        {
            Bench bench = new Bench(engine).When("done", device => device.Buttons.Hold(Key.Ok, seconds * VirtualTime.Second));

            RunReport report = bench.Play();

            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome}: {report.Why}");
            Assert.Equal("firmware", report.RestsAs);
        }

        // Section 1.13: the NMI of an ECC error of which FLASH_ECCR tells nothing.
        [Theory]
        [InlineData(Engine.Mock)]
        [InlineData(Engine.Chip)]
        public void A_page_whose_ecc_error_has_no_flag_is_written_anew(string engine)
        {
            Bench bench = new Bench(engine).When("stage 3 0", device =>
            {
                device.Flash.Mark((5 * FlashMap.PageSize / FlashMap.DoubleWordSize) + 7, DoubleWordState.EccError);
                device.FlashController.Faults.EccFlagIsLost = true;
            });

            RunReport report = bench.Play();

            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome}: {report.Why}");
            Assert.Empty(report.Violations);
            Assert.Equal(bench.Firmware, bench.Device.Flash.Bytes[..bench.Firmware.Length].ToArray());
        }
    }
}
