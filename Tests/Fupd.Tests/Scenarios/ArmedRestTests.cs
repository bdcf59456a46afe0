using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests that, while page 0 starts the resume stub, the user can complete the firmware without a computer, even if the backup or the
    /// resources are unusable.
    /// </summary>
    public sealed class ArmedRestTests
    {
        private const string Record = "/update/scenario/backup.txt";
        private const string Backup = "/update/scenario/backup-1.tar";

        [Theory]
        [InlineData(Record, Backup, false)]
        [InlineData(Record, Backup, true)]
        [InlineData(Backup, null, true)]
        public void Without_the_backup_the_firmware_is_completed_on_request(string path, string? other, bool losesRegisters)
        {
            VirtualDevice device = Interrupted(losesRegisters);
            RollbackBench.Forget(device, path);
            if (other is not null)
            {
                RollbackBench.Forget(device, other);
            }

            AssertFinishes(device, "error 17-30");
        }

        [Fact]
        public void With_a_damaged_backup_the_firmware_is_completed_on_request()
        {
            VirtualDevice device = Interrupted(true);
            byte[] backup = device.Card.Peek(Backup)!;
            device.Card.Preload(Backup, backup.AsSpan(0, 700));

            AssertFinishes(device, "error 17-30");
        }

        [Fact]
        public void Another_package_without_the_backup_can_complete_the_firmware()
        {
            VirtualDevice device = Interrupted(true);
            StubBench.ComeWith(device, Make("other"), true, hasBackup: false);
            device.Card.Preload(Record, [1]);

            AssertFinishes(device, "error 17-30");
        }

        [Theory]
        [InlineData("resources.ths", "error 15-")]
        [InlineData("splash.bin", "error 18-")]
        public void Without_the_resources_or_splash_the_firmware_is_completed_on_request(string name, string error)
        {
            VirtualDevice device = Interrupted(true);
            Assert.NotNull(device.Card.Peek($"{Bench.Folder}/{name}"));
            RollbackBench.Forget(device, $"{Bench.Folder}/{name}");

            AssertFinishes(device, error);
        }

        // The record states that /int is lost, so a later installation restores the backup.
        [Fact]
        public void Installing_again_restores_a_backup_that_is_readable_again()
        {
            VirtualDevice device = Interrupted(true);
            byte[] backup = device.Card.Peek(Backup)!;
            device.Card.Faults.FailReads(Backup, 512);
            AssertFinishes(device, "error 17-30");

            device.Card.Faults.Clear();
            Assert.Equal(backup, device.Card.Peek(Backup));
            RollbackBench.Install(device, Bench.Folder["/update/".Length..]);
            StubBench.AssertHasSettings(device);
        }

        [Fact]
        public void The_user_can_complete_the_firmware_again_after_a_cut_during_its_completion()
        {
            VirtualDevice device = Interrupted(true);
            RollbackBench.Forget(device, Record);
            RollbackBench.Forget(device, Backup);
            Press(device, Key.BackLong, Key.Ok);
            Assert.True(StubBench.CutAt(device, operation => StubBench.IsErase(operation, "08006000")));
            Assert.NotNull(StubBoot.FindPage(device.Flash));

            AssertFinishes(device, "error 17-30");
        }

        [Fact]
        public void USB_DFU_is_offered_if_the_user_declines_to_complete_the_firmware_and_a_later_boot_completes_the_update()
        {
            VirtualDevice device = Interrupted(true);
            byte[] record = device.Card.Peek(Record)!;
            byte[] backup = device.Card.Peek(Backup)!;
            RollbackBench.Forget(device, Record);
            RollbackBench.Forget(device, Backup);
            Press(device, Key.BackLong, Key.Back, Key.Back);
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);

            device.SwitchOff();
            device.Card.Preload(Record, record);
            device.Card.Preload(Backup, backup);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        private static Bench Make(string info = "stub") => StubBench.Make(Engine.Mock, info).WithoutRadio();

        // Deletes the rollback package, so that the device cannot return to the old firmware instead.
        private static VirtualDevice Interrupted(bool losesRegisters)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, losesRegisters);
            RollbackBench.Forget(device, RollbackBench.WayBack);
            RollbackBench.Forget(device, "/update/" + Assert.Single(RollbackBench.Rollbacks(device)));
            return device;
        }

        private static void AssertFinishes(VirtualDevice device, string error)
        {
            Press(device, Key.BackLong, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.StartsWith(error, StubBench.LastError(device));
            Assert.True(
                (report.Ending, report.RestsAs) == (BootEnding.Rests, RestState.Firmware), $"{report.Why} {StubBench.LastError(device)}");
            byte[] firmware = Make().Firmware;
            Assert.Equal(firmware, device.Flash.Bytes[..firmware.Length].ToArray());
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.Null(device.Card.Peek(CardPackage.PointerPath));
        }

        private static void Press(VirtualDevice device, params Key[] keys)
        {
            foreach (Key key in keys)
            {
                device.Buttons.PressWhenWaitedFor(key);
            }
        }
    }
}
