using System.Diagnostics;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests <c>fupd</c> as a process that receives a signal.</summary>
    public sealed class InterruptionTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("TERM", 143)]
        [InlineData("INT", 130)]
        public void On_a_signal_temporary_files_are_removed_and_the_interruption_is_reported(string signal, int status)
        {
            Package package = PackageBuilder.Build(
                new PackageContents { Info = "signal", Loader = StandIn.Loader(), Firmware = StandIn.Firmware(20_000, 9) });
            PackageBuilder.WriteFolder(package, _folder["pkg"]);
            Cli.Expect(0, "device", "create", _folder["dev"]);
            byte[] before = File.ReadAllBytes(_folder["dev/device.json"]);
            Directory.CreateDirectory(_folder["tmp"]);
            // A shell's background job inherits an ignored SIGINT.
            ProcessStartInfo start = new(
                "env",
                ["--default-signal", "dotnet", Path.Combine(AppContext.BaseDirectory, "fupd.dll"), "install", _folder["pkg"],
                    "--device", _folder["dev"], "--on", "chip", "--gdb", "0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["TMPDIR"] = _folder["tmp"];

            // The process waits for a debugger, so the signal arrives mid-run.
            using Process install = Process.Start(start)!;
            Assert.Contains("Waiting for a debugger", install.StandardOutput.ReadLine());
            using Process kill = Process.Start("kill", [$"-{signal}", $"{install.Id}"]);
            string error = install.StandardError.ReadToEnd();
            install.WaitForExit();
            Assert.Equal(status, install.ExitCode);
            Assert.StartsWith("fupd: interrupted; device", error);
            Assert.Contains("as it was before", error);
            Assert.Equal(before, File.ReadAllBytes(_folder["dev/device.json"]));
            Assert.DoesNotContain(
                Directory.EnumerateDirectories(_folder["tmp"]), name =>
                    Path.GetFileName(name).StartsWith("fupd-", StringComparison.Ordinal));
        }

        [Fact]
        public void The_demo_removes_its_folder_when_it_is_interrupted()
        {
            Directory.CreateDirectory(_folder["tmp"]);
            ProcessStartInfo start = new("dotnet",
                [Path.Combine(AppContext.BaseDirectory, "fupd.dll"), "demo"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true
            };
            start.Environment["TMPDIR"] = _folder["tmp"];
            using Process demo = Process.Start(start)!;
            Assert.Contains(_folder["tmp"], demo.StandardOutput.ReadLine());
            using Process kill = Process.Start("kill", ["-TERM", $"{demo.Id}"]);
            _ = demo.StandardOutput.ReadToEndAsync();
            Assert.StartsWith("fupd: interrupted", demo.StandardError.ReadToEnd());
            demo.WaitForExit();
            Assert.Equal(143, demo.ExitCode);
            Assert.DoesNotContain(
                Directory.EnumerateDirectories(_folder["tmp"]), name =>
                    Path.GetFileName(name).StartsWith("fupd-", StringComparison.Ordinal));
        }
    }
}
