using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Fupd.SelfTest;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.SelfTest
{
    /// <summary>Tests the self-test image on the emulator, and <c>fupd selftest-report</c> on its log.</summary>
    public sealed class SelfTestTests : IDisposable
    {
        private const string Good = "selftest 1 FlipperUpdaterNano 1.0 abc 2026-01-01\nbegin 1 flash\n";

        private readonly TemporaryFolder _folder = new();

        public static TheoryData<string> Places => [.. AssumedFacts.All.Select(fact => fact.Name)];

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void Self_test_facts_on_the_emulator_match_the_model()
        {
            VirtualDevice device = Started();
            byte[] flash = device.Flash.Bytes.ToArray();
            using EmulatorEngine engine = new();
            DeviceStoppedException end = Assert.ThrowsAny<DeviceStoppedException>(() => engine.Run(device, Image()));

            Assert.Contains("SYSRESETREQ", end.Message);
            Assert.Equal(["bus.secure", "bus.secure", "bus.secure", "flash.locked"], engine.Violations.Select(broken => broken.Rule));
            Assert.Equal(
                ["flash.not-erased", "flash.not-erased", "flash.row-page", "flash.row-page", "flash.row-page"],
                device.Violations.Select(broken => broken.Rule).Order());
            Assert.Equal(flash, device.Flash.Bytes.ToArray());
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            string log = Encoding.ASCII.GetString(device.Card.Peek("/selftest.log")!);
            Assert.Equal(log.TrimEnd('\n'), string.Join('\n', device.Console.Lines.Select(line => line.Text)));
            JsonNode report = Report(0, log);
            Assert.True((bool)report["asAssumed"]!);
            Assert.Equal(9, report["steps"]!.AsArray().Count);
        }

        [Fact]
        public void Without_a_card_all_other_steps_run_and_the_console_receives_the_whole_log()
        {
            VirtualDevice device = Started();
            device.Card.Remove();
            using EmulatorEngine engine = new();
            Assert.ThrowsAny<DeviceStoppedException>(() => engine.Run(device, Image()));
            JsonNode report = Report(1, string.Join('\n', device.Console.Lines.Select(line => line.Text)));

            Assert.True((bool)report["complete"]!);
            Assert.Equal(
                ["good", "good", "good", "bad", "bad", "good", "good", "good", "good"],
                report["steps"]!.AsArray().Select(step => (string?)step!["outcome"]));
        }

        [Fact]
        public void A_fact_that_differs_is_reported_with_the_constant_to_change()
        {
            JsonNode report = Report(1, Good + "fact flash.row-descending-sr 0x00000000\nend 1 good\ndone\n");
            JsonNode fact = report["facts"]!.AsArray().Single(fact => (string?)fact!["name"] == "flash.row-descending-sr")!;

            Assert.Equal("differs", (string?)fact["verdict"]);
            Assert.Equal(("0x00000000", "0x000002A0"), ((string?)fact["measured"], (string?)fact["assumed"]));
            Assert.Equal("NotErasedLast", (string?)fact["constant"]);
            Assert.Contains(report["facts"]!.AsArray(), other => (string?)other!["verdict"] == "missing");
        }

        [Theory]
        [InlineData("", "no line begins with 'selftest 1'")]
        [InlineData(Good + "fact flash.row-us 12x\n", "line 3 is damaged")]
        [InlineData(Good + "end 2 good\n", "line 3 is damaged")]
        [InlineData(Good + "gibberish\n", "line 3 is damaged")]
        public void A_log_that_is_damaged_is_refused(string log, string problem)
        {
            File.WriteAllText(_folder["log"], log);
            Assert.Contains(problem, Cli.ExpectBadInput("selftest-report", _folder["log"]));
        }

        [Fact]
        public void An_unfinished_test_is_reported_as_a_difference() =>
            Assert.Equal("did not end", (string?)Report(1, Good)["steps"]![0]!["outcome"]);

        [Theory]
        [MemberData(nameof(Places))]
        public void The_cited_source_of_each_assumption_exists(string name)
        {
            AssumedFact fact = AssumedFacts.All.Single(fact => fact.Name == name);
            Assert.Contains(fact.Constant, File.ReadAllText(Checkout.Of(fact.File)));
        }

        [Fact]
        public void Assumptions_that_the_image_does_not_measure_are_listed_with_a_reason()
        {
            string page = File.ReadAllText(Checkout.Of("docs", "HARDWARE.md"));
            JsonArray listed = Report(1, Good)["notMeasured"]!.AsArray();
            Assert.Equal(UnmeasuredFact.All.Select(fact => fact.Name), listed.Select(fact => (string)fact!["name"]!));
            Assert.All(UnmeasuredFact.All, fact =>
            {
                Assert.Contains($"| `{fact.Name}` |", page);
                Assert.Contains(fact.Constant, File.ReadAllText(Checkout.Of(fact.File)));
            });
        }

        private static VirtualDevice Started()
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            device.Backup.BootMode = BootMode.Update;
            device.Flash.Preload(FlashMap.Base, new byte[FlashMap.DoubleWordSize]);
            device.BeginBoot();
            return device;
        }

        private static byte[] Image() =>
            File.ReadAllBytes(NativeBuild.Ensure("flipper-f7", "selftest", "boards/FLIPPER_F7/selftest.bin"));

        private JsonNode Report(int status, string log)
        {
            File.WriteAllText(_folder["log"], log);
            return Cli.Expect(status, "selftest-report", _folder["log"], "--json", "-").Json;
        }
    }
}
