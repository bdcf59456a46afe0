using System.Diagnostics;
using FlipperUpdaterNano.Fupd.Runs;
using Xunit;
using Xunit.Abstractions;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Scenarios on both targets: the managed updater on the mock, and the loader image itself, instruction by instruction, on the
    /// emulated chip. Same package, same device, same fault; everything they leave must be equal.
    /// </summary>
    public sealed class ChipScenarioTests(ITestOutputHelper output)
    {
        // A few in the ordinary run: each is an error and a whole update after it.
        private static readonly string[] s_cured =
        [
            "[3-0..100] the card is pulled while flash is written",
            "[9-40] the stack does not hand over to FUS",
            "[14-0] the gauge does not answer",
        ];

        private static IEnumerable<Scenario> All => ErrorScenarios.All.Concat(CompletingScenarios.All);

        /// <summary>Each fifth in the ordinary run, all in the campaign; the mock plays all in both.</summary>
        public static TheoryData<string> Names => new(
            All.Where((_, index) => IsCampaign || index % 5 == 0).Select(scenario => scenario.ToString()));

        /// <summary>
        /// The faults that go away, except two: only a power cycle ends a FUS that hangs, and the card that the chip found full does not
        /// grow.
        /// </summary>
        public static TheoryData<string> Curable => new(IsCampaign
            ? ErrorScenarios.All
                .Where(scenario => scenario.Codes is not ("9-10" or "16-40") && !Arranged(scenario, Engine.Mock).IsIncurable)
                .Select(scenario => scenario.ToString())
            : s_cured);

        public static TheoryData<string> Completing => new(CompletingScenarios.All.Select(scenario => scenario.ToString()));

        private static bool IsCampaign => Environment.GetEnvironmentVariable("FUPD_CAMPAIGN") is not null;

        [Theory]
        [MemberData(nameof(Names))]
        public void A_scenario_ends_equal_on_both_targets(string name)
        {
            Scenario scenario = Find(name);
            Bench mock = Arranged(scenario, Engine.Mock);
            Bench chip = Arranged(scenario, Engine.Chip);
            RunReport expected = mock.Play();
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            RunReport report = chip.Play();
            TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
            output.WriteLine($"{used.TotalSeconds:0.0} s of processor time, {report.DeviceMilliseconds} ms of the device's");

            Assert.Empty(report.Violations);
            Assert.Equal(scenario.Outcome, report.Outcome.ToString().ToLowerInvariant());
            Assert.Equal(Ending.Of(expected, mock.Device), Ending.Of(report, chip.Device));
        }

        /// <summary>The errors have tests of their own on the mock.</summary>
        [Theory]
        [MemberData(nameof(Completing))]
        public void A_scenario_without_an_error_completes_on_the_mock(string name)
        {
            Scenario scenario = Find(name);
            RunReport report = Arranged(scenario, Engine.Mock).Play();

            Assert.Empty(report.Violations);
            Assert.Equal(scenario.Outcome, report.Outcome.ToString().ToLowerInvariant());
        }

        [Theory]
        [MemberData(nameof(Curable))]
        public void When_the_fault_is_gone_ok_completes_on_both_targets(string name)
        {
            Bench mock = Arranged(Find(name), Engine.Mock).CureOnError();
            Bench chip = Arranged(Find(name), Engine.Chip).CureOnError();
            RunReport expected = mock.Play(1);
            RunReport report = chip.Play(1);

            Assert.Empty(report.Violations);
            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome} [{report.Error?.Code}] {report.Error?.Message}");
            Assert.Equal(expected.Outcome, report.Outcome);
            Assert.Equal(Ending.Of(mock.Device), Ending.Of(chip.Device));
        }

        private static Scenario Find(string name) => All.Single(known => known.ToString() == name);

        private static Bench Arranged(Scenario scenario, string engine)
        {
            Bench bench = new Bench(engine).WithOwnLoader();
            scenario.Arrange(bench);
            return bench;
        }
    }
}
