using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>
    /// Tests the preflight as a whole: if a package breaks a rule, device and doctor refuse it with the same code and change nothing.
    /// </summary>
    public class PreflightTests
    {
        [Fact]
        public void Preparing_a_valid_package_returns_all_data_that_the_stages_need()
        {
            PreflightBench bench = new PreflightBench().Place();

            PreparedUpdate update = bench.Prepare();

            Assert.Equal("/ext/update/test", update.Package.Folder);
            Assert.Equal("test 1.0", update.Package.Manifest.Info);
            Assert.Equal(25, update.Firmware.Used);
            Assert.True(update.Plan.FirmwareChanges);
            Assert.True(update.Radio.Changes);
            Assert.Equal(29, update.Radio.Pages.Used);
            Assert.Equal(0xD7, update.Radio.Pages.FirstPage);
            Assert.Equal(0x080D7000u, update.Radio.SecureStart);
            Assert.NotNull(update.OptionBytes);
            Assert.Equal(InternalStorageSource.None, update.InternalStorage.Source);
            Assert.Equal(4, update.Resources.Files);
            Assert.True(update.SplashBytes > 1000);
            Assert.NotNull(update.Plan);
            Assert.Empty(bench.Device.Violations);
            Assert.Empty(bench.Device.Card.Peek("/update/test/probe.tmp") ?? []);
        }

        [Fact]
        public void The_doctor_finds_no_error_in_a_valid_package_and_computes_the_same_plan()
        {
            Finding[] findings = new PreflightBench().Place().Examine(out PreparedUpdate? examined);
            PreparedUpdate prepared = new PreflightBench().Place().Prepare();

            Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
            Assert.Equal(prepared.Plan.Milliseconds, examined!.Plan.Milliseconds);
            Assert.Equal(prepared.Plan.Steps.Length, examined.Plan.Steps.Length);
        }

        [Fact]
        public void Every_file_is_read_completely_and_the_firmware_only_once()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Prepare();
            long all = bench.Files.Values.Sum(file => (long)file.Length);

            Assert.InRange(bench.Device.Card.BytesRead, all, all + 4096);
        }

        [Fact]
        public void Page_CRCs_cover_whole_pages_padded_with_FF()
        {
            PreflightBench bench = new PreflightBench().Place();
            byte[] firmware = [.. StandIn.Firmware(100_000, 2), .. Enumerable.Repeat((byte)0xFF, 4096)];

            PageMap map = bench.Prepare().Firmware;

            for (int page = 0; page < 25; page++)
            {
                Assert.Equal(Packaging.Crc32.Compute(firmware.AsSpan(page * 4096, 4096)), map.CrcOf(page));
                Assert.Equal(293 + (page * 4096), map.OffsetOf(page));
            }

            Assert.Equal(100_000 - (24 * 4096), map.CountOf(24));
        }

        [Fact]
        public void A_damaged_splash_is_refused()
        {
            Refuse("18-10", "slideshow", bench => bench.Files["splash.bin"][0] ^= 1);
            Refuse("18-10", "slideshow", bench => bench.Files["splash.bin"] = bench.Files["splash.bin"][..^1]);
            Refuse("18-10", "slideshow", bench => bench.Files["splash.bin"][7] = 2);
        }

        [Fact]
        public void The_doctor_reports_all_errors_at_once()
        {
            PreflightBench bench = new(contents => contents.Target = 18, new DeviceSetup { BatteryPercent = 1 });
            bench.Files[PackageFiles.Firmware][5000] ^= 1;
            bench.Files[PackageFiles.Radio][5000] ^= 1;
            bench.Files["splash.bin"][0] ^= 1;

            string[] codes = [.. bench.Place().Examine(out PreparedUpdate? update).Select(finding => finding.Code)];

            Assert.Equal(["1-50", "5-100", "14-15", "2-99", "18-10"], codes);
            Assert.Null(update!.Plan);
        }

        [Fact]
        public void The_overall_progress_never_decreases_during_the_preflight()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Prepare();
            PlanProgress bar = new(bench.Boot().BackupRegisters);
            int last = 0;
            foreach ((Stage stage, int progress) in bench.Reports)
            {
                int overall = bar.Overall(stage, progress);
                Assert.InRange(overall, last, 10);
                last = overall;
            }

            Assert.InRange(last, 5, 10);
        }
    }
}
