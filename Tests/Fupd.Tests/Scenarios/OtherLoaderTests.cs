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
    /// <summary>Tests the reports of a loader other than this updater, such as an on-target test image.</summary>
    public sealed class OtherLoaderTests
    {
        private const string Line = "Test passed,Some.Test.0,12";

        [Fact]
        public void An_on_target_test_image_completes_and_its_console_output_is_reported()
        {
            RunReport report = Play(withFirmware: false, _ => { });

            Assert.Equal(RunOutcome.Completed, report.Outcome);
            Assert.Equal([Line], report.Console);
            Assert.Contains("is not this updater", report.Why);
        }

        [Fact]
        public void An_update_counts_as_completed_only_if_the_firmware_of_the_package_runs()
        {
            Assert.Equal(RunOutcome.Refused, Play(withFirmware: true, _ => { }).Outcome);
        }

        // The loader erases a page and programs the same content again.
        [Fact]
        public void Pages_erased_and_rewritten_with_the_same_content_do_not_count_as_unchanged()
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

        // A stock updater ends in boot mode PostUpdate, in which the stand-in firmware does nothing.
        [Fact]
        public void A_stock_updater_completes_in_boot_mode_PostUpdate()
        {
            RunReport report = Play(withFirmware: true, HoldFirmware, BootMode.PostUpdate);

            Assert.Equal(RunOutcome.Completed, report.Outcome);
            Assert.Null(report.Error);
        }

        [Fact]
        public void An_update_that_ends_in_boot_mode_PreUpdate_fails_and_the_error_names_the_mode()
        {
            RunReport report = Play(withFirmware: true, HoldFirmware, BootMode.PreUpdate);

            Assert.Equal(RunOutcome.Failed, report.Outcome);
            Assert.Contains("still PreUpdate", report.Error!.Message);
        }

        [Theory]
        [InlineData(BootMode.Normal, 1, "Completed")]
        [InlineData(BootMode.PostUpdate, 1, "Failed")]
        [InlineData(BootMode.Normal, 0, "Failed")]
        public void Executed_firmware_starts_the_loader_and_clears_PostUpdate(BootMode mode, int loaders, string outcome)
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

        /// <summary>Executes no code: writes the package's firmware immediately and sets the given boot mode.</summary>
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
