using System.Globalization;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Checks that, on a nearly full card, an update that fits is installed, and an update that does not fit is refused before anything
    /// is changed.
    /// </summary>
    public sealed class NearlyFullCardTests
    {
        private const int Free = 300 * 1024;

        /// <summary>
        /// The report of a point release that contains only resources, on a card with ample space; FiguresTests checks this report too.
        /// </summary>
        internal static readonly Lazy<RunReport> PointRelease = new(() => Release(true, 32768, null));

        /// <summary>
        /// Gets whether the update is a point release, the cluster size in bytes, and the number of free clusters: all cases in a campaign,
        /// otherwise only the slowest case.
        /// </summary>
        public static TheoryData<bool, int, int> Updates => Environment.GetEnvironmentVariable("FUPD_CAMPAIGN") is null
            ? new() { { true, 32768, 12 } }
            : new() { { false, 512, 600 }, { false, 32768, 9 }, { true, 4096, 75 }, { true, 32768, 12 } };

        [Theory]
        [InlineData(512)]
        [InlineData(4096)]
        [InlineData(32768)]
        public void The_same_release_can_be_reinstalled_with_300_KiB_free(int cluster)
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            device.Card.ClusterSize = cluster;
            Package package = OnlyResources(ReleaseResources.Make());
            Assert.Equal(RunOutcome.Completed, Install(device, package, null).Outcome);

            RunReport again = Install(device, package, Free / cluster);

            Assert.True(again.Outcome == RunOutcome.Completed, again.Error?.Message);
            Assert.InRange(again.CardBytesWritten, 1, 100_000);
        }

        [Theory]
        [InlineData(4096)]
        [InlineData(32768)]
        public void A_point_release_can_be_installed_with_300_KiB_free(int cluster)
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            device.Card.ClusterSize = cluster;
            Install(device, OnlyResources(ReleaseResources.MakeBeforePoint()), null);

            RunReport report = Install(device, OnlyResources(ReleaseResources.MakePoint()), Free / cluster);

            Assert.True(report.Outcome == RunOutcome.Completed, report.Error?.Message);
        }

        /// <summary>
        /// Regressions, with the time they added: archive and card were compared once more than on a card with ample space (69 %); files
        /// that differ were read both by the preflight and by stage 13, which sets the user's files aside (29 and 32 %); the search of
        /// the earlier package's list ran as compressed bytecode (29 %). The doctor's estimate omitted this search and was 23 % too low.
        /// </summary>
        [Theory]
        [MemberData(nameof(Updates))]
        public void On_the_emulator_resources_take_at_most_25_percent_longer_than_with_ample_space(bool isPoint, int cluster, int free)
        {
            RunReport much = isPoint && cluster == 32768 ? PointRelease.Value : Release(isPoint, cluster, null);
            Assert.InRange(ResourceMilliseconds(Release(isPoint, cluster, free)), 1, ResourceMilliseconds(much) * 125 / 100);
        }

        [Fact]
        public void On_the_emulator_the_space_of_a_write_protected_file_is_not_counted_as_freed()
        {
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            device.Card.ClusterSize = 4096;
            Install(device, OnlyResources(new ResourceFolder().Add("large.bin", new byte[200_000])), null);
            Package package = OnlyResources(new ResourceFolder().Add("large.bin", [1, .. new byte[200_000]]), LoaderImage.Build());
            VirtualDevice armed = device.Copy();
            _ = new Installation(armed, package, Engine.Of(Engine.Mock)).Prepare();
            int least = NearlyFullCard.LeastOf(armed);

            RunReport replaced = Install(device.Copy(), package, least, Engine.Chip);
            RunReport kept = Install(device.Copy(), package, least, Engine.Chip, on => on.Card.Protect("/large.bin"));

            Assert.Equal(RunOutcome.Completed, replaced.Outcome);
            Assert.Equal((RunOutcome.Refused, "16-40"), (kept.Outcome, kept.Error?.Code));
        }

        /// <summary>
        /// Regression: the log, index and record of the first boots occupied clusters that the next boot needed, so the update stopped with
        /// [16-40].
        /// </summary>
        [Theory]
        [InlineData(CardFormat.Fat32, 512)]
        [InlineData(CardFormat.Fat32, 4096)]
        [InlineData(CardFormat.Fat32, 32768)]
        [InlineData(CardFormat.Fat32, 65536)]
        [InlineData(CardFormat.ExFat, 4096)]
        [InlineData(CardFormat.ExFat, 131072)]
        public void An_update_with_a_radio_change_completes_or_is_refused_at_once_by_doctor_and_device(CardFormat format, int cluster)
        {
            Package package = DemoPackage.Make(StandIn.Loader(), DemoSize.Small);
            int least = NearlyFullCard.LeastOf(Armed(out _));

            for (int free = Math.Max(0, least - 1); free <= least + 1; free++)
            {
                VirtualDevice device = Armed(out DeviceRun run);
                NearlyFullCard.Limit(device, free.ToString(CultureInfo.InvariantCulture));
                DoctorReport doctor = DoctorFindings.OfArmed(device.Copy());
                RunReport report = run.Play();

                string? code = free < least ? "16-40" : null;
                Assert.Equal((free < least ? RunOutcome.Refused : RunOutcome.Completed, code), (report.Outcome, report.Error?.Code));
                Assert.Equal(code, doctor.FirstError?.Code);
            }

            VirtualDevice Armed(out DeviceRun run)
            {
                VirtualDevice device = DemoDevice.Make(DemoSize.Small);
                (device.Card.Format, device.Card.ClusterSize) = (format, cluster);
                run = new Installation(device, package, Engine.Of(Engine.Mock)).Prepare();
                return device;
            }
        }

        private static RunReport Release(bool isPoint, int cluster, int? freeClusters)
        {
            ResourceFolder before = isPoint ? ReleaseResources.MakeBeforePoint() : ReleaseResources.Make();
            Package package = OnlyResources(isPoint ? ReleaseResources.MakePoint() : ReleaseResources.Make(), LoaderImage.Build());
            VirtualDevice device = DeviceMaker.Make(new DeviceRecipe());
            device.Card.ClusterSize = cluster;
            Install(device, OnlyResources(before), null);
            int expected = 0;
            RunReport report = Install(
                device, package, freeClusters, Engine.Chip, on => expected = DoctorFindings.OfArmed(on.Copy()).Duration!.Milliseconds);
            Assert.Empty(report.Violations);
            Assert.InRange(expected, report.DeviceMilliseconds * 85 / 100, report.DeviceMilliseconds * 115 / 100);
            return report;
        }

        private static long ResourceMilliseconds(RunReport report)
        {
            Assert.True(report.Outcome == RunOutcome.Completed, report.Error?.Message);
            return report.Stages.Where(row => row.Stage is (int)Stage.CardCheck or (int)Stage.ResourceCheck or (int)Stage.Resources)
                .Sum(row => row.Milliseconds);
        }

        private static Package OnlyResources(ResourceFolder resources, byte[]? loader = null) => PackageBuilder.Build(new PackageContents
        {
            Info = "resources",
            Loader = loader ?? StandIn.Loader(),
            Firmware = StandIn.Firmware(8192),
            Resources = resources,
        });

        private static RunReport Install(
            VirtualDevice device, Package package, int? freeClusters, string engine = Engine.Mock, Action<VirtualDevice>? examine = null)
        {
            CommandOutput silence = new(TextWriter.Null, TextWriter.Null, null, true);
            Installation installation = new(device, package, Engine.Of(engine))
            {
                BeforeSwitchOn = armed =>
                {
                    armed.Card.Capacity = freeClusters is { } free
                        ? (armed.Card.UsedClusters + free) * armed.Card.ClusterSize : armed.Card.Capacity;
                    examine?.Invoke(armed);
                },
            };
            return installation.Run(silence, false);
        }
    }
}
