using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Recorder;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Recorder
{
    public class UpdateLogTests
    {
        private const string Path = UpdateBench.Folder + "/update.log";

        [Fact]
        public void Both_log_files_together_stay_below_the_limit_and_keep_the_newest_lines()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = StandIn.Firmware(2000) });
            MockDevice device = new(bench.Device);
            device.Card.Mount();
            UpdateLog log = new(device, new Trace(device.Console));
            log.Open("/ext" + UpdateBench.Folder);
            for (int i = 0; i < 3000; i++)
            {
                log.Write($"line {i} of many, so that the log is filled more than once");
            }

            byte[] now = bench.Device.Card.Peek(Path)!;
            byte[] before = bench.Device.Card.Peek(Path + ".old")!;
            Assert.InRange(now.Length + before.Length, UpdateLog.MaximumLength / 2, UpdateLog.MaximumLength);
            Assert.Contains("line 2999 ", Encoding.UTF8.GetString(now));
        }

        [Fact]
        public void The_first_line_contains_the_version_and_target_of_the_updater()
        {
            UpdateBench bench = Bench();
            bench.Run();
            Assert.EndsWith(" FlipperUpdaterNano host, target 7", bench.Log.Split('\n')[0]);
        }

        [Fact]
        public void The_versions_of_FUS_and_of_the_radio_stack_are_logged()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Radio = RadioImageMaker.Make(1, 20, 0), RadioType = 3 });
            bench.Boot();
            Assert.Contains("CPU2: FUS 01020000, radio 010D0302 type 3.\n", bench.Log);
        }

        [Fact]
        public void Lines_of_earlier_updates_are_kept()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Preload(Path, "earlier\n"u8);
            bench.Run();
            Assert.StartsWith("earlier\n", bench.Log);
        }

        [Fact]
        public void A_log_that_cannot_be_written_does_not_fail_the_update()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.FailWrites(Path, 0);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Contains(bench.Device.Console.Lines, line => line.Text.StartsWith("note The log is lost"));
        }

        [Fact]
        public void A_write_protected_card_is_accepted_if_only_the_firmware_changes()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.IsReadOnly = true;
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
        }

        [Fact]
        public void An_error_is_logged_with_its_error_code_and_the_registers()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.ProgramFails.Add(3);
            bench.Run();
            Assert.Contains("Error 3-", bench.Log);
            Assert.Contains(" (stage 10 of the stock updater)\n", bench.Log);
            Assert.Contains("Registers: 000010F1 ", bench.Log);
            Assert.Contains("FLASH_SR", bench.Log);
        }

        [Fact]
        public void A_fault_of_an_earlier_boot_is_logged_once()
        {
            UpdateBench bench = Bench();
            bench.Device.Backup.Write(10, 0x20001235);
            bench.Device.Backup.Write(12, 0x00010000);
            bench.Run();
            Assert.Contains("Fault in an earlier boot: PC LR CFSR HFSR BFAR 20001235 00000000 00010000 00000000 00000000\n", bench.Log);
            Assert.Equal(0u, bench.Device.Backup.Read(10));
        }

        [Fact]
        public void No_fault_is_logged_if_none_occurred()
        {
            UpdateBench bench = Bench();
            bench.Device.Backup.Write(12, 0x00010000);
            bench.Run();
            Assert.DoesNotContain("Fault", bench.Log);
        }

        private static UpdateBench Bench() => new UpdateBench().With(new PackageContents { Firmware = StandIn.Firmware(30_000) });
    }
}
