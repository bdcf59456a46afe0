using FlipperUpdaterNano.Host.Demo;
using FlipperUpdaterNano.Host.Devices;
using FlipperUpdaterNano.Host.Output;
using FlipperUpdaterNano.Host.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Host.Tests.Scenarios
{
    /// <summary>The figures of docs/BENCHMARKS.md that are virtual time or counts, and so the same everywhere.</summary>
    public sealed class FiguresTests
    {
        private const int Pages = DemoPackage.FirmwareSize / FlashMap.PageSize;

        [Fact]
        public void A_typical_firmware_is_written_close_to_what_the_flash_allows_and_not_at_all_the_second_time()
        {
            Package package = PackageBuilder.Build(new PackageContents { Info = "figures", Loader = StandIn.Loader(), Firmware = StandIn.Firmware(DemoPackage.FirmwareSize, 2) });
            int size = package.Files[PackageFiles.Firmware].Length;
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe { Firmware = [new DfuElement(FlashMap.Base, StandIn.Firmware(DemoPackage.FirmwareSize, 1))] });

            RunReport first = Install(device, package);
            Assert.True(first.PagesErased >= Pages);
            Assert.InRange(first.Stages.Single(stage => stage.Stage == FlipperUpdaterNano.Stages.Stage.FlashWrite).Milliseconds, 1, (long)(1.15 * Pages * (22.0 + 30.4)));
            Assert.InRange(first.CardBytesRead, size, (2 * size) + 65536);

            RunReport second = Install(device, package);
            Assert.Equal(0, second.PagesErased - first.PagesErased);
            Assert.Equal(Pages, second.PagesUnchanged);
            Assert.InRange(second.DeviceMilliseconds, 1, 2999);
        }

        private static RunReport Install(VirtualDevice device, Package package)
        {
            RunReport report = new Installation(device, package, Engine.Of(Engine.Mock)).Run(new CommandOutput(TextWriter.Null, TextWriter.Null, null, true), false);
            Assert.Equal(RunOutcome.Completed, report.Outcome);
            return report;
        }
    }
}
