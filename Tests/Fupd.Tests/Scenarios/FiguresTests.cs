using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Checks the figures of docs/BENCHMARKS.md that are virtual times or counts, which do not depend on the machine.</summary>
    public sealed class FiguresTests
    {
        private const int Pages = DemoPackage.FirmwareSize / FlashMap.PageSize;

        // Erasing a page takes 22.0 ms and fast programming of a page 30.4 ms (docs/reference/hardware.md 2.6); a margin of 15 % covers
        // all other work.
        private const long LongestFlashWrite = (long)(1.15 * Pages * (22.0 + 30.4));

        private static readonly Lazy<RunReport> s_fewFiles = new(() => InstallFiles(400));

        private static readonly Stage[] s_preflight =
        [
            Stage.Manifest, Stage.CardCheck, Stage.Power, Stage.DfuCheck, Stage.InternalStorageCheck, Stage.ResourceCheck,
        ];

        [Fact]
        public void Typical_firmware_is_written_at_nearly_the_speed_of_the_flash_and_skipped_when_unchanged()
        {
            Package package = PackageBuilder.Build(new PackageContents
            {
                Info = "figures",
                Loader = StandIn.Loader(),
                Firmware = StandIn.Firmware(DemoPackage.FirmwareSize, 2),
            });
            int size = package.Files[PackageFiles.Firmware].Length;
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe
            {
                Firmware = [new DfuElement(FlashMap.Base, StandIn.Firmware(DemoPackage.FirmwareSize, 1))],
            });

            RunReport first = Install(device, package);
            Assert.True(first.PagesErased >= Pages);
            Assert.InRange(first.Stages.Single(stage => stage.Stage == (int)Stage.FlashWrite).Milliseconds, 1, LongestFlashWrite);
            Assert.InRange(first.CardBytesRead, size, (2 * size) + 65536);

            RunReport second = Install(device, package);
            Assert.Equal(0, second.PagesErased - first.PagesErased);
            Assert.Equal(Pages, second.PagesUnchanged);
            Assert.InRange(second.DeviceMilliseconds, 1, 2999);
        }

        /// <summary>
        /// On the emulator, the device time includes the time of every instruction. Stage times cover the time from the updater's entry to
        /// its reset; the rest of the device time is spent in the stock firmware.
        /// </summary>
        [Fact]
        public void On_the_emulator_an_update_with_unchanged_resources_stays_within_time_and_memory_limits()
        {
            ResourceFolder resources = new();

            for (uint i = 0; i < 40; i++)
            {
                resources.Add($"apps/{i}.fap", StandIn.Firmware(26214, 100 + i));
            }

            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            Install(device, Typical(1, resources, StandIn.Loader()));
            RunReport report = Install(device, Typical(2, resources, LoaderImage.Build()), Engine.Chip);

            Assert.Empty(report.Violations);
            Assert.True(report.PagesWritten >= Pages, $"{report.PagesWritten} pages written");
            Assert.InRange(Of(Stage.FlashWrite), 1, LongestFlashWrite);
            Assert.True(
                s_preflight.Sum(Of) is > 0 and <= 2000, string.Join(", ", s_preflight.Select(stage => $"{stage}: {Of(stage)} ms")));
            Assert.InRange(report.Stages.Sum(stage => stage.Milliseconds), 1, 14300);

            // A release of 937 resource files needs 9 KiB more heap than the 40 files here.
            Assert.True(report.Memory!.Heap >= 57 * 1024, $"{report.Memory.Heap} bytes of heap");
            Assert.InRange(report.Memory.HeapFree, 32 * 1024, report.Memory.Heap);
            Assert.InRange(report.Memory.NativeStackPeak, 1, report.Memory.NativeStack / 2);
            Assert.InRange(report.Memory.ManagedStackPeak, 1, report.Memory.ManagedStack / 2);

            long Of(Stage stage) => report.Stages.Where(row => row.Stage == (int)stage).Sum(row => row.Milliseconds);
        }

        /// <summary>A folder is scanned once, not once per file, and small files share sector writes.</summary>
        [Fact]
        public void On_the_emulator_400_small_files_in_one_folder_take_at_most_four_seconds()
        {
            RunReport report = s_fewFiles.Value;

            Assert.InRange(ResourceMilliseconds(report), 1, 4000);
            Assert.InRange(report.CardBytesRead, 1, 1 << 20);
            Assert.InRange(report.CardBytesWritten, 1, 1 << 20);
        }

        /// <summary>
        /// The time per file does not grow with the number of files in a folder. Regression: folders with more than about 2,100 long names
        /// failed.
        /// </summary>
        [Fact]
        public void On_the_emulator_2400_small_files_in_one_folder_take_at_most_six_times_as_long_as_400() => Assert.InRange(
            ResourceMilliseconds(InstallFiles(2400)), 1, 6 * ResourceMilliseconds(s_fewFiles.Value));

        /// <summary>Every file on the card is read and its MD5 compared; the directory order differs from the archive order.</summary>
        [Fact]
        public void On_the_emulator_an_unchanged_release_is_compared_in_at_most_five_seconds()
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            Install(device, OnlyResources(ReleaseResources.Make(), StandIn.Loader()));
            RunReport report = Install(device, OnlyResources(ReleaseResources.Make(), LoaderImage.Build()), Engine.Chip);

            Assert.Empty(report.Violations);
            Assert.InRange(ResourceMilliseconds(report), 1, 5000);
            Assert.InRange(report.CardBytesWritten, 1, 100_000);
        }

        /// <summary>Unchanged files are read once, and the changed files of a folder share the writes of its directory sectors.</summary>
        [Fact]
        public void On_the_emulator_a_point_release_takes_at_most_seven_seconds()
        {
            RunReport report = NearlyFullCardTests.PointRelease.Value;

            Assert.InRange(ResourceMilliseconds(report), 1, 7000);
            Assert.InRange(report.CardBytesRead, 1, 4_900_000);
            Assert.InRange(report.CardBytesWritten, 1, 1_500_000);
        }

        /// <summary>
        /// A new folder's cluster of 128 KiB is cleared without being read; reading these clusters too would transfer 14 MB. On FAT32
        /// the stage takes 7.2 s; up to 25 % more is allowed.
        /// </summary>
        [Fact]
        public void On_the_emulator_a_release_on_exFAT_takes_at_most_25_percent_longer_than_on_FAT32()
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe { CardFormat = CardFormat.ExFat });
            RunReport report = Install(device, OnlyResources(ReleaseResources.Make(), LoaderImage.Build()), Engine.Chip);

            Assert.Empty(report.Violations);
            Assert.InRange(ResourceMilliseconds(report), 1, 9000);
            Assert.InRange(report.CardBytesRead, 1, 4_000_000);
            Assert.InRange(report.CardBytesWritten, 1, 4_000_000);
        }

        private static RunReport InstallFiles(int count)
        {
            ResourceFolder resources = new();
            for (int i = 0; i < count; i++)
            {
                resources.Add($"many/entry number {i:0000}.txt", [.. Enumerable.Range(0, 40).Select(at => (byte)(i + at))]);
            }

            Package package = OnlyResources(resources, LoaderImage.Build());
            RunReport report = Install(DeviceMaker.Make(new DeviceRecipe()), package, Engine.Chip);
            Assert.Empty(report.Violations);
            return report;
        }

        private static long ResourceMilliseconds(RunReport report) => report.Stages
            .Where(row => row.Stage is (int)Stage.ResourceCheck or (int)Stage.Resources).Sum(row => row.Milliseconds);

        private static Package OnlyResources(ResourceFolder resources, byte[] loader) => PackageBuilder.Build(new PackageContents
        {
            Info = "resources",
            Loader = loader,
            Firmware = StandIn.Firmware(8192),
            Resources = resources,
        });

        private static Package Typical(uint seed, ResourceFolder resources, byte[] loader) => PackageBuilder.Build(new PackageContents
        {
            Info = $"typical {seed}",
            Loader = loader,
            Firmware = StandIn.Firmware(DemoPackage.FirmwareSize, seed),
            Resources = resources,
        });

        private static RunReport Install(VirtualDevice device, Package package, string engine = Engine.Mock)
        {
            CommandOutput silence = new(TextWriter.Null, TextWriter.Null, null, true);
            RunReport report = new Installation(device, package, Engine.Of(engine)).Run(silence, false);
            Assert.Equal(RunOutcome.Completed, report.Outcome);
            return report;
        }
    }
}
