using System.Diagnostics;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Deploying;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Tests.Simulation;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Deploying
{
    /// <summary>Tests deployments onto a simulated device, through a real pseudo-terminal.</summary>
    public class DeployTests
    {
        // Time-outs that a responding device does not exceed even on a loaded machine.
        internal static readonly Patience Long = new()
        {
            Prompt = TimeSpan.FromSeconds(3),
            Answer = TimeSpan.FromSeconds(20),
            Md5 = TimeSpan.FromSeconds(40),
            Version = TimeSpan.FromSeconds(2),
            Restart = TimeSpan.FromSeconds(60),
            Return = TimeSpan.FromSeconds(120),
        };

        // Short time-outs for tests in which the device is expected not to respond.
        private static readonly Patience s_short = Long with
        {
            Answer = TimeSpan.FromSeconds(2),
            Md5 = TimeSpan.FromSeconds(5),
            Version = TimeSpan.FromMilliseconds(300),
        };

        [Fact]
        public void A_package_is_sent_and_started_and_its_firmware_runs()
        {
            using SimulatedBench bench = new();
            bench.Start();

            JsonNode report = Cli.Expect(0, "deploy", bench.Package, "--port", bench.Port, "--json", "-").Json;

            Assert.Equal(SimulatedBench.NewVersion, (string?)report["after"]);
            Assert.Contains("Done", (string?)report["log"]);
            Assert.Equal("update.fuf", (string?)report["sent"]!.AsArray()[^1]);
            Assert.True(bench.Saw("Update completed"));
        }

        [Fact]
        public void An_identical_package_is_not_sent()
        {
            using SimulatedBench bench = new();
            SimulateTests.CopyPackage(bench);
            bench.Start();

            Cli run = Deploy(bench, starts: false);

            Assert.Contains("nothing is sent", run.Output);
        }

        [Fact]
        public void Only_differing_files_are_sent_and_unknown_files_are_removed()
        {
            using SimulatedBench bench = new();
            SimulateTests.CopyPackage(bench);
            File.AppendAllText(Path.Combine(bench.PackageOnCard, "firmware.dfu"), "x");
            File.WriteAllText(Path.Combine(bench.PackageOnCard, "strange"), "x");
            File.WriteAllText(Path.Combine(bench.PackageOnCard, "backup.tar"), "x");
            bench.Start();

            Cli run = Deploy(bench, starts: false);

            Assert.Contains("Sending 2 of ", run.Output);
            AssertOnCard(bench);
            Assert.False(File.Exists(Path.Combine(bench.PackageOnCard, "strange")));
            Assert.True(File.Exists(Path.Combine(bench.PackageOnCard, "backup.tar")));
        }

        [Theory]
        [InlineData("unasked")]
        [InlineData("no-banner")]
        [InlineData("no-rpc")]
        [InlineData("locked")]
        [InlineData("version-lost=2")]
        [InlineData("md5-time=200")]
        [InlineData("protobuf=0.3")]
        [InlineData("protobuf=0.6")]
        [InlineData("protobuf=0.18")]
        [InlineData("no-rpc", "late-error=400")]
        public void A_recoverable_trap_does_not_fail_the_deployment(params string[] traps)
        {
            using SimulatedBench bench = new();
            bench.Start(traps);

            Cli run = Deploy(bench);

            Assert.Equal((0, string.Empty), (run.Status, run.Error));
            Assert.Contains($"The device runs {SimulatedBench.NewVersion}, the firmware of the package.", run.Output);
        }

        [Theory]
        [InlineData(1, "card error", "write-error=20000")]
        [InlineData(1, "internal error", "write-error=20000", "no-rpc")]
        [InlineData(1, "differs from the package", "write-loss=20000")]
        [InlineData(1, "disconnected", "unplug=30000")]
        [InlineData(1, "KiB free, but the package needs", "card-free=50000")]
        [InlineData(1, "10: /int is full, or there is no SD card (in the published list: unspecified)", "prepare-result=10")]
        [InlineData(1, "Hardware target mismatch", "prepare-result=8", "no-rpc")]
        [InlineData(1, "still runs 1.0.0", "keeps-firmware")]
        [InlineData(1, "announced a message of", "hostile=oversized-frame")]
        [InlineData(1, "an unterminated length", "hostile=bad-varint")]
        [InlineData(1, "cannot be decoded", "hostile=garbage")]
        [InlineData(1, "responded to ProtobufVersionRequest with ListResponse", "hostile=endless")]
        [InlineData(1, "does not stop printing", "hostile=endless", "no-rpc")]
        [InlineData(1, "a request that was not made", "hostile=wrong-command")]
        [InlineData(1, "responded to ProtobufVersionRequest with GetDatetimeRequest", "hostile=wrong-content")]
        [InlineData(1, "did not respond for 0.3 s", "hostile=silence")]
        [InlineData(1, "did not complete its response in 3 s", "hostile=dribble")]
        [InlineData(1, "did not complete its response in 5 s", "hostile=dribble", "no-rpc")]
        public void An_unrecoverable_trap_is_reported_in_one_line(int status, string expected, params string[] traps)
        {
            using SimulatedBench bench = new();
            bench.Start(traps);

            Cli run = Deploy(bench, patience: traps[0] is "hostile=silence" or "hostile=dribble" ? s_short : Long, report: "-");

            Assert.Equal(status, run.Status);
            Assert.Contains(expected, Assert.Single(run.Error.TrimEnd().Split('\n')));
            Assert.False(bench.Saw("Update completed"));
        }

        [Theory]
        [InlineData("write-error=20000")]
        [InlineData("write-loss=20000")]
        [InlineData("unplug=30000")]
        public void A_failed_deployment_is_completed_by_the_next_run(string trap)
        {
            using SimulatedBench bench = new();
            bench.Start(trap);

            Assert.Equal(1, Deploy(bench).Status);
            Assert.False(File.Exists(Path.Combine(bench.PackageOnCard, "update.fuf")));
            SimulatedBench.Until(() => File.Exists(bench.Port));
            Assert.Equal(0, Deploy(bench).Status);

            Assert.True(bench.Saw("Update completed"));
        }

        [Fact]
        public void A_device_in_DFU_requires_action_by_the_user()
        {
            using SimulatedBench bench = new();
            bench.Start("ends-in-dfu");

            Cli run = Deploy(bench, patience: Long with { Return = TimeSpan.FromSeconds(3) });

            Assert.Equal(3, run.Status);
            Assert.Contains("did not reconnect", run.Output);
            Assert.Contains("DFU", bench.Ending());
        }

        [Fact]
        public void Deploying_fails_if_the_device_has_no_card()
        {
            using SimulatedBench bench = new();
            Directory.Delete(bench.Card, true);
            bench.Start();

            Assert.Contains("there is no readable SD card", Deploy(bench).Output);
        }

        [Fact]
        public void Each_megabyte_sent_adds_at_most_two_round_trips()
        {
            const int Megabytes = 6;
            using SimulatedBench bench = new();
            Package package = new("update.fuf", "large");
            package.Files["update.fuf"] = "x"u8.ToArray();
            bench.Start();
            using Deployer deployer = new(bench.Port, Long);
            int before = Transfer(deployer, package);
            package.Files["large.bin"] = new byte[Megabytes << 20];

            int with = Transfer(deployer, package);

            Assert.InRange(with - before, 1, 2 * Megabytes);
            Assert.Equal(Megabytes << 20, new FileInfo(Path.Combine(bench.Card, "update", "large", "large.bin")).Length);
        }

        [Fact]
        public void A_killed_deployment_is_completed_by_the_next_run()
        {
            using SimulatedBench bench = new();
            byte[] large = new byte[24 << 20];
            new Random(1).NextBytes(large);
            File.WriteAllBytes(Path.Combine(bench.Package, "large.bin"), large);
            bench.Start();
            string onCard = Path.Combine(bench.PackageOnCard, "large.bin");
            using Process deploy = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { typeof(Fupd).Assembly.Location, "deploy", bench.Package, "--port", bench.Port, "--no-start" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            SimulatedBench.Until(() => new FileInfo(onCard) is { Exists: true, Length: > 1 << 20 } || deploy.HasExited);
            deploy.Kill();
            deploy.WaitForExit();
            Assert.False(File.Exists(Path.Combine(bench.PackageOnCard, "update.fuf")));
            Assert.True(new FileInfo(onCard).Length < large.Length, "killed too late");

            Cli run = Deploy(bench, starts: false);

            Assert.Equal(0, run.Status);
            Assert.Contains("Sending 5 of 6", run.Output);
            AssertOnCard(bench);
        }

        [Fact]
        public void A_port_that_does_not_exist_is_reported_as_bad_usage()
        {
            using SmallPackageOnDisk disk = new();

            Assert.Contains("port", Cli.ExpectBadInput("deploy", disk.Package, "--port", disk.Folder["nothing"]));
        }

        [Fact]
        public void A_response_is_limited_in_size()
        {
            using SimulatedBench bench = new();
            bench.Start("hostile=flood");

            Cli run = Deploy(bench, patience: Long with { Version = TimeSpan.FromSeconds(20) });

            Assert.Equal(1, run.Status);
            Assert.Contains("with more than 8 MiB", run.Output);
        }

        [Fact]
        public void Recursive_removal_is_limited_in_depth()
        {
            using SimulatedBench bench = new();
            Directory.CreateDirectory(Path.Combine(bench.PackageOnCard, string.Join('/', Enumerable.Repeat("a", 40))));
            bench.Start("no-rpc");

            Cli run = Deploy(bench, starts: false);

            Assert.Equal(1, run.Status);
            Assert.Contains("more than 32 levels", run.Output);
        }

        [Theory]
        [InlineData(true, 1, "wrote no log")]
        [InlineData(false, 0, "The outcome is unknown")]
        public void The_log_of_an_earlier_update_is_ignored(bool hasOwnLoader, int status, string expected)
        {
            using SimulatedBench bench = new(hasOwnLoader, runsNew: true);
            Directory.CreateDirectory(bench.PackageOnCard);
            File.WriteAllText(Path.Combine(bench.PackageOnCard, "update.log"), "123 Done.\n");
            bench.Start("keeps-firmware");

            Cli run = Deploy(bench);

            Assert.Equal(status, run.Status);
            Assert.Contains(expected, run.Output + run.Error);
        }

        private static int Transfer(Deployer deployer, Package package)
        {
            int before = deployer.RoundTrips;
            deployer.Send(package, deployer.Compare(package), (_, _) => { });
            return deployer.RoundTrips - before;
        }

        private static void AssertOnCard(SimulatedBench bench)
        {
            foreach (string file in Directory.EnumerateFiles(bench.Package))
            {
                Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(bench.PackageOnCard, Path.GetFileName(file))));
            }
        }

        internal static Cli Deploy(
            SimulatedBench bench, bool starts = true, bool removesOld = false, Patience? patience = null, string? report = null)
        {
            StringWriter output = new();
            StringWriter error = new();
            int status = new DeployRun(PackageReader.Read(bench.Package), new CommandOutput(output, error, report, false))
            {
                Starts = starts,
                RemovesOld = removesOld,
                Patience = patience ?? Long,
            }.Run(bench.Port);
            return new Cli(status, output.ToString(), error.ToString());
        }
    }
}
