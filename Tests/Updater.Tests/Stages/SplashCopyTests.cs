using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    public class SplashCopyTests
    {
        private const string Target = "/.int/.slideshow";

        [Fact]
        public void Without_a_volume_the_splash_is_copied_to_the_card()
        {
            UpdateBench bench = Bench();
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(StandIn.Splash(), bench.Device.Card.Peek(Target));
        }

        // docs/reference/stock-updater.md 7.5: a splash that has not yet been shown is not replaced.
        [Fact]
        public void An_existing_splash_is_kept()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Preload(Target, [1]);
            bench.Run();
            Assert.Equal(new byte[] { 1 }, bench.Device.Card.Peek(Target));
        }

        [Fact]
        public void With_a_volume_of_older_firmware_the_splash_is_copied_to_both_volume_and_card()
        {
            UpdateBench bench = Bench(true);
            bench.Device.Card.Preload("/.int/.desktop.settings", [1]);
            bench.Run();
            Assert.Equal(StandIn.Splash(), bench.Device.Card.Peek(Target));
            Assert.Contains(".slideshow", string.Join(' ', InternalStorageVolume.Listing(bench)));
        }

        [Fact]
        public void A_card_error_is_reported_with_an_error_code_and_OK_completes_the_update()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.FailWrites(Target + ".tmp", 0);
            bench.When("error", bench.Device.Card.Faults.Clear);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.Equal("18-50", bench.ErrorCode);
            Assert.Equal(StandIn.Splash(), bench.Device.Card.Peek(Target));
        }

        [Fact]
        public void A_firmware_boot_that_cannot_write_the_backup_is_reported()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = StandIn.Firmware(5000), Handover = "firmware" });
            bench.Device.Card.Faults.FailWrites(UpdateBench.Folder + "/backup.tar.tmp", 0);
            bench.Run();
            Assert.Equal("19-0", bench.ErrorCode);
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
        }

        private static UpdateBench Bench(bool volume = false)
        {
            UpdateBench bench = new();
            if (volume)
            {
                bench.WithInternalStorage(InternalStorageVolume.Settings());
            }

            return bench.With(new PackageContents { Firmware = StandIn.Firmware(5000), Splash = StandIn.Splash() });
        }
    }
}
