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
    /// <summary>Tests updates on a device with silicon behaviour that the manuals do not document (docs/reference/silicon.md).</summary>
    public sealed class SiliconTests
    {
        // Section 1.5: OK drives BOOT0, so a reset while OK is held starts the ROM's USB DFU.
        [Theory]
        [InlineData(Engine.Mock, 1)]
        [InlineData(Engine.Chip, 1)]
        [InlineData(Engine.Chip, 2)]
        public void A_reset_waits_until_OK_is_released(string engine, int seconds)
        {
            Bench bench = new Bench(engine).WithoutRadio()
                .When("done", device => device.Buttons.Hold(Key.Ok, seconds * VirtualTime.Second));

            RunReport report = bench.Play();

            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome}: {report.Why}");
            Assert.Equal("firmware", report.RestsAs);
        }

        // Section 1.13: an ECC error raises the NMI but leaves no record in FLASH_ECCR.
        [Theory]
        [InlineData(Engine.Mock)]
        [InlineData(Engine.Chip)]
        public void A_page_with_an_unflagged_ECC_error_is_rewritten(string engine)
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

        // Sections 1.9 and 1.15: spurious bus errors, and an image started by a program other than the stock firmware.
        [Fact]
        public void Stale_bus_errors_and_SLEEPDEEP_are_harmless()
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

        // Sections 1.4 and 1.14: the card accepts CMD59 only the second time, misses CMD0, sends late data responses, stays powered
        // and busy for seconds, and its card-detect contact bounces while flash is written.
        [Fact]
        public void A_slow_card_does_not_stop_an_update() => Complete(bench => bench
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
        public void A_radio_stack_that_leaves_2_KiB_of_SRAM2_shared_is_accepted() => Complete(bench => bench.On(device =>
        {
            const int openSram2a = 18;
            uint[] words = [.. Enumerable.Range(0, OptionWord.Count).Select(device.Options.Stored)];
            words[OptionWord.SecureSram] = (words[OptionWord.SecureSram] & ~(0x1Fu << openSram2a)) | (2u << openSram2a);
            device.Options.Preload(words);
        }));

        // Section 1.12: FUS may still be working.
        [Fact]
        public void Abandoning_the_update_does_not_reset_a_CPU2_that_is_not_ready()
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
