using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    public class FirmwareUpdateTests
    {
        private static readonly byte[] s_newFirmware = StandIn.Firmware(700 * 1024, 5);

        [Fact]
        public void A_firmware_only_package_is_installed_end_to_end()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = s_newFirmware });
            DeviceStoppedException stopped = bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.IsType<DeviceResetException>(stopped);
            Assert.True(bench.Holds(FlashMap.Base, s_newFirmware));
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
            Assert.Equal(0x7FFFFFFFu, bench.Device.Backup.Read(6));
            Assert.Equal(0u, bench.Device.Backup.Read(8));
            Assert.Null(bench.Device.Card.Peek("/.fupdate"));
            Assert.Empty(bench.Device.Violations);
            Assert.Contains("Writing flash", bench.Log);
        }

        [Fact]
        public void The_flash_stage_for_700_KiB_of_firmware_stays_within_its_time_limit_and_a_reinstall_erases_nothing()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = s_newFirmware });
            bench.Run();
            long began = bench.Device.Console.Lines.First(line => line.Text == "stage 3 0").Nanoseconds;
            long ended = bench.Device.Console.Lines.Last(line => line.Text == "stage 3 100").Nanoseconds;
            Assert.InRange(ended - began, 1, (long)(1.15 * 175 * (22.0 + 30.4) * 1_000_000));

            int erased = bench.Device.FlashController.Counters.PagesErased;
            long start = bench.Device.Clock.Now;
            bench.Arm();
            bench.Run();
            Assert.Equal(erased, bench.Device.FlashController.Counters.PagesErased);
            Assert.Equal(2, bench.Device.Console.Lines.Count(line => line.Text == "done"));
            Assert.InRange(bench.Device.Clock.Now - start, 1, 3_000_000_000L);
        }
    }
}
