using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
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
            Bench bench = new Bench(engine).WithoutRadio()
                .When("done", device => device.Buttons.Hold(Key.Ok, seconds * VirtualTime.Second));

            RunReport report = bench.Play();

            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome}: {report.Why}");
            Assert.Equal("firmware", report.RestsAs);
        }

        // Section 1.13: the NMI of an ECC error without a record in FLASH_ECCR.
        [Theory]
        [InlineData(Engine.Mock)]
        [InlineData(Engine.Chip)]
        public void A_page_whose_ecc_error_has_no_flag_is_written_anew(string engine)
        {
            Bench bench = new Bench(engine).WithoutRadio().When("stage 3 0", device =>
            {
                device.Flash.Mark((5 * FlashMap.PageSize / FlashMap.DoubleWordSize) + 7, DoubleWordState.EccError);
                device.FlashController.Faults.EccFlagIsLost = true;
            });

            RunReport report = bench.Play();

            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome}: {report.Why}");
            Assert.Empty(report.Violations);
            Assert.Equal(bench.Firmware, bench.Device.Flash.Bytes[..bench.Firmware.Length].ToArray());
        }

        // Sections 1.9 and 1.15: bus errors that are none, and an image that another program than the stock firmware starts.
        [Fact]
        public void Bus_errors_and_deep_sleep_from_before_do_not_matter()
        {
            VirtualDevice device = new Bench(Engine.Chip).WithoutRadio().Arm();
            using EmulatorEngine chip = new()
            {
                BootBegun = emulator =>
                {
                    emulator.I2c1.SeesBusErrors = true;
                    emulator.Write(0xE000ED10, 4);
                },
            };

            Assert.Equal(RestState.Firmware, BootSequence.Play(device, chip).RestsAs);
            Assert.Empty(chip.Violations);
            Assert.True(device.Display.Frames.Count > 10);
        }

        // Sections 1.4 and 1.14: the second CRC command only, missed CMD0, late data responses, a card that programs for seconds and keeps
        // its power, a contact of the slot that bounces while flash is written.
        [Fact]
        public void A_card_that_takes_patience_does_not_stop_an_update() => Complete(bench => bench
            .WithoutRadio()
            .On(device =>
            {
                device.Card.Quirks.CrcCommandRefusals = 1;
                device.Card.Quirks.MissedIdleCommands = 2;
                device.Card.Quirks.DataResponseDelay = 7;
                device.Card.Quirks.FirstBusyNanoseconds = 2800 * VirtualTime.Millisecond;
            })
            .When("stage 3 0", device => device.Card.Bounce(8 * VirtualTime.Millisecond)));

        // Section 1.11.
        [Fact]
        public void A_stack_that_leaves_two_kilobytes_of_shared_memory_open_is_no_fault() => Complete(bench => bench.On(device =>
        {
            const int openSram2a = 18;
            uint[] words = [.. Enumerable.Range(0, OptionWord.Count).Select(device.Options.Stored)];
            words[OptionWord.SecureSram] = (words[OptionWord.SecureSram] & ~(0x1Fu << openSram2a)) | (2u << openSram2a);
            device.Options.Preload(words);
        }));

        // Section 1.12: it may be a FUS at work.
        [Fact]
        public void A_CPU2_that_never_becomes_ready_is_not_reset_by_giving_up()
        {
            Bench bench = new Bench(Engine.Chip)
                .On(device => device.Buttons.PressWhenWaitedFor(Key.BackLong))
                .When("stage 6 80", device => device.Coprocessor.Faults.StartsWithoutReady = -1);

            RunReport report = bench.Play();

            Assert.Empty(report.Violations);
            string[] events = [.. bench.Device.Console.Lines.Select(line => line.Text)
                .Where(line => line.StartsWith("error") || line is "aborted" or "waiting")];
            Assert.Equal(
                [
                    "error 9-10 CPU2 is not ready within 60000 ms.", "waiting", "aborted",
                    "error 9-10 CPU2 may still be working: no reset.", "waiting",
                ],
                events);
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
        }

        private static void Complete(Func<Bench, Bench> prepare)
        {
            Bench bench = prepare(new Bench(Engine.Chip));

            RunReport report = bench.Play();

            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome} [{report.Error?.Code}]: {report.Why}");
            Assert.Empty(report.Violations);
        }
    }
}
