using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>A loader that is not this updater, such as an on-target image: what it wrote and what it did is reported.</summary>
    public sealed class OtherLoaderTests
    {
        private const string Line = "Test passed,Some.Test.0,12";

        [Fact]
        public void An_image_of_tests_completes_and_shows_its_console()
        {
            RunReport report = Play(withFirmware: false, _ => { });

            Assert.Equal(RunOutcome.Completed, report.Outcome);
            Assert.Equal([Line], report.Console);
            Assert.Contains("is not this updater", report.Why);
        }

        [Fact]
        public void Without_the_packages_firmware_nothing_was_completed()
        {
            Assert.Equal(RunOutcome.Refused, Play(withFirmware: true, _ => { }).Outcome);
        }

        // Erased and written back: the content is as before, and yet it was not left alone.
        [Fact]
        public void Erased_pages_are_not_unchanged()
        {
            RunReport report = Play(withFirmware: true, device =>
            {
                device.FlashController.ClearErrors(FlashErrors.All);
                Assert.True(device.FlashController.ErasePage(100));
                device.Spend(FlashTiming.PageErase);
            });

            Assert.Equal(RunOutcome.Failed, report.Outcome);
            Assert.Equal(1, report.PagesErased);
        }

        private static RunReport Play(bool withFirmware, Action<VirtualDevice> act)
        {
            PackageContents contents = new() { Info = "tests", Loader = StandIn.Loader(), Resources = new ResourceFolder().Add("a", [1]) };
            contents.Firmware = withFirmware ? StandIn.Firmware(20_000, 77) : null;
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            return new Installation(device, PackageBuilder.Build(contents), new Loader(act)).Prepare().Play();
        }

        private sealed class Loader(Action<VirtualDevice> act) : IUpdaterEngine
        {
            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image)
            {
                device.Console.WriteLine(Line);
                act(device);
                device.Backup.BootMode = BootMode.Normal;
                throw device.Reset(ResetCause.Software, "the tests are over");
            }
        }
    }
}
