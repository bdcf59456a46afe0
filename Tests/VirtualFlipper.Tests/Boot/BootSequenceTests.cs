using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Boot
{
    public sealed class BootSequenceTests
    {
        private readonly VirtualDevice _device = Samples.ArmedDevice();

        [Fact]
        public void Each_boot_starts_with_a_new_device_object_at_time_zero()
        {
            List<IDevice> seen = [];
            BootReport report = Play(hal =>
            {
                seen.Add(hal);
                Assert.InRange(hal.Clock.Milliseconds, 100, 1000);
                Finish(hal, seen.Count < 3);
            });

            Assert.Equal((BootEnding.Rests, RestState.Firmware), (report.Ending, report.RestsAs));
            Assert.Equal(3, seen.Distinct().Count());
            Assert.Equal(
                [ResetCause.PowerOn, ResetCause.Software, ResetCause.Software, ResetCause.Software],
                report.Boots.Select(boot => boot.Cause));
            Assert.Equal(
                [RestState.Updater, RestState.Updater, RestState.Updater, RestState.Firmware], report.Boots.Select(boot => boot.State));
        }

        [Fact]
        public void A_violation_names_the_method_that_the_device_executed()
        {
            Play(hal =>
            {
                _device.Violate("some.rule", "something");
                Finish(hal, false);
            });
            _device.Violate("some.rule", "from outside");

            Assert.Contains(nameof(A_violation_names_the_method_that_the_device_executed), _device.Violations[0].Where);
            Assert.Null(_device.Violations[1].Where);
        }

        [Fact]
        public void A_device_object_of_an_earlier_boot_is_unusable()
        {
            IDevice? first = null;
            Play(hal =>
            {
                if (first is null)
                {
                    first = hal;
                    Finish(hal, true);
                }

                Assert.Throws<DeviceResetException>(() => first.BackupRegisters.Write(5, 1));
                Assert.Equal(0u, hal.BackupRegisters.Read(5));
                Finish(hal, false);
            });
        }

        [Fact]
        public void No_changes_are_permitted_while_a_reset_is_in_progress()
        {
            Play(hal =>
            {
                if ((hal.ResetCause() & ResetFlags.BrownOut) == 0)
                {
                    Finish(hal, false);
                }

                try
                {
                    hal.System.Reset();
                }
                finally
                {
                    Assert.Throws<DeviceResetException>(() => hal.BackupRegisters.Write(5, 1));
                    Assert.Throws<DeviceResetException>(() => hal.Flash.BeginErase(0));
                    Assert.Throws<DeviceResetException>(() => hal.Card.Delete("/ext/.fupdate"));
                    Assert.Throws<DeviceResetException>(() => hal.Bytes.Crc32(0, new byte[1], 0, 1));
                }
            });

            Assert.Equal(0u, _device.Backup.Read(5));
            Assert.NotNull(_device.Card.Peek("/.fupdate"));
        }

        [Fact]
        public void A_boot_loop_is_detected()
        {
            BootReport report = Play(hal => hal.System.Reset());

            Assert.Equal((BootEnding.TooManyBoots, RestState.Updater, 64), (report.Ending, report.RestsAs, report.Boots.Count));
        }

        [Fact]
        public void An_endless_boot_is_detected()
        {
            BootReport report = Play(hal =>
            {
                while (hal.Clock.Milliseconds >= 0)
                {
                    hal.Clock.Sleep(60_000);
                }
            });

            Assert.Equal((BootEnding.TooLong, RestState.Updater), (report.Ending, report.RestsAs));
        }

        [Fact]
        public void An_updater_that_waits_for_the_user_is_in_a_final_state()
        {
            BootReport report = Play(hal => hal.Buttons.Next(60_000));

            Assert.Equal((BootEnding.WaitsForPerson, RestState.Updater), (report.Ending, report.RestsAs));
        }

        [Fact]
        public void Waiting_for_the_user_with_page_zero_erased_ends_in_system_DFU()
        {
            BootReport report = Play(hal =>
            {
                hal.Flash.BeginErase(0);
                hal.Flash.EndErase();
                hal.Buttons.Next(60_000);
            });

            Assert.Equal((BootEnding.WaitsForPerson, RestState.SystemDfu), (report.Ending, report.RestsAs));
        }

        [Fact]
        public void A_cut_ends_the_run_and_the_next_run_starts_with_a_power_on()
        {
            _device.Journal.Arm(CutPoint.Parse("backup.write@BKP1R#1:before"));
            BootReport cut = Play(hal => Finish(hal, false));
            Assert.Equal((BootEnding.PowerLost, RestState.Updater), (cut.Ending, cut.RestsAs));
            Assert.Contains("backup.write@BKP1R#1:before", cut.Why, StringComparison.Ordinal);

            BootReport resumed = Play(hal => Finish(hal, false));
            Assert.Equal(ResetCause.PowerOn, resumed.Boots[0].Cause);
            Assert.Equal(RestState.Firmware, resumed.RestsAs);
        }

        [Fact]
        public void A_cut_within_the_stock_loader_is_reported_as_power_loss()
        {
            _device.Card.Preload("/.fupdate", []);
            _device.Journal.Arm(CutPoint.Parse("#1:after"));

            Assert.Equal(BootEnding.PowerLost, Play(_ => throw new InvalidOperationException("must not run")).Ending);
            Assert.Equal(BootMode.Normal, _device.Backup.BootMode);
        }

        [Fact]
        public void Boot_mode_DFU_is_cleared_after_one_boot()
        {
            _device.Backup.BootMode = BootMode.Dfu;
            Assert.Equal(RestState.SystemDfu, Play(_ => { }).RestsAs);
            Assert.Equal(RestState.Firmware, Play(_ => { }).RestsAs);
        }

        [Fact]
        public void The_ROM_changes_no_backup_register()
        {
            _device.Backup.Preload(0, 0xDEADBEEF);
            _device.Buttons.HeldAtBoot = HeldKey.Ok;
            Assert.Equal(RestState.SystemDfu, Play(_ => { }).RestsAs);
            Assert.Equal(0xDEADBEEFu, _device.Backup.Read(0));

            _device.Buttons.HeldAtBoot = HeldKey.None;
            Assert.Equal(RestState.Firmware, Play(_ => { }).RestsAs);
            Assert.Equal((BackupRegisters.ValidHeader, 0u), (_device.Backup.Read(0), _device.Backup.Read(1)));
        }

        [Fact]
        public void An_updater_that_returns_is_reported_as_an_updater_error()
        {
            Assert.Throws<InvalidOperationException>(() => Play(_ => { }));
        }

        [Fact]
        public void The_virtual_time_of_all_boots_is_reported()
        {
            BootReport report = Play(hal =>
            {
                hal.Clock.Sleep(1234);
                Finish(hal, false);
            });

            Assert.Equal(report.Milliseconds, _device.Clock.Now / VirtualTime.Millisecond);

            // The expected time is the sum of the sleep, of the time from the reset to the jump, and of the boot time of the firmware. The
            // jump follows 0.67 s after the reset for an image of 116 KB, and earlier for this empty image.
            Assert.InRange(report.Milliseconds, 1234 + 584 + 100, 1234 + 670 + 100);
        }

        private BootReport Play(Action<IDevice> main) => BootSequence.Play(_device, new ManagedEngine(main));

        private static void Finish(IDevice hal, bool again)
        {
            if (!again)
            {
                hal.BackupRegisters.Write(1, hal.BackupRegisters.Read(1) & 0xFFF0FFFF);
            }

            hal.System.Reset();
        }
    }
}
