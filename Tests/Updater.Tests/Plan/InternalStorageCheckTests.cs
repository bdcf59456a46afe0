using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.State;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the checks of /int: the volume, its backup, and the space after the new firmware.</summary>
    public class InternalStorageCheckTests
    {
        private static readonly int s_volumeBlocks = BlocksOf("settings-20001");

        [Fact]
        public void The_volume_is_read_completely_and_moves_if_the_firmware_grows()
        {
            PreflightBench bench = new PreflightBench().WithInternalStorage(22).Place();

            PreparedUpdate update = bench.Prepare();

            Assert.Equal(InternalStorageSource.Volume, update.InternalStorage.Source);
            Assert.True(update.InternalStorage.Moves);
            Assert.Equal(25, update.Firmware.EndPage);
            Assert.Equal(0xD7, update.InternalStorage.EndPage);
            Assert.Equal(0u, update.InternalStorage.BackupBytes % 512);
            Assert.Contains(
                update.Plan.Steps, step => step.Stage == Stage.Backup && step.BytesToWrite == update.InternalStorage.BackupBytes);
        }

        [Fact]
        public void An_unreadable_volume_is_refused_before_any_change()
        {
            PreflightBench bench = new PreflightBench().WithInternalStorage(22);
            byte[] garbage = [.. Enumerable.Repeat((byte)0x5A, 64)];
            bench.Device.Flash.Preload(0x08000000 + (22 * 4096) + 24, garbage);
            bench.Device.Flash.Preload(0x08000000 + (23 * 4096) + 24, garbage);

            bench.Refuses("17-10", "/int cannot be read");
        }

        [Fact]
        public void A_volume_that_does_not_fit_after_the_new_firmware_is_refused()
        {
            Refuse(
                "17-20",
                "leave 3",
                bench => bench.WithInternalStorage(23),
                contents => contents.Firmware = StandIn.Firmware(0xD4 * 4096, 1, StandIn.StorageInFlash));
            Refuse(
                "17-20",
                "leave 0",
                bench => bench.WithInternalStorage(23),
                contents => contents.Firmware = StandIn.Firmware(0xD7 * 4096, 1, StandIn.StorageInFlash));
        }

        [Fact]
        public void A_volume_that_is_already_at_its_final_pages_does_not_move()
        {
            PreflightBench bench = new PreflightBench(contents =>
            {
                contents.Firmware = StandIn.Firmware((0xD7 - s_volumeBlocks) * 4096, 2, StandIn.StorageInFlash);
                contents.Splash = null;
            }).WithInternalStorage(0xD7 - s_volumeBlocks).Place();

            PreparedUpdate update = bench.Prepare();

            Assert.Equal(InternalStorageSource.Volume, update.InternalStorage.Source);
            Assert.False(update.InternalStorage.Moves);
            Assert.DoesNotContain(update.Plan.Steps, step => step.Stage == Stage.Restore);
        }

        [Fact]
        public void A_splash_is_added_to_a_volume_without_a_splash()
        {
            int blocks = BlocksOf("empty-20001");
            PreflightBench bench = new PreflightBench(
                contents => contents.Firmware = StandIn.Firmware((0xD7 - blocks) * 4096, 2, StandIn.StorageInFlash));

            Assert.True(bench.WithInternalStorage(0xD7 - blocks, "empty-20001").Place().Prepare().InternalStorage.Moves);
        }

        [Fact]
        public void A_missing_volume_is_not_an_error()
        {
            Assert.Equal(InternalStorageSource.None, new PreflightBench().Place().Prepare().InternalStorage.Source);
        }

        [Fact]
        public void The_backup_of_this_update_is_the_settings_source_after_flash_has_been_changed()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate first = bench.Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.Package.Crc)
                .Set(UpdateRegister.BackupMade | UpdateRegister.FlashTouched);

            bench.Refuses("17-30", "backup.tar");

            TarWriter tar = new();
            tar.AddFile("desktop.settings", new byte[700]);
            bench.Device.Card.Preload(PreflightBench.Folder + "backup.tar", tar.FinishBackup());
            PreparedUpdate update = bench.Prepare();
            Assert.Equal(InternalStorageSource.Backup, update.InternalStorage.Source);
            Assert.True(update.InternalStorage.Moves);
        }

        private static int BlocksOf(string image)
        {
            Formats.LittleFs.StoredImage.Listing(image, out int blocks, out _);
            return blocks;
        }
    }
}
