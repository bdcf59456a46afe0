using System.Diagnostics;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Tests.Delivery;
using FlipperUpdaterNano.Fupd.Tests.Simulation;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Deploying
{
    /// <summary>Tests <c>fupd update</c> from a local update server to a simulated device on a pseudo-terminal.</summary>
    public sealed class DeviceUpdateTests : IDisposable
    {
        private static readonly string s_fupd = Path.Combine(AppContext.BaseDirectory, "fupd.dll");
        private readonly SimulatedBench _bench = new();
        private readonly StaticServer _server;

        public DeviceUpdateTests()
        {
            Cli.Expect(
                0, "publish", _bench.Package, "--site", _bench["site"], "--channel", "release", "--version", SimulatedBench.NewVersion,
                "--quiet");
            File.WriteAllBytes(_bench["ours.bin"], StandIn.Loader(8192));
            _server = new StaticServer(_bench["site"]);
        }

        private string Updates => Path.Combine(_bench.Card, "update");

        private string[] Arguments =>
        [
            "update", "--server", _server.Url, "--cache", _bench["cache"], "--loader", _bench["ours.bin"], "--port", _bench.Port, "--json",
            _bench["report"],
        ];

        private JsonNode Report => JsonNode.Parse(File.ReadAllText(_bench["report"]))!;

        public void Dispose()
        {
            _server.Dispose();
            _bench.Dispose();
        }

        [Fact]
        public void A_confirmed_update_ends_with_the_new_version()
        {
            _bench.Start();

            (int status, string output) = AtTerminal("y");

            Assert.True(status == 0, output);
            Assert.Single(output.Split("[y/N]"), part => part.Contains("which runs 1.0.0?", StringComparison.Ordinal));
            Assert.Equal(2, output.Split("[y/N]").Length);
            Assert.Equal(SimulatedBench.NewVersion, (string?)Report["after"]);
            Assert.Equal(SimulatedBench.NewVersion, (string?)Report["fetched"]!["version"]);
            Assert.Equal("accepted", (string?)Report["doctor"]!["verdict"]);
            Assert.Contains("is now the given loader", Report["changes"]!.ToJsonString());
            string loader = Assert.Single(Directory.GetFiles(Directory.GetDirectories(Updates).Single(), "updater.bin"));
            Assert.Equal(StandIn.Loader(8192), File.ReadAllBytes(loader));
            Assert.True(_bench.Saw("Update completed"));
        }

        [Fact]
        public void A_declined_update_leaves_the_card_as_it_is()
        {
            string old = Directory.CreateDirectory(Path.Combine(Updates, "old")).FullName;
            File.WriteAllText(Path.Combine(old, "update.fuf"), "an older package");
            _bench.Start();

            (int status, string output) = AtTerminal("n", "--remove-old");

            Assert.Equal(1, status);
            Assert.Contains("declined; nothing was sent", output);
            Assert.Equal([old], Directory.GetFileSystemEntries(Updates));
            Assert.True((bool?)Report["declined"]);
        }

        [Fact]
        public void Without_a_terminal_or_confirmation_nothing_is_fetched_or_sent()
        {
            using Process update = Start("dotnet", [s_fupd, .. Arguments], string.Empty);
            string error = update.StandardError.ReadToEnd();
            update.WaitForExit();

            Assert.Equal((2, 1), (update.ExitCode, error.TrimEnd().Split('\n').Length));
            Assert.Contains("give --yes", error);
            Assert.Empty(_server.Requests);
        }

        [Fact]
        public void Without_a_device_nothing_is_fetched()
        {
            Assert.Contains("the port does not exist", Cli.ExpectBadInput([.. Arguments, "--yes"]));
            Assert.Empty(_server.Requests);
        }

        [Fact]
        public void A_package_that_doctor_refuses_for_the_device_is_not_sent()
        {
            string file = Path.Combine(_bench.Device, "device.json");
            JsonNode device = JsonNode.Parse(File.ReadAllText(file))!;
            device["power"]!["batteryPercent"] = 5;
            File.WriteAllText(file, device.ToJsonString());
            string old = Directory.CreateDirectory(Path.Combine(Updates, "old")).FullName;
            File.WriteAllText(Path.Combine(old, "update.fuf"), "an older package");
            _bench.Start();

            Cli run = Cli.Expect(1, [.. Arguments, "--yes", "--remove-old"]);

            Assert.Contains("Refused: ", run.Output);
            Assert.Equal("refused", (string?)Report["doctor"]!["verdict"]);
            Assert.Equal([old], Directory.GetFileSystemEntries(Updates));
        }

        [Fact]
        public void An_interrupted_update_is_completed_by_the_next_run()
        {
            _bench.Start("unplug=30000");

            Assert.Contains("disconnected", Cli.Expect(1, [.. Arguments, "--yes"]).Output);
            string folder = Assert.Single(Directory.GetDirectories(Updates));
            Assert.False(File.Exists(Path.Combine(folder, "update.fuf")));
            SimulatedBench.Until(() => File.Exists(_bench.Port));
            Cli.Expect(0, [.. Arguments, "--yes"]);

            Assert.True((bool?)Report["fetched"]!["wasCached"]);
            Assert.Equal(SimulatedBench.NewVersion, (string?)Report["after"]);
            Assert.Equal([folder], Directory.GetDirectories(Updates));
        }

        [Fact]
        public void On_request_older_packages_are_removed_to_make_room()
        {
            string old = Directory.CreateDirectory(Path.Combine(Updates, "old")).FullName;
            File.WriteAllText(Path.Combine(old, "update.fuf"), "an older package");
            File.WriteAllBytes(Path.Combine(old, "large.bin"), new byte[1 << 20]);
            _bench.Start("card-free=50000");

            Assert.Contains("make room, for example with --remove-old", Cli.Expect(1, [.. Arguments, "--yes"]).Output);
            Assert.True(Directory.Exists(old));
            Cli.Expect(0, [.. Arguments, "--yes", "--remove-old"]);

            Assert.False(Directory.Exists(old));
            Assert.Equal(SimulatedBench.NewVersion, (string?)Report["after"]);
        }

        private static Process Start(string program, IEnumerable<string> arguments, string input)
        {
            Process process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            return process;
        }

        // script(1) of util-linux gives the command a terminal.
        private (int Status, string Output) AtTerminal(string answer, params string[] more)
        {
            string line = string.Join(' ', new[] { "dotnet", s_fupd }.Concat(Arguments).Concat(more).Select(word => $"'{word}'"));
            using Process script = Start("script", ["-qec", line, "/dev/null"], $"{answer}\n");
            string output = script.StandardOutput.ReadToEnd();
            script.WaitForExit();
            return (script.ExitCode, output);
        }
    }
}
