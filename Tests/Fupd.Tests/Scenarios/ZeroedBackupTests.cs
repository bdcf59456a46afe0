using System.Text;
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
    /// Tests backups with clusters that read as zeros. An archive of zeros is a valid empty archive, so the settings would be lost without
    /// an error if the updater did not compare the backup with its record.
    /// </summary>
    public sealed class ZeroedBackupTests
    {
        private const string Prepared = "/update/scenario/backup.tar";
        private const string Backup = "/update/scenario/backup-1.tar";
        private const string Record = "/update/scenario/backup.txt";
        private const int Sector = 512;
        private const int Boots = 7;

        /// <summary>First and last sector that read as zeros. The archive's headers are in sectors 0 and 4, contents in 1 to 3.</summary>
        public static TheoryData<int, int> Zeros() => new() { { 0, int.MaxValue }, { 8, int.MaxValue }, { 8, 15 }, { 0, 7 }, { 1, 2 } };

        [Theory]
        [MemberData(nameof(Zeros))]
        public void A_backup_that_reads_as_zeros_stops_an_armed_update_until_the_backup_is_readable(int first, int last)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, first == 8);
            byte[] backup = Zero(device, Backup, first, last);
            byte[] flash = device.Flash.Bytes.ToArray();
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);
            Assert.StartsWith("error 17-30 /ext" + Backup, StubBench.LastError(device));
            Assert.Equal(flash, device.Flash.Bytes.ToArray());

            device.SwitchOff();
            device.Card.Preload(Backup, backup);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        // If only contents of backup.tar read as zeros and its headers are intact, the first boot cannot detect this.
        [Theory]
        [MemberData(nameof(Zeros))]
        public void No_settings_are_lost_if_the_backup_is_zeroed_before_one_of_the_boots_of_a_radio_update(int first, int last)
        {
            int stopped = 0;
            for (int boot = first == 1 ? 1 : 0; boot < Boots; boot++)
            {
                VirtualDevice device = StubBench.Make(Engine.Mock).Arm();
                string path = boot == 0 ? Prepared : Backup;
                byte[] backup = [];
                BootReport report = BootSequence.Play(device, Engine.Of(Engine.Mock), bootFollows: progress =>
                    backup = progress.Boots.Count == boot ? Zero(device, path, first, last) : backup);
                Assert.NotEmpty(backup);
                if (report.Ending == BootEnding.WaitsForPerson)
                {
                    Assert.StartsWith("error 17-30", StubBench.LastError(device));
                    stopped++;
                    device.SwitchOff();
                    device.Card.Preload(path, backup);
                    report = StubBench.SwitchOn(device);
                }

                StubBench.AssertCompleted(device, report, Make());
            }

            Assert.True(stopped > 1, $"{stopped} boots stopped");
        }

        [Theory]
        [MemberData(nameof(Zeros))]
        public void A_backup_that_reads_as_zeros_only_during_the_restore_is_not_restored(int first, int last)
        {
            byte[] backup = [];
            VirtualDevice device = Make().When("stage 12 0", device => backup = Zero(device, Backup, first, last))
                .When(
                    $"error 12-0 /ext{Backup}: the data changed since verification.", device => device.Card.Preload(Backup, backup)).Arm();
            device.Buttons.PressWhenWaitedFor(Key.Ok);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
            Assert.StartsWith("error 12-0", StubBench.LastError(device));
        }

        [Fact]
        public void If_the_backup_reads_as_zeros_BACK_completes_the_firmware_without_the_backup()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            byte[] backup = Zero(device, Backup, 0, int.MaxValue);
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Ok);
            BootReport report = StubBench.SwitchOn(device);
            Assert.True(report.RestsAs == RestState.Firmware, $"{report.Why} {StubBench.LastError(device)}");
            Assert.Equal(Make().Firmware, device.Flash.Bytes[..Bench.FirmwareSize].ToArray());

            device.Card.Preload(Backup, backup);
            RollbackBench.Install(device, Bench.Folder["/update/".Length..]);
            StubBench.AssertHasSettings(device);
        }

        [Theory]
        [MemberData(nameof(Zeros))]
        public void If_the_backup_of_the_first_package_reads_as_zeros_another_package_does_not_use_it(int first, int last)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage);
            StubBench.ComeWith(device, Make("other"), true, hasBackup: false);
            byte[] backup = Zero(device, Backup, first, last);
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);
            Assert.StartsWith("error 17-30", StubBench.LastError(device));

            device.SwitchOff();
            device.Card.Preload(Backup, backup);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        // The firmware has run with an empty /int, which must not be backed up in place of the settings.
        [Theory]
        [MemberData(nameof(Zeros))]
        public void After_firmware_ran_without_settings_a_zeroed_backup_stops_the_next_installation(int first, int last)
        {
            VirtualDevice device = WithoutSettings();
            byte[] backup = Zero(device, Backup, first, last);
            Start(device);
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);
            Assert.StartsWith("error 17-30", StubBench.LastError(device));

            device.SwitchOff();
            device.Card.Preload(Backup, backup);
            RollbackBench.Install(device, "scenario");
            StubBench.AssertHasSettings(device);
        }

        [Fact]
        public void A_deleted_backup_does_not_stop_the_next_installation()
        {
            VirtualDevice device = WithoutSettings();
            RollbackBench.Forget(device, Backup);

            RollbackBench.Install(device, "scenario");
        }

        [Fact]
        public void With_Handover_a_backup_that_reads_as_zeros_is_not_passed_to_the_firmware()
        {
            byte[] backup = [];
            VirtualDevice device = Make().Contents(contents => contents.Handover = "firmware")
                .When("stage 19 0", device => backup = Zero(device, Backup, 1, 2)).Arm();
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);
            Assert.StartsWith("error 19-0", StubBench.LastError(device));
            Assert.Null(device.Card.Peek(Prepared));
        }

        [Fact]
        public void No_rollback_package_is_made_from_a_backup_that_reads_as_zeros()
        {
            VirtualDevice device = Make().When("stage 22 0", device => Zero(device, Backup, 1, 2)).Arm();
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);

            Assert.Empty(RollbackBench.Rollbacks(device));
            Assert.Contains(device.Console.Lines, line => line.Text.StartsWith("note The old firmware is not kept: "));
            Assert.StartsWith("error 12-0", StubBench.LastError(device));
        }

        // Older updaters record neither size nor CRC.
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void The_record_of_an_older_updater_is_valid(bool isZero)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            StubBench.ComeWith(device, Make("other"), true, hasBackup: false);
            device.Card.Preload(Record, StubBench.RecordOf(device, Bench.Folder, "not restored"));
            Assert.DoesNotContain("CRC32", Encoding.ASCII.GetString(device.Card.Peek(Record)!));
            if (isZero)
            {
                Zero(device, Backup, 8, int.MaxValue);
            }

            BootReport report = StubBench.SwitchOn(device);
            if (isZero)
            {
                Assert.StartsWith("error 17-30", StubBench.LastError(device));
            }
            else
            {
                StubBench.AssertCompleted(device, report, Make());
                Assert.Contains("CRC32", Encoding.ASCII.GetString(device.Card.Peek("/update/second/backup.txt")!));
            }
        }

        [Fact]
        public void No_settings_are_lost_if_the_backup_record_reads_as_zeros()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            Zero(device, Record, 0, 0);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        [Theory]
        [InlineData(CardPackage.PointerPath)]
        [InlineData(RollbackBench.WayBack)]
        [InlineData("/update/scenario/update.fuf")]
        [InlineData("/update/scenario/updater.bin")]
        [InlineData("/update/scenario/resume.bin")]
        [InlineData("/update/scenario/firmware.dfu")]
        [InlineData("/update/scenario/resources.ths")]
        [InlineData("/update/scenario/resources.idx")]
        [InlineData("/update/scenario/splash.bin")]
        public void An_armed_update_loses_no_settings_if_another_file_reads_as_zeros(string path)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            byte[] bytes = Zero(device, path, 0, int.MaxValue);
            BootReport report = StubBench.SwitchOn(device);
            if (report.RestsAs != RestState.Firmware)
            {
                device.SwitchOff();
                device.Card.Preload(path, bytes);
                report = StubBench.SwitchOn(device);
            }

            StubBench.AssertCompleted(device, report, Make());
        }

        private static Bench Make(string info = "stub") => StubBench.Make(Engine.Mock, info).WithoutRadio();

        // Without a stub, the new firmware may run without its settings if power and backup registers are lost before the restore.
        private static VirtualDevice WithoutSettings()
        {
            VirtualDevice device = Make().Contents(contents => contents.Resume = null).Arm();
            bool isRestoring = false;
            device.Console.Written += line => isRestoring |= line.Text == "stage 12 0";
            Assert.True(StubBench.CutAt(
                device, operation => isRestoring && operation.Name.StartsWith("flash.") && operation.Name != "flash.erase"));
            device.Backup.Lose();
            Assert.Equal(RestState.Firmware, StubBench.SwitchOn(device).RestsAs);
            Assert.EndsWith(": not restored", Encoding.ASCII.GetString(device.Card.Peek(Record)!));
            return device;
        }

        private static void Start(VirtualDevice device)
        {
            device.SwitchOff();
            PreUpdate.BackUp(device, Bench.Folder);
            device.Card.Preload(CardPackage.PointerPath, "/ext/update/scenario/update.fuf"u8);
            device.Backup.BootMode = BootMode.Update;
        }

        /// <summary>Replaces sectors of a file with zeros.</summary>
        /// <returns>The previous content of the file.</returns>
        private static byte[] Zero(VirtualDevice device, string path, int first, int last)
        {
            byte[] bytes = device.Card.Peek(path)!;
            byte[] zeroed = [.. bytes];
            int end = (int)Math.Min(bytes.Length, (last + 1L) * Sector);
            zeroed.AsSpan((first * Sector)..end).Clear();
            Assert.NotEqual(bytes, zeroed);
            device.Card.Preload(path, zeroed);
            return bytes;
        }
    }
}
