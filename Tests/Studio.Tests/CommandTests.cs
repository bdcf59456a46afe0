using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using FlipperUpdaterNano.Fupd;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Studio.Session;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests the options of <c>fupd studio</c>, including those that name the user's own package and device.</summary>
    public sealed class CommandTests : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("studio-test-").FullName;

        public void Dispose() => Directory.Delete(_folder, true);

        [Theory]
        [InlineData("--port 70000: give a TCP port", "--port", "70000")]
        [InlineData("--link on=chip: the link names no scenario", "--link", "on=chip")]
        [InlineData("--link scenario=small&at=nowhere: 'nowhere' is not a position", "--link", "scenario=small&at=nowhere")]
        [InlineData("there is no scenario 'none'", "--link", "scenario=none")]
        [InlineData("no such folder", "--sources", "/no/such/folder")]
        [InlineData("no such folder", "--device", "/no/such/folder")]
        public void Invalid_options_are_reported_as_bad_input(string message, params string[] options)
        {
            Assert.Equal(ExitStatus.BadInput, Fupd(out string error, ["studio", .. options]));
            Assert.Contains(message, error, StringComparison.Ordinal);
        }

        [Fact]
        public void A_port_in_use_is_reported_as_bad_input()
        {
            using TcpListener taken = new(IPAddress.Loopback, 0);
            taken.Start();
            int port = ((IPEndPoint)taken.LocalEndpoint).Port;

            Assert.Equal(ExitStatus.BadInput, Fupd(out string error, "studio", "--port", $"{port}"));
            Assert.Contains($"port {port} cannot be opened", error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }

        [Fact]
        public void A_user_package_runs_on_a_copy_of_the_user_device()
        {
            string device = Path.Combine(_folder, "device");
            Assert.Equal(ExitStatus.Done, Fupd(out _, "device", "create", device, "--quiet"));
            byte[] before = SHA256.HashData(File.ReadAllBytes(Path.Combine(device, "flash.bin")));
            StudioHost host = new(new StudioCatalog(DemoPackage.Make(StandIn.Loader(), DemoSize.Small), device));

            using Run run = new(host.Make(StudioCatalog.Own, false, null), new RunPlan([], null));
            run.Start();
            Assert.True(SpinWait.SpinUntil(() => Shows(run, "\"done\""), Limit.Wait), $"The run is at {run.Position}.");

            Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(Path.Combine(device, "flash.bin"))));
            Assert.False(Directory.Exists(Path.Combine(device, "sd", "update")));
        }

        private static bool Shows(Run run, string text) =>
            run.Feed.Changes(new SeenFeed())["lines"]!.ToJsonString().Contains(text, StringComparison.Ordinal);

        private static int Fupd(out string error, params string[] arguments)
        {
            using StringWriter errors = new();
            int status = FlipperUpdaterNano.Fupd.Fupd.Run(arguments, TextWriter.Null, errors);
            error = errors.ToString();
            return status;
        }
    }
}
