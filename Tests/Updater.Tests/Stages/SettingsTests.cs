using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.Updater.Tests.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    /// <summary>Tests an update of /int for every combination of old and new storage (flash or card).</summary>
    public class SettingsTests
    {
        private const string Folder = UpdateBench.Folder;
        private const int Cuts = 12;

        private static readonly byte[] s_cardFirmware = PreUpdate.Firmware(true, 300_000, 5);
        private static readonly byte[] s_flashFirmware = PreUpdate.Firmware(false, 300_000, 5);

        private static int Scale =>
            int.TryParse(Environment.GetEnvironmentVariable("FUPD_CAMPAIGN"), out int scale) && scale > 0 ? scale : 1;

        [Theory]
        [InlineData(false, false, true)]
        [InlineData(false, true, true)]
        [InlineData(true, false, true)]
        [InlineData(true, true, true)]
        [InlineData(false, false, false)]
        [InlineData(false, true, false)]
        [InlineData(true, false, false)]
        [InlineData(true, true, false)]
        public void Settings_move_to_the_storage_of_the_new_firmware_and_replace_stale_settings(bool from, bool to, bool isPrepared)
        {
            UpdateBench bench = Make(from, to, isPrepared);
            bench.Run();
            AssertSettings(bench, to, "uncut");
            Assert.Null(bench.Device.Card.Peek("/.int/.fupd-copy"));
            Assert.Null(bench.Device.Card.Peek(Folder + "/backup.tar"));
            Assert.EndsWith(": restored", Record(bench));
        }

        [Theory]
        [InlineData("a?", "b", "The card cannot hold the name /int/a?.")]
        [InlineData("a.", "b", "The card cannot hold the name /int/a..")]
        [InlineData("Keys", "keys", "/int/Keys and /int/keys are the same name on FAT.")]
        public void Names_that_the_card_cannot_hold_are_refused_before_any_change(string one, string other, string text)
        {
            UpdateBench bench = new UpdateBench().WithInternalStorage(new SampleTree().AddFile(one, [1]).AddFile(other, [2]))
                .With(new PackageContents { Firmware = s_cardFirmware });
            byte[] before = bench.Device.Flash.Bytes.ToArray();
            bench.Run();
            Assert.Contains(bench.Device.Console.Lines, line => line.Text == $"error 17-20 {text}");
            Assert.Equal(before, bench.Device.Flash.Bytes.ToArray());
        }

        [Fact]
        public void A_correct_folder_is_not_rewritten()
        {
            UpdateBench bench = Make(true, true, true);
            bench.Device.Journal.Begun += operation => Assert.DoesNotContain(".int", operation.Where);
            bench.Run();
            AssertSettings(bench, true, "uncut");
        }

        [Fact]
        public void If_the_storage_of_the_firmware_is_unknown_both_targets_are_written_and_the_next_update_replaces_the_copy()
        {
            UpdateBench bench = new UpdateBench().WithInternalStorage(InternalStorageVolume.Settings())
                .With(new PackageContents { Firmware = StandIn.Firmware(300_000, 5) });
            bench.Run();
            AssertStores(bench);
            Assert.NotNull(bench.Device.Card.Peek("/.int/.fupd-copy"));

            bench.Device.Card.Preload("/.int/.stale", [1]);
            bench.With(new PackageContents { Firmware = StandIn.Firmware(350_000, 6) }).Run();
            AssertStores(bench);
            Assert.NotNull(bench.Device.Card.Peek("/.int/.fupd-copy"));
        }

        [Fact]
        public void If_the_storage_of_the_firmware_is_unknown_a_folder_that_it_may_use_is_not_changed()
        {
            UpdateBench bench = new UpdateBench().WithInternalStorage(InternalStorageVolume.Settings())
                .With(new PackageContents { Firmware = StandIn.Firmware(300_000, 5) });
            bench.Device.Card.Preload("/.int/.own", [7]);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal([".own file 1 " + SampleTree.Line("x", false, [7])[^8..]], PreUpdate.OnCard(bench).Listing());
            Assert.Equal(InternalStorageVolume.Settings().Listing(), InternalStorageVolume.Listing(bench));
        }

        [Theory]
        [InlineData(false, false)]
        [InlineData(false, true)]
        [InlineData(true, false)]
        [InlineData(true, true)]
        public void The_settings_survive_power_cuts_whether_or_not_the_backup_registers_are_lost(bool from, bool to)
        {
            UpdateBench whole = Make(from, to, true);
            whole.Run();
            long count = whole.Device.Journal.Count;
            if (Environment.GetEnvironmentVariable("FUPD_CUT") is { Length: > 0 } replay)
            {
                AssertResumes(from, to, CutPoint.Parse(replay), true);
                AssertResumes(from, to, CutPoint.Parse(replay), false);
                return;
            }

            SeededRandom random = new(2026);
            for (int i = 0; i < Cuts * Scale; i++)
            {
                // Most operations program double words of the firmware; half of the cuts hit the other operations.
                long number = i % 2 == 0 ? 1 + (long)(random.NextUInt64() % (ulong)count)
                    : i % 4 == 1 ? count - (long)(random.NextUInt64() % 200) : 1 + (long)(random.NextUInt64() % 40);
                AssertResumes(from, to, new CutPoint(null, null, Math.Max(1, number), (CutMode)random.Next(3), i), i % 3 != 0);
            }
        }

        [Fact]
        public void If_a_failed_restore_is_aborted_the_backup_is_kept_and_the_next_attempt_restores_it()
        {
            UpdateBench bench = Make(false, false, true);
            int page = InternalStorageVolume.FirstPageAfter(s_flashFirmware);
            bench.Device.FlashController.Faults.ProgramFails.Add(page);
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.StartsWith("12-", bench.ErrorCode);
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);

            bench.Device.FlashController.Faults.ProgramFails.Clear();
            bench.Firmware = s_flashFirmware;
            PreUpdate.StartFirmware(bench);
            PreUpdate.Play(bench);
            bench.Run();
            AssertSettings(bench, false, "given up");
            Assert.Null(bench.Device.Card.Peek(Folder + "/backup.tar"));
        }

        [Fact]
        public void After_an_abort_before_any_change_the_next_attempt_uses_newer_settings()
        {
            UpdateBench bench = Make(false, true, true);
            bench.When("stage 11 0", () => bench.Device.Battery.Percent = 1);
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            bench.Run();
            Assert.StartsWith("14-", bench.ErrorCode);
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);

            bench.Device.Battery.Percent = 80;
            bench.WithInternalStorage(new SampleTree().AddFile(".newer", [1, 2]));
            PreUpdate.Play(bench);
            bench.Run();
            Assert.Equal(new SampleTree().AddFile(".newer", [1, 2]).Listing(), PreUpdate.OnCard(bench).Listing());
        }

        [Fact]
        public void An_abort_after_the_secure_start_moved_sets_the_fingerprint_that_the_old_firmware_expects()
        {
            UpdateBench bench = Make(false, false, true, new PackageContents
            {
                Firmware = s_flashFirmware,
                Radio = RadioImageMaker.Make(1, 20, 0, size: 151_732, sram2aKilobytes: 10, sram2bKilobytes: 15),
                RadioType = 1,
            });
            int first = InternalStorageVolume.FirstPageAfter(bench.Firmware);
            bench.Device.Backup.Preload(3, (uint)(first | ((0xD7 - first) << 8) | (2 << 16)));
            bench.When("stage 9 100", () => bench.Device.Battery.Percent = 1);
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            bench.Run();
            Assert.StartsWith("14-", bench.ErrorCode);
            Assert.Equal((uint)(first | ((0xCE - first) << 8) | (2 << 16)), bench.Device.Backup.Read(3));

            bench.Device.Battery.Percent = 80;
            PreUpdate.Play(bench);
            bench.Run();
            AssertSettings(bench, false, "given up after the radio");
        }

        [Fact]
        public void A_record_of_another_device_or_manifest_is_ignored()
        {
            UpdateBench bench = Make(false, false, true);
            TarWriter tar = new();
            tar.AddFile(".other", [1]);
            bench.Device.Card.Preload(Folder + "/backup-1.tar", tar.FinishBackup());
            bench.Device.Card.Preload(Folder + "/backup.txt", "backup-1.tar\nDevice 00000001, manifest 00000002: not restored"u8);
            bench.Run();
            AssertSettings(bench, false, "foreign record");
            Assert.NotNull(bench.Device.Card.Peek(Folder + "/backup-1.tar"));
        }

        [Fact]
        public void The_newest_backups_are_kept()
        {
            UpdateBench bench = Make(false, false, true);
            foreach (int number in new[] { 3, 9, 10 })
            {
                bench.Device.Card.Preload($"{Folder}/backup-{number}.tar", [(byte)number]);
            }

            bench.Run();
            AssertSettings(bench, false, "old backups");
            Assert.Equal(
                ["backup-10.tar", "backup-11.tar", "backup-9.tar", "backup.txt"],
                bench.Device.Card.PeekFolder(Folder).Select(item => item.Name).Where(name => name.StartsWith("backup"))
                    .Order(StringComparer.Ordinal));
        }

        [Fact]
        public void With_Handover_the_settings_need_not_fit_in_flash_and_stay_in_the_backup_of_the_firmware()
        {
            byte[] big = PreUpdate.Firmware(false, 0xD5 * 4096, 5);
            UpdateBench bench = Make(false, false, true, new PackageContents { Firmware = big, Handover = "firmware" });
            bench.Run();
            Assert.Equal(BootMode.PostUpdate, bench.Device.Backup.BootMode);
            Assert.True(bench.Device.Card.Peek(Folder + "/backup.tar")!.SequenceEqual(bench.Device.Card.Peek(Folder + "/backup-1.tar")!));
            Assert.EndsWith(": restored", Record(bench));
        }

        [Fact]
        public void A_damaged_backup_made_by_PreUpdate_is_ignored_while_internal_storage_is_unchanged()
        {
            UpdateBench bench = Make(false, true, true);
            bench.Device.Card.Preload(Folder + "/backup.tar", [1, 2, 3]);
            bench.Run();
            AssertSettings(bench, true, "damaged backup.tar");
            Assert.Contains("backup.tar is not used", bench.Log);
        }

        private static string Record(UpdateBench bench) =>
            System.Text.Encoding.ASCII.GetString(bench.Device.Card.Peek(Folder + "/backup.txt")!);

        /// <summary>A device whose firmware keeps /int in flash or on the card, and whose other storage contains stale settings.</summary>
        private static UpdateBench Make(bool from, bool to, bool isPrepared, PackageContents? contents = null)
        {
            UpdateBench bench = new(null, PreUpdate.Firmware(from));
            SampleTree stale = new SampleTree().AddFile(".stale", [9]);
            bench.WithInternalStorage(from ? stale : InternalStorageVolume.Settings());
            PreUpdate.PutOnCard(bench, from ? InternalStorageVolume.Settings() : stale);
            bench.With(contents ?? new PackageContents { Firmware = to ? s_cardFirmware : s_flashFirmware });
            if (isPrepared)
            {
                PreUpdate.Play(bench);
            }

            return bench;
        }

        private static void AssertResumes(bool from, bool to, CutPoint cut, bool keepsRegisters)
        {
            UpdateBench bench = Make(from, to, true);
            bench.Device.Journal.Arm(cut);
            if (bench.Run() is not PowerLostException)
            {
                return;
            }

            string what = $"FUPD_CUT={bench.Device.Journal.LastCut} registers kept: {keepsRegisters}";
            if (!keepsRegisters)
            {
                for (int register = 0; register < BackupRegisters.Count; register++)
                {
                    bench.Device.Backup.Preload(register, 0);
                }
            }

            byte[] wanted = to ? s_cardFirmware : s_flashFirmware;
            RestState state = bench.WouldBoot;
            if (state is RestState.SystemDfu or RestState.Hang)
            {
                // A computer writes the new firmware over USB.
                bench.Device.Flash.Preload(FlashMap.Base, wanted);
                state = bench.WouldBoot;
            }

            bench.Firmware = bench.Holds(FlashMap.Base, wanted) ? wanted : bench.Firmware;
            if (state == RestState.Firmware && !bench.IsDone)
            {
                // The firmware starts and creates missing storage, then the user starts the package again.
                PreUpdate.StartFirmware(bench);
                PreUpdate.Play(bench);
            }

            bench.Run();
            AssertSettings(bench, to, what);
        }

        private static void AssertSettings(UpdateBench bench, bool onCard, string what)
        {
            Assert.True(bench.IsDone, $"{what}\n{bench.Transcript}");
            List<string> listing = onCard ? PreUpdate.OnCard(bench).Listing() : InternalStorageVolume.Listing(bench);
            Assert.True(
                InternalStorageVolume.Settings().Listing().SequenceEqual(listing),
                $"{what}\n{string.Join('\n', listing)}\n{bench.Transcript}");
            Assert.True(bench.Device.Violations.Count == 0, what);
            Assert.DoesNotContain(bench.Device.Card.PeekFolder("/"), item => item.Name.Contains("fupd-"));
        }

        private static void AssertStores(UpdateBench bench)
        {
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(InternalStorageVolume.Settings().Listing(), InternalStorageVolume.Listing(bench));
            List<string> expected = [.. InternalStorageVolume.Settings().Listing(), SampleTree.Line(".fupd-copy", false, [])];
            expected.Sort(StringComparer.Ordinal);
            Assert.Equal(expected, PreUpdate.OnCard(bench).Listing());
        }
    }
}
