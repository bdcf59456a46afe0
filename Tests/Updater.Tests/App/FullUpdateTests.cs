using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    public class FullUpdateTests
    {
        [Fact]
        public void AFullPackageReplacesRadioFirmwareOptionBytesAndResources()
        {
            UpdateBench bench = new UpdateBench();
            uint[] words = OptionBytes.Reference();
            words[0] &= ~(1u << 26);
            bench.Device.Options.Place(words);
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
    }
}
