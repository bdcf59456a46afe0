using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>
    /// Checks that no error leaves a file open, and that opening more files than the table holds is reported with a status of its own.
    /// </summary>
    public class OpenFileTests
    {
        [Theory]
        [InlineData("3-", "/update/test/firmware.dfu", 33_066, true)]
        [InlineData("11-", "/update/test/backup.tmp", 513, true)]
        [InlineData("12-", "/update/test/backup-1.tar", 5, true)]
        [InlineData("13-", "/update/test/resources.ths", 100, false)]
        public void A_byte_that_changes_between_two_reads_leaves_no_file_open(string stage, string path, int offset, bool hasVolume)
        {
            UpdateBench bench = Bench(hasVolume);
            int goodReads = stage == "3-" ? 1 : 0;
            string line = stage == "12-" ? "stage 12 0" : stage == "13-" ? "stage 13 0" : "stage 2 0";
            bench.When(line, () => bench.Device.Card.Faults.ChangeAfterReads(path, (uint)offset, 0xFF, goodReads));

            AssertNothingIsOpen(bench, stage);
        }

        [Theory]
        [InlineData("11-", "/update/test/backup.tmp", true)]
        [InlineData("13-", "/apps/games/snake.fap", false)]
        [InlineData("13-", "/update/test/MANIFEST.tmp", false)]
        [InlineData("18-", "/.int/.slideshow.tmp", false)]
        public void A_failed_write_leaves_no_file_open(string stage, string path, bool hasVolume)
        {
            UpdateBench bench = Bench(hasVolume);
            bench.Device.Card.Faults.FailWrites(path, 0);

            AssertNothingIsOpen(bench, stage);
        }

        [Fact]
        public void A_seventh_open_file_is_refused_with_its_own_status()
        {
            VirtualDevice device = VirtualDevice.CreateDefault(null);
            device.Card.Preload("/a", [1, 2, 3]);
            MockDevice hal = new(device);
            Assert.Equal(CardStatus.Ok, hal.Card.Mount());
            List<ICardFile> files = [];
            for (int i = 0; i < VirtualCard.MaximumOpenFiles; i++)
            {
                Assert.Equal(CardStatus.Ok, hal.Card.Open("/ext/a", CardMode.Read, out ICardFile file));
                files.Add(file);
            }

            Assert.Equal(CardStatus.TooManyOpenFiles, hal.Card.Open("/ext/a", CardMode.Read, out ICardFile none));
            Assert.Null(none);
            files[0].Dispose();
            files[0].Dispose();
            Assert.Equal(VirtualCard.MaximumOpenFiles - 1, device.Card.OpenFiles);
            Assert.Equal(CardStatus.Ok, hal.Card.Open("/ext/a", CardMode.Read, out _));
            Assert.Equal(CardStatus.Ok, hal.Card.Mount());
            Assert.Equal(0, device.Card.OpenFiles);
        }

        private static void AssertNothingIsOpen(UpdateBench bench, string stage)
        {
            int open = -1;
            bench.When("error", () => open = bench.Device.Card.OpenFiles);

            Assert.IsType<DeviceRestsException>(bench.Run());

            Assert.True(bench.ErrorCode?.StartsWith(stage, StringComparison.Ordinal), bench.Transcript);
            Assert.Equal(0, open);
        }

        private static UpdateBench Bench(bool hasVolume)
        {
            UpdateBench bench = new();
            bench = hasVolume ? bench.WithInternalStorage(InternalStorageVolume.Settings()) : bench;
            return bench.With(new PackageContents
            {
                Firmware = FullPackage.Firmware,
                Resources = FullPackage.Resources(FullPackage.Files),
                Splash = StandIn.Splash(),
            });
        }
    }
}
