using System.Text;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests a fault of the updater itself on the emulator: the heap is exhausted within a stage. A manifest may be up to 65,535 bytes
    /// long; nearly all of this manifest is comments, and the remaining heap is too small for the checks. The mock, whose heap has no
    /// limit, installs the same package.
    /// </summary>
    public sealed class ChipFaultTests
    {
        private const int Largest = 65_535;

        [Fact]
        public void Heap_exhaustion_is_reported_and_logged_and_the_update_can_be_retried()
        {
            Bench bench = new Bench(Engine.Chip).WithoutRadio();
            byte[] manifest = [];
            bench.Package(package =>
            {
                manifest = package.Files["update.fuf"];
                package.Files["update.fuf"] = Padded(manifest);
            });

            RunReport report = bench.Play();
            VirtualDevice device = bench.Device;

            string code = report.Error!.Code;
            Assert.Matches("^21-(1|2|14|15|16|17|18|20)$", code);
            Assert.StartsWith("System.OutOfMemoryException", report.Error.Message);
            Assert.Equal(RunOutcome.Refused, report.Outcome);
            Assert.Equal("updater", report.RestsAs);
            Assert.Equal(VirtualFlipper.Rtc.BootMode.Update, device.Backup.BootMode);
            Assert.Empty(report.Violations);
            string log = Encoding.UTF8.GetString(device.Card.Peek(Bench.Folder + "/update.log")!);
            Assert.Contains($"Error {code}: System.OutOfMemoryException", log);

            // The out-of-memory exception is preallocated and has no stack trace; the registers are logged.
            Assert.Contains("Registers: ", log[log.IndexOf("Error ", StringComparison.Ordinal)..]);

            // The next boot fails on the same manifest; with a smaller manifest the update completes.
            Assert.Equal(code, bench.SwitchOnAgain().Error?.Code);
            device.Card.Preload(Bench.Folder + "/update.fuf", manifest);
            RunReport again = bench.SwitchOnAgain();
            Assert.True(again.Outcome == RunOutcome.Completed, $"{again.Outcome} [{again.Error?.Code}] {again.Error?.Message}");
            Assert.Empty(again.Violations);
            Assert.Equal(bench.Firmware, device.Flash.Bytes[..bench.Firmware.Length].ToArray());
        }

        [Fact]
        public void The_same_package_installs_on_the_mock_with_its_unlimited_heap()
        {
            Bench bench = new(Engine.Mock);
            bench.Package(package => package.Files["update.fuf"] = Padded(package.Files["update.fuf"]));

            Assert.Equal(RunOutcome.Completed, bench.Play().Outcome);
        }

        private static byte[] Padded(byte[] manifest)
        {
            const string Comment = "# a comment that has no effect on anything\n";
            byte[] comments = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Comment, Largest / Comment.Length)));

            return [.. manifest, .. comments.AsSpan(0, Largest - 1 - manifest.Length), (byte)'\n'];
        }
    }
}
