using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Compares the doctor's expected duration with the device time on the emulator; bench.sh compares releases.</summary>
    public sealed class DurationEstimateTests
    {
        private static readonly Lazy<byte[]> s_loader = new(() => LoaderImage.Build());

        [Fact]
        public void The_estimate_is_accurate_for_a_small_package_with_all_parts() =>
            AssertEstimate(() => DemoDevice.Make(DemoSize.Small), DemoPackage.Make(s_loader.Value, DemoSize.Small));

        [Fact]
        public void The_estimate_is_accurate_for_firmware_alone() => AssertEstimate(Device, Make(null));

        [Fact]
        public void The_estimate_is_accurate_for_small_files_in_one_folder() => AssertEstimate(Device, Make(SmallFiles(120)));

        [Fact]
        public void The_estimate_is_accurate_for_files_in_several_folders_on_exFAT() => AssertEstimate(
            () => DeviceMaker.Make(new DeviceRecipe { CardFormat = CardFormat.ExFat }), Make(DemoResources.Make(2, 200_000)));

        /// <summary>All resources are compared and none is written; counting them as new would double the estimate for the stage.</summary>
        [Fact]
        public void The_estimate_is_accurate_if_the_same_package_is_installed_again()
        {
            Package package = Make(DemoResources.Make(2, 400_000));
            AssertEstimate(() => Updated(Device(), package), package);
        }

        [Fact]
        public void The_estimate_is_accurate_if_some_resources_differ() => AssertEstimate(
            () => Updated(Device(), Make(DemoResources.Make(1, 300_000))), Make(DemoResources.Make(2, 300_000)));

        private static void AssertEstimate(Func<VirtualDevice> make, Package package)
        {
            int expected = DoctorFindings.Of(make(), package).Duration!.Milliseconds;

            RunReport report = Install(make(), package, Engine.Chip);

            Assert.Empty(report.Violations);
            Assert.InRange(expected, report.DeviceMilliseconds * 85 / 100, report.DeviceMilliseconds * 115 / 100);
        }

        private static VirtualDevice Device() => DeviceMaker.Make(new DeviceRecipe());

        private static VirtualDevice Updated(VirtualDevice device, Package package)
        {
            Install(device, package, Engine.Mock);
            return device;
        }

        private static Package Make(ResourceFolder? resources) => PackageBuilder.Build(new PackageContents
        {
            Info = "estimate",
            Loader = s_loader.Value,
            Firmware = StandIn.Firmware(100_000, 2),
            Resources = resources,
        });

        private static ResourceFolder SmallFiles(uint count)
        {
            ResourceFolder files = new();
            for (uint i = 0; i < count; i++)
            {
                files.Add($"many/entry_{i}.txt", [.. Enumerable.Range(0, 40).Select(at => (byte)(i + at))]);
            }

            return files;
        }

        private static RunReport Install(VirtualDevice device, Package package, string engine)
        {
            CommandOutput silence = new(TextWriter.Null, TextWriter.Null, null, true);
            RunReport report = new Installation(device, package, Engine.Of(engine)).Run(silence, false);
            Assert.Equal(RunOutcome.Completed, report.Outcome);
            return report;
        }
    }
}
