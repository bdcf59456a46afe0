using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    public class FullUpdateTests
    {
        [Fact]
        public void Every_part_of_a_full_package_is_installed()
        {
            UpdateBench bench = new UpdateBench();
            uint[] words = OptionBytes.Reference();
            words[0] &= ~(1u << 26);
            bench.Device.Options.Preload(words);
            bench.With(FullPackage.Contents());
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(new StackVersion(1, 20, 0, 0, 2), bench.Device.Coprocessor.Stack!.Version);
            Assert.Equal(CoprocessorFirmware.Stack, bench.Device.Coprocessor.Runs);
            Assert.Equal(1, bench.Device.FlashController.Counters.OptionBytesProgrammed);
            Assert.Equal(1u, (bench.Device.Options.Stored(0) >> 26) & 1);
            Assert.True(bench.Holds(FlashMap.Base, FullPackage.Firmware));
            foreach ((string path, string text) in FullPackage.Files)
            {
                Assert.Equal(text, Encoding.UTF8.GetString(bench.Device.Card.Peek("/" + path)!));
            }

            Assert.NotNull(bench.Device.Card.Peek("/Manifest"));
            Assert.Equal(StandIn.Splash(), bench.Device.Card.Peek("/.int/.slideshow"));
            Assert.Empty(bench.Device.Violations);
            Assert.Equal(0u, bench.Device.Backup.Read(1) & (1u << 11));
        }

        [Fact]
        public void Reinstalling_a_full_package_erases_nothing_and_reads_the_firmware_once_and_takes_under_three_seconds()
        {
            PackageContents contents = FullPackage.Contents();
            contents.Firmware = StandIn.Firmware(700 * 1024, 5);
            UpdateBench bench = new UpdateBench().WithInternalStorage(InternalStorageVolume.Settings()).With(contents);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            List<string> settings = InternalStorageVolume.Listing(bench);

            bench.Device.FlashController.Counters.Clear();
            long began = bench.Device.Clock.Now;
            long read = bench.Device.Card.BytesRead;
            bench.Arm();
            bench.Run();
            Assert.Equal(2, bench.Device.Console.Lines.Count(line => line.Text == "done"));
            Assert.Equal(0, bench.Device.FlashController.Counters.PagesErased);
            Assert.Equal(0, bench.Device.FlashController.Counters.DoubleWordsProgrammed);
            Assert.Equal(settings, InternalStorageVolume.Listing(bench));
            Assert.InRange((bench.Device.Clock.Now - began) / 1_000_000, 1, 3000);
            Assert.InRange(bench.Device.Card.BytesRead - read, 1, 1_400_000);
        }

        [Fact]
        public void Every_restart_during_a_full_update_is_logged_with_its_cause()
        {
            UpdateBench bench = new UpdateBench().With(FullPackage.Contents());
            bench.Run();
            string[] lines = bench.Log.Split('\n');
            Assert.Equal(bench.Device.Boot, lines.Count(line => line.Contains("-- Boot, reset cause")));
            Assert.Contains(lines, line => line.Contains("Plan for test"));
            Assert.Contains(lines, line => line.Contains("Deleting radio 010D0302"));
            Assert.Contains(lines, line => line.Contains("Writing flash: ") && line.EndsWith(" ms"));
            Assert.Equal("Done.", lines[^2][(lines[^2].IndexOf(' ') + 1)..]);
        }
    }
}
