using System.Text;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests the backup records of two packages when the second package takes over the update of a device that the first package armed.
    /// </summary>
    public sealed class ArmedRecordTests
    {
        private const string Record = "/update/scenario/backup.txt";
        private const string Backup = "/update/scenario/backup-1.tar";
        private const string OtherRecord = "/update/second/backup.txt";

        [Fact]
        public void Reinstalling_the_first_package_keeps_the_newer_settings()
        {
            VirtualDevice device = Interrupted(hasBackup: false);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());

            AssertFirstKeepsNewerSettings(device);
        }

        [Fact]
        public void The_first_package_may_be_removed_once_the_second_package_has_its_own_copy()
        {
            VirtualDevice device = Interrupted(hasBackup: false);
            Assert.True(StubBench.CutAt(device, _ => device.Card.Peek("/update/second/backup-1.tar") is not null));
            device.Backup.Lose();
            device.Card.Preload(Record, [1]);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void A_cut_at_any_operation_on_a_record_or_backup_causes_no_data_loss(bool goesOn)
        {
            int cuts = 0;
            for (bool isCut = true; isCut; cuts += isCut ? 1 : 0)
            {
                VirtualDevice device = Interrupted(hasBackup: false);
                byte[] pointer = device.Card.Peek(CardPackage.PointerPath)!;
                int left = cuts;
                isCut = StubBench.CutAt(device, operation => operation.Where.Contains("backup", StringComparison.Ordinal) && left-- == 0);
                device.Backup.Lose();
                if (isCut && StubBoot.FindPage(device.Flash) is not null)
                {
                    device.Card.Preload(
                        CardPackage.PointerPath, goesOn ? pointer : Encoding.ASCII.GetBytes("/ext/update/scenario/update.fuf"));
                    StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
                }
            }

            Assert.True(cuts > 8, $"{cuts} cuts");
        }

        [Fact]
        public void An_older_record_of_the_second_package_is_ignored()
        {
            VirtualDevice device = Interrupted(hasBackup: false);
            device.Card.Preload("/update/second/backup-1.tar", StubBench.BackupOf("old"));
            device.Card.Preload(OtherRecord, StubBench.RecordOf(device, "/update/second", BackupRecord.Lost));

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
            Assert.DoesNotContain("old", StubBench.SettingsOf(device).Keys);
        }

        [Fact]
        public void A_binary_record_does_not_hide_the_record_of_the_first_package()
        {
            VirtualDevice device = Interrupted(hasBackup: false);
            device.Card.Preload(OtherRecord, [0xFF, 0xFE]);
            device.Card.Preload("/update/backup.txt", [0xFF, 0xFE]);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
        }

        [Theory]
        [InlineData("/update/a/backup.txt")]
        [InlineData("/update/backup.txt")]
        public void An_unreadable_record_of_a_third_package_is_ignored(string path)
        {
            VirtualDevice device = Interrupted(hasBackup: false);
            AddUnreadable(device, path);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
        }

        [Fact]
        public void An_unreadable_record_that_may_belong_to_the_first_package_stops_the_update_to_the_second_package()
        {
            VirtualDevice device = Interrupted(hasBackup: true);
            device.Card.Faults.FailReads(Record, 0);
            StubBench.SwitchOn(device);

            Assert.Contains("error 17-30", StubBench.LastError(device));
        }

        [Fact]
        public void A_record_without_its_backup_does_not_hide_the_record_of_the_first_package()
        {
            VirtualDevice device = Interrupted(hasBackup: false);
            PutFirst(device, "/update/a/backup.txt", device.Card.Peek(Record)!);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
        }

        [Fact]
        public void The_backup_of_a_package_directly_in_update_is_found()
        {
            VirtualDevice device = Interrupted(hasBackup: false);
            device.Card.Preload("/update/backup.txt", device.Card.Peek(Record)!);
            device.Card.Preload("/update/backup-1.tar", device.Card.Peek(Backup)!);
            device.Card.Preload(Record, [1]);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
        }

        [Fact]
        public void If_the_backup_of_the_first_package_is_unreadable_the_backup_of_the_second_package_is_used()
        {
            VirtualDevice device = Interrupted(hasBackup: true);
            device.Card.Faults.FailReads(Backup, 512);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
        }

        // A bad sector may be readable again later, when /int contains newer settings.
        [Fact]
        public void After_a_fallback_the_first_package_does_not_restore_its_older_backup()
        {
            VirtualDevice device = Interrupted(hasBackup: true);
            device.Card.Faults.FailReads(Backup, 512);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());

            device.Card.Faults.Clear();
            AssertFirstKeepsNewerSettings(device);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void An_armed_update_is_resumed_even_if_there_are_no_settings(bool losesRegisters)
        {
            VirtualDevice device = StubBench.Interrupt(
                Engine.Mock, Bench().Recipe(recipe => recipe with { HasInt = false }), StubBench.ChangedPage, losesRegisters);

            AssertHasStarted(device);
        }

        // FAT damage may leave a file without content; the newest backup in the folder is that of the update.
        [Theory]
        [InlineData(0, false)]
        [InlineData(0, true)]
        [InlineData(30, false)]
        [InlineData(30, true)]
        public void A_damaged_record_does_not_stop_the_update_that_wrote_it(int length, bool losesRegisters)
        {
            Bench bench = Bench().On(device => device.Card.Preload(Backup, StubBench.BackupOf("old")));
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, bench, StubBench.ChangedPage, losesRegisters);
            device.Card.Preload(Record, device.Card.Peek(Record)!.AsSpan(0, length));

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Bench());
            Assert.DoesNotContain("old", StubBench.SettingsOf(device).Keys);
            Assert.EndsWith(": restored", Encoding.ASCII.GetString(device.Card.Peek(Record)!));
        }

        [Fact]
        public void The_record_of_another_device_does_not_count_as_damaged()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Bench(), StubBench.ChangedPage, true);
            device.UniqueNumber++;
            StubBench.SwitchOn(device);

            Assert.Contains("error 17-30", StubBench.LastError(device));
        }

        [Fact]
        public void Without_a_stub_a_damaged_record_does_not_stop_the_update()
        {
            Bench bench = Bench().Contents(contents => contents.Resume = null);
            VirtualDevice device = bench.Arm();
            Assert.True(StubBench.CutAt(device, operation => device.Flash.Bytes[0] != 0xFF
                && operation is { Name: "flash.erase" } && device.Flash.Bytes[..8].SequenceEqual(bench.Firmware.AsSpan(0, 8))));
            device.Card.Preload(Record, []);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), bench);
        }

        // After /int was lost, firmware started, and its PreUpdate saved the /int that it found.
        [Fact]
        public void Settings_saved_after_internal_storage_was_lost_do_not_replace_the_backup_when_the_record_is_damaged()
        {
            Bench bench = Bench().Contents(contents => contents.Resume = null);
            VirtualDevice device = bench.Arm();
            Assert.True(StubBench.CutAt(device, operation => device.Flash.Bytes[0] != 0xFF
                && operation is { Name: "flash.erase" } && device.Flash.Bytes[..8].SequenceEqual(bench.Firmware.AsSpan(0, 8))));
            device.Card.Preload("/update/scenario/backup.tar", StubBench.BackupOf("later"));
            Assert.True(StubBench.CutAt(device, operation => operation.Name == "flash.erase"));
            Assert.Null(device.Card.Peek("/update/scenario/backup.tar"));
            device.Card.Preload(Record, []);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), bench);
            Assert.DoesNotContain("later", StubBench.SettingsOf(device).Keys);
        }

        private static void AddUnreadable(VirtualDevice device, string path)
        {
            PutFirst(device, path, [1]);
            device.Card.Faults.FailReads(path, 0);
        }

        // Saving and loading the card sorts its listing, so the new folder comes first.
        private static void PutFirst(VirtualDevice device, string path, byte[] data)
        {
            device.Card.Preload(path, data);
            using TemporaryFolder folder = new();
            device.Card.SaveTo(folder["card"]);
            device.Card.LoadFrom(folder["card"]);
            Assert.Equal(path.Split('/')[2], device.Card.PeekFolder("/update").First().Name);
        }

        private static Bench Bench(string info = "stub") => StubBench.Make(Engine.Mock, info).WithoutRadio();

        private static VirtualDevice Interrupted(bool hasBackup)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Bench(), StubBench.ChangedPage);
            StubBench.ComeWith(device, Bench("other"), true, hasBackup);
            return device;
        }

        // PreUpdate of the first package saves settings that are newer than the backup.
        private static void AssertFirstKeepsNewerSettings(VirtualDevice device)
        {
            device.SwitchOff();
            device.Card.Preload("/update/scenario/backup.tar", StubBench.BackupOf("newer"));
            device.Card.Preload(CardPackage.PointerPath, "/ext/update/scenario/update.fuf"u8);
            device.Backup.BootMode = BootMode.Update;
            AssertHasStarted(device);
            Assert.Contains("newer", StubBench.SettingsOf(device).Keys);
        }

        private static void AssertHasStarted(VirtualDevice device)
        {
            BootReport report = StubBench.SwitchOn(device);
            Assert.True(report.RestsAs == RestState.Firmware, $"{report.Why} {StubBench.LastError(device)}");
        }
    }
}
