using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.State;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the plan: amounts to read, erase and write on this device, and the expected duration.</summary>
    public class UpdatePlanTests
    {
        [Fact]
        public void The_steps_are_in_the_order_of_the_update()
        {
            PreparedUpdate update = new PreflightBench().WithInternalStorage(22).Place().Prepare();

            Assert.Equal(
                [
                    Stage.Manifest, Stage.RadioCheck, Stage.DfuCheck, Stage.ResourceCheck, Stage.Backup, Stage.RadioBusy, Stage.RadioDelete,
                    Stage.RadioWrite, Stage.RadioInstall, Stage.OptionBytes, Stage.FlashWrite, Stage.FlashValidate, Stage.Restore,
                    Stage.Resources, Stage.Splash, Stage.FirmwareBoot,
                ],
                update.Plan.Steps.Select(step => step.Stage));
            Assert.Equal([true, true, true, true], update.Plan.Steps.Take(4).Select(step => step.IsDone));
            Assert.DoesNotContain(update.Plan.Steps.Skip(4), step => step.IsDone);
            Assert.Equal(update.Plan.Milliseconds, update.Plan.MillisecondsLeft);
        }

        [Fact]
        public void The_estimate_for_700_KiB_of_firmware_slightly_exceeds_the_time_of_its_erases_and_row_writes()
        {
            PreparedUpdate update = FirmwareOnly(StandIn.Firmware(700 * 1024, 2)).Place().Prepare();
            PlanStep write = Step(update, Stage.FlashWrite);

            Assert.Equal(175, write.PagesToErase);
            Assert.Equal(700u * 1024, write.BytesToWrite);
            Assert.Equal(700u * 1024, write.BytesToRead);
            Assert.InRange(write.Milliseconds, 175 * 52.4, 175 * 52.4 * 1.15);
            Assert.Equal(0, update.Plan.PagesUnchanged);
        }

        [Fact]
        public void Firmware_that_is_already_installed_changes_nothing()
        {
            PreflightBench bench = FirmwareOnly(StandIn.Firmware(700 * 1024, 2));
            bench.Device.Flash.Preload(0x08000000, Padded(StandIn.Firmware(700 * 1024, 2)));

            PreparedUpdate update = bench.Place().Prepare();

            Assert.False(update.Plan.FirmwareChanges);
            Assert.Equal(0, update.Plan.PagesToErase);
            Assert.Equal(175, update.Plan.PagesUnchanged);
            Assert.InRange(update.Plan.Milliseconds, 1, 3000);
            Assert.InRange(bench.Device.Clock.Now, 1, 2_000_000_000);
        }

        /// <summary>docs/reference/stock-updater.md 9.7, item 15: page 0 must not be valid over a half-written image.</summary>
        [Fact]
        public void Page_zero_is_written_too_if_any_page_changes()
        {
            byte[] installed = Padded(StandIn.Firmware(100_000, 2));
            installed[(4096 * 7) + 5] ^= 1;
            PreflightBench bench = FirmwareOnly(StandIn.Firmware(100_000, 2));
            bench.Device.Flash.Preload(0x08000000, installed);

            PreparedUpdate update = bench.Place().Prepare();

            Assert.True(update.Plan.FirmwareChanges);
            Assert.Equal(2, Step(update, Stage.FlashWrite).PagesToErase);
            Assert.Equal(23, update.Plan.PagesUnchanged);
        }

        [Fact]
        public void An_unreadable_page_counts_as_changed()
        {
            PreflightBench bench = FirmwareOnly(StandIn.Firmware(100_000, 2));
            bench.Device.Flash.Preload(0x08000000, Padded(StandIn.Firmware(100_000, 2)));
            bench.Device.Flash.Mark(512 * 3, DoubleWordState.EccError);

            Assert.Equal(2, Step(bench.Place().Prepare(), Stage.FlashWrite).PagesToErase);
        }

        [Fact]
        public void Stale_bytes_after_the_image_count_as_a_change_of_its_last_page()
        {
            PreflightBench bench = FirmwareOnly(StandIn.Firmware(100_000, 2));
            byte[] installed = Padded(StandIn.Firmware(100_000, 2));
            installed[^1] = 0;
            bench.Device.Flash.Preload(0x08000000, installed);

            Assert.Equal(2, Step(bench.Place().Prepare(), Stage.FlashWrite).PagesToErase);
        }

        [Fact]
        public void Completed_radio_steps_stay_in_the_plan_marked_as_done()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate first = bench.Prepare();
            UpdateRegister register = new(bench.Boot().BackupRegisters, first.Package.Crc);
            register.CountUp(UpdateRegister.Switches, 0);
            register.CountUp(UpdateRegister.Deletes, 0);
            bench.Device.SwitchOff();
            bench.Device.Coprocessor.Preload(null);
            bench.Device.Flash.Preload(0x080D7000, [.. Enumerable.Repeat((byte)0xFF, 29 * 4096)]);
            bench.Device.Coprocessor.Runs = CoprocessorFirmware.Fus;

            PreparedUpdate second = bench.Prepare();

            Assert.InRange(second.Plan.Milliseconds, first.Plan.Milliseconds * 0.95, first.Plan.Milliseconds * 1.05);
            Assert.True(Step(second, Stage.RadioDelete).IsDone);
            Assert.False(Step(second, Stage.RadioInstall).IsDone);
            Assert.True(second.Plan.MillisecondsLeft < first.Plan.MillisecondsLeft);
        }

        [Fact]
        public void The_bar_follows_the_plan_and_never_decreases()
        {
            PreflightBench bench = new PreflightBench().WithInternalStorage(22).Place();
            PreparedUpdate update = bench.Prepare();
            PlanProgress bar = new(bench.Boot().BackupRegisters);
            int last = 0;
            foreach (Stage stage in new[] { Stage.Manifest, Stage.RadioCheck, Stage.Power, Stage.DfuCheck, Stage.ResourceCheck })
            {
                last = Advance(bar, stage, last);
            }

            bar.Begin(update);
            foreach (PlanStep step in update.Plan.Steps)
            {
                last = Advance(bar, step.Stage, last);
                Assert.Equal(last, bar.Overall(Stage.RadioBusy, 10));
            }

            Assert.Equal(100, last);
        }

        [Fact]
        public void The_bar_continues_after_a_reset_only_for_the_same_update()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate update = bench.Prepare();
            Hal.IBackupRegisters registers = bench.Boot().BackupRegisters;
            UpdateRegister register = new(registers, update.Package.Crc);
            register.CountUp(UpdateRegister.Switches, 0);
            PlanProgress before = new(registers);
            before.Begin(update);
            int shown = before.Overall(Stage.RadioInstall, 50);
            Assert.InRange(shown, 20, 90);

            PlanProgress after = new(registers);
            Assert.Equal(shown, after.Overall(Stage.Manifest, 0));
            after.Begin(update);
            Assert.Equal(shown, after.Overall(Stage.RadioBusy, 10));

            UpdateRegister.Clear(registers);
            Assert.Equal(0u, registers.Read(UpdateRegister.ShownIndex));
            PlanProgress fresh = new(registers);
            Assert.Equal(0, fresh.Overall(Stage.Manifest, 0));
        }

        [Fact]
        public void The_progress_of_an_abandoned_update_is_not_used_by_another_update()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate update = bench.Prepare();
            Hal.IBackupRegisters registers = bench.Boot().BackupRegisters;
            new UpdateRegister(registers, 0x12345678).Set(UpdateRegister.BackupMade);
            registers.Write(9, (registers.Read(8) & 0xFFFF0000) | 70);

            PlanProgress bar = new(registers);
            bar.Begin(update);

            Assert.InRange(bar.Overall(Stage.RadioBusy, 10), 0, 20);
        }

        [Fact]
        public void The_expected_time_is_within_15_percent_of_the_time_of_a_full_update()
        {
            UpdateBench planned = new UpdateBench().With(FullPackage.Contents());
            MockHal.MockDevice device = new(planned.Device, planned.Options);
            device.Card.Mount();
            int expected = Preflight.Run(device, new PreflightBench(), false).Plan.Milliseconds;

            UpdateBench done = new UpdateBench().With(FullPackage.Contents());
            done.Run();

            Assert.True(done.IsDone, done.Transcript);
            Assert.InRange(expected, done.Device.Clock.Now / 1_000_000 * 0.85, done.Device.Clock.Now / 1_000_000 * 1.15);
        }

        private static int Advance(PlanProgress bar, Stage stage, int last)
        {
            for (int progress = 0; progress <= 100; progress += 5)
            {
                int overall = bar.Overall(stage, progress);
                Assert.InRange(overall, last, 100);
                last = overall;
            }

            return last;
        }

        private static PlanStep Step(PreparedUpdate update, Stage stage) => Assert.Single(update.Plan.Steps, step => step.Stage == stage);

        private static byte[] Padded(byte[] image)
        {
            byte[] pages = [.. Enumerable.Repeat((byte)0xFF, (image.Length + 4095) / 4096 * 4096)];
            image.CopyTo(pages, 0);
            return pages;
        }

        private static PreflightBench FirmwareOnly(byte[] firmware) => new(contents =>
        {
            contents.Firmware = firmware;
            contents.Radio = null;
            contents.Resources = null;
            contents.OptionBytes = null;
            contents.Splash = null;
        });
    }
}
