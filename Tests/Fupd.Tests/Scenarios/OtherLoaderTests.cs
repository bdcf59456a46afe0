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

        // The stand-in for the firmware does nothing in boot mode PostUpdate, with which a stock updater ends.
        [Fact]
        public void A_stock_updater_completes_with_boot_mode_post_update()
        {
            RunReport report = Play(withFirmware: true, HoldFirmware, BootMode.PostUpdate);

            Assert.Equal(RunOutcome.Completed, report.Outcome);
            Assert.Null(report.Error);
        }

        [Fact]
        public void With_another_boot_mode_it_does_not_and_the_error_names_the_mode()
        {
            RunReport report = Play(withFirmware: true, HoldFirmware, BootMode.PreUpdate);

            Assert.Equal(RunOutcome.Failed, report.Outcome);
            Assert.Contains("still PreUpdate", report.Error!.Message);
        }

        [Theory]
        [InlineData(BootMode.Normal, 1, "Completed")]
        [InlineData(BootMode.PostUpdate, 1, "Failed")]
        [InlineData(BootMode.Normal, 0, "Failed")]
        public void Firmware_that_executes_started_the_loader_and_left_post_update(BootMode mode, int loaders, string outcome)
        {
            RunReport report = Play(Contents(withFirmware: true), new Flash(mode, loaders));

            Assert.Equal(outcome, report.Outcome.ToString());
        }

        private static void HoldFirmware(VirtualDevice device) => device.Flash.Preload(FlashMap.Base, StandIn.Firmware(20_000, 77));

        private static RunReport Play(bool withFirmware, Action<VirtualDevice> act, BootMode mode = BootMode.Normal) =>
            Play(Contents(withFirmware), new Loader(act, mode));

        private static PackageContents Contents(bool withFirmware)
        {
            PackageContents contents = new() { Info = "tests", Loader = StandIn.Loader(), Resources = new ResourceFolder().Add("a", [1]) };
            contents.Firmware = withFirmware ? StandIn.Firmware(20_000, 77) : null;
            return contents;
        }

        private static RunReport Play(PackageContents contents, IUpdaterEngine engine) =>
            new Installation(DeviceMaker.Make(new DeviceRecipe()), PackageBuilder.Build(contents), engine).Prepare().Play();

        /// <summary>Firmware in flash that has the package's firmware written at once.</summary>
        private sealed class Flash(BootMode mode, int loaders) : IFirmwareEngine
        {
            public long? FirmwareTime => 1;

            public int LoadersStarted => loaders;

            public RestState RunFirmware(VirtualDevice device)
            {
                HoldFirmware(device);
                device.Backup.BootMode = mode;
                return RestState.Firmware;
            }

            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image) => throw new InvalidOperationException();
        }

        private sealed class Loader(Action<VirtualDevice> act, BootMode mode) : IUpdaterEngine
        {
            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image)
            {
                device.Console.WriteLine(Line);
                act(device);
                device.Backup.BootMode = mode;
                throw device.Reset(ResetCause.Software, "the tests are over");
            }
        }
    }
}
