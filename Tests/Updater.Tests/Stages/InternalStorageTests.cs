using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.Updater.Tests.Formats;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;
using RadioImageMaker = FlipperUpdaterNano.Packaging.RadioImageMaker;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    /// <summary>Tests the backup and the restore of /int during an update.</summary>
    public class InternalStorageTests
    {
        private const string Backup = UpdateBench.Folder + "/backup-1.tar";

        private static readonly byte[] s_bigger = StandIn.Firmware(400_000, 21);
        private static readonly byte[] s_inFlash = StandIn.Firmware(400_000, 21, StandIn.StorageInFlash);

        [Fact]
        public void Settings_move_to_the_pages_after_larger_firmware_and_the_fingerprint_matches()
        {
            UpdateBench bench = Bench();
            bench.Run();
            AssertRestored(bench, InternalStorageVolume.Settings());
            int first = InternalStorageVolume.FirstPageAfter(s_bigger);
            LittleFsVolume volume = InternalStorageVolume.Find(bench)!;
            Assert.Equal(first, volume.StartPage);
            Assert.Equal(0xD7 - first, volume.BlockCount);
            Assert.Equal((uint)(first | (volume.BlockCount << 8) | (2 << 16)), bench.Device.Backup.Read(3));
            Assert.Equal(0u, bench.Device.Backup.Read(1) & (1u << 9));
            Assert.Empty(bench.Device.Violations);
        }

        [Fact]
        public void Settings_move_to_the_pages_after_smaller_firmware()
        {
            UpdateBench bench = new UpdateBench()
                .WithInternalStorage(InternalStorageVolume.Settings())
                .With(new PackageContents { Firmware = StandIn.Firmware(90_000, 3) });
            bench.Run();
            AssertRestored(bench, InternalStorageVolume.Settings());
            Assert.Equal(22, InternalStorageVolume.Find(bench)!.StartPage);
        }

        [Fact]
        public void A_volume_that_is_already_at_its_final_pages_is_not_rewritten()
        {
            UpdateBench bench = new UpdateBench()
                .WithInternalStorage(InternalStorageVolume.Settings())
                .With(new PackageContents { Firmware = UpdateBench.OldFirmware });
            bench.Device.FlashController.Counters.Clear();
            bench.Run();
            AssertRestored(bench, InternalStorageVolume.Settings());
            Assert.Equal(0, bench.Device.FlashController.Counters.PagesErased);
            Assert.Equal(0, bench.Device.FlashController.Counters.DoubleWordsProgrammed);
        }

        // docs/reference/stock-updater.md 2.7.
        [Fact]
        public void Names_from_old_firmware_get_a_leading_dot_unless_the_dotted_file_exists()
        {
            SampleTree old = new SampleTree()
                .AddFile("desktop.settings", [1])
                .AddFile("bt.keys", [2])
                .AddFile(".bt.keys", [3])
                .AddFile("foo.txt", [4]);
            UpdateBench bench = new UpdateBench().WithInternalStorage(old).With(new PackageContents { Firmware = s_bigger });
            bench.Run();
            AssertRestored(bench, new SampleTree().AddFile(".desktop.settings", [1]).AddFile(".bt.keys", [3]).AddFile("foo.txt", [4]));
        }

        [Fact]
        public void A_splash_is_added_to_the_volume_and_an_existing_splash_is_kept()
        {
            UpdateBench bench = new UpdateBench()
                .WithInternalStorage(InternalStorageVolume.Settings())
                .With(new PackageContents { Firmware = s_inFlash, Splash = StandIn.Splash() });
            bench.Run();
            AssertRestored(bench, InternalStorageVolume.Settings().AddFile(".slideshow", StandIn.Splash()));
            Assert.Null(bench.Device.Card.Peek("/.int/.slideshow"));

            SampleTree own = InternalStorageVolume.Settings().AddFile(".slideshow", [9, 9]);
            bench = new UpdateBench().WithInternalStorage(own).With(new PackageContents { Firmware = s_bigger, Splash = StandIn.Splash() });
            bench.Run();
            AssertRestored(bench, own);
        }

        // docs/reference/stock-updater.md 9.7 item 14: in the stock updater the backup is never verified.
        [Fact]
        public void A_backup_that_reads_back_differently_stops_the_update_before_any_change()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.ChangeAfterReads(UpdateBench.Folder + "/backup.tmp", 513, 0xFF, 0);
            bench.Run();
            Assert.StartsWith("11-", bench.ErrorCode);
            AssertUntouched(bench);
            Assert.Null(bench.Device.Card.Peek(Backup));
        }

        [Fact]
        public void A_backup_that_cannot_be_written_stops_the_update_before_any_change()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.FailWrites(UpdateBench.Folder + "/backup.tmp", 3000);
            bench.Run();
            Assert.StartsWith("11-", bench.ErrorCode);
            Assert.Contains("backup.tar", bench.Error);
            AssertUntouched(bench);
        }

        [Fact]
        public void The_backup_of_an_earlier_update_is_kept_and_the_backup_of_this_update_is_used_once_flash_has_been_written()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Preload(UpdateBench.Folder + "/backup-7.tar", [1, 2, 3]);
            bench.Device.FlashController.Faults.EraseFails.Add(20);
            bench.Run();
            Assert.StartsWith("3-", bench.ErrorCode);
            const string Next = UpdateBench.Folder + "/backup-8.tar";
            byte[] made = bench.Device.Card.Peek(Next)!;
            Assert.True(made.Length > 9000);

            bench.Device.FlashController.Faults.EraseFails.Clear();
            bench.Device.Console.Written += line => Assert.NotEqual("stage 11 0", line.Text);
            bench.Run();
            AssertRestored(bench, InternalStorageVolume.Settings());
            Assert.Equal(made, bench.Device.Card.Peek(Next));
            Assert.Equal([1, 2, 3], bench.Device.Card.Peek(UpdateBench.Folder + "/backup-7.tar")!);
        }

        [Fact]
        public void A_retry_without_the_backup_of_this_update_is_refused_because_it_would_lose_the_settings()
        {
            UpdateBench bench = Bench();
            bench.When("error 3-", () => bench.Device.Card.Preload(Backup, new byte[100]));
            bench.Device.FlashController.Faults.EraseFails.Add(20);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.Equal("17-30", bench.ErrorCode);
        }

        [Fact]
        public void A_volume_page_that_cannot_be_programmed_is_reported_and_a_retry_completes_the_update()
        {
            UpdateBench bench = Bench();
            int page = InternalStorageVolume.FirstPageAfter(s_bigger);
            bench.Device.FlashController.Faults.ProgramFails.Add(page);
            bench.When("error 12-", () => bench.Device.FlashController.Faults.ProgramFails.Clear());
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.StartsWith("12-", bench.ErrorCode);
            Assert.Contains($"Page {page}", bench.Error);
            AssertRestored(bench, InternalStorageVolume.Settings());
        }

        [Fact]
        public void A_read_error_in_the_backup_during_the_restore_is_reported()
        {
            UpdateBench bench = Bench();
            bench.When("stage 12 0", () => bench.Device.Card.Faults.FailReads(Backup, 2600));
            bench.Run();
            Assert.StartsWith("12-", bench.ErrorCode);
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
        }

        [Fact]
        public void Adding_a_splash_rewrites_the_volume_and_the_settings_survive_any_power_cut()
        {
            UpdateBench Make() => new UpdateBench().WithInternalStorage(InternalStorageVolume.Settings())
                .With(new PackageContents { Firmware = UpdateBench.OldFirmware, Splash = StandIn.Splash() });
            UpdateBench whole = Make();
            long first = 0;
            whole.When("stage 12 0", () => first = whole.Device.Journal.Count + 1);
            long last = 0;
            whole.When("stage 12 100", () => last = whole.Device.Journal.Count);
            whole.Run();
            Assert.True(last > first, whole.Transcript);
            for (long number = first; number <= last; number += 2)
            {
                UpdateBench bench = Make();
                bench.Device.Journal.Arm(new CutPoint(null, null, number, (CutMode)(number / 2 % 3)));
                Assert.IsType<PowerLostException>(bench.Run());
                bench.Run();
                Assert.True(bench.IsDone, $"{bench.Device.Journal.LastCut}\n{bench.Transcript}");
                AssertRestored(bench, InternalStorageVolume.Settings().AddFile(".slideshow", StandIn.Splash()));
            }
        }

        [Fact]
        public void The_settings_survive_power_cuts_throughout_an_update()
        {
            UpdateBench whole = Bench();
            whole.Run();
            long count = whole.Device.Journal.Count;
            int computers = 0;
            for (long number = 1; number <= count; number += count / 24)
            {
                UpdateBench bench = Bench();
                bench.Device.Journal.Arm(new CutPoint(null, null, number, (CutMode)(number % 3)));
                Assert.IsType<PowerLostException>(bench.Run());
                if (bench.Device.Backup.BootMode == BootMode.Update)
                {
                    // Page 0 is erased for most of the update.
                    computers += bench.RunAfterCut(s_bigger) ? 1 : 0;
                }

                Assert.True(bench.IsDone || bench.WouldBoot == RestState.Firmware, $"{bench.Device.Journal.LastCut}\n{bench.Transcript}");
                Assert.Equal(InternalStorageVolume.Settings().Listing(), InternalStorageVolume.Listing(bench));
            }

            Assert.InRange(computers, 1, 24);
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void Settings_survive_a_larger_radio_stack_that_takes_their_pages(bool withFirmware)
        {
            UpdateBench bench = new UpdateBench().WithInternalStorage(InternalStorageVolume.Settings()).With(new PackageContents
            {
                Radio = RadioImageMaker.Make(1, 20, 0, size: 151_732, sram2aKilobytes: 10, sram2bKilobytes: 15),
                RadioType = 1,
                Firmware = withFirmware ? s_bigger : null,
            });
            bench.Run();
            AssertRestored(bench, InternalStorageVolume.Settings());
            Assert.Equal(0xCEu, bench.Device.Options.Stored(14) & 0xFF);
            LittleFsVolume volume = InternalStorageVolume.Find(bench)!;
            Assert.Equal(0xCE, volume.StartPage + volume.BlockCount);
        }

        private static UpdateBench Bench() =>
            new UpdateBench().WithInternalStorage(InternalStorageVolume.Settings()).With(new PackageContents { Firmware = s_bigger });

        private static void AssertRestored(UpdateBench bench, SampleTree tree)
        {
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(tree.Listing(), InternalStorageVolume.Listing(bench));
        }

        private static void AssertUntouched(UpdateBench bench)
        {
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
            Assert.Equal(InternalStorageVolume.Settings().Listing(), InternalStorageVolume.Listing(bench));
            Assert.Equal(0, bench.Device.FlashController.Counters.PagesErased);
        }
    }
}
