using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    public sealed class ErrorScenarioTests
    {
        public static TheoryData<string> Names => new(ErrorScenarios.All.Select(scenario => scenario.ToString()));

        [Theory]
        [MemberData(nameof(Names))]
        public void A_fault_leads_to_its_code_and_leaves_what_is_promised(string name)
        {
            Scenario scenario = ErrorScenarios.All.Single(known => known.ToString() == name);
            Bench bench = new(Engine.Mock);
            scenario.Arrange(bench);
            RunReport report = bench.Play();
            Assert.True(report.Error != null, $"{name}: no error, {report.Outcome}, rests as {report.RestsAs}");
            Assert.True(
                scenario.Expects(report.Error.Stage, report.Error.Progress), $"{name}: [{report.Error.Code}] {report.Error.Message}");
            Assert.Equal(scenario.Outcome, report.Outcome.ToString().ToLowerInvariant());
            Assert.Equal("updater", report.RestsAs);
            Assert.NotNull(StageCatalog.Find(report.Error.Stage, report.Error.Progress));
            Assert.DoesNotContain(bench.Device.Violations, violation => !violation.Rule.StartsWith("card.", StringComparison.Ordinal));
        }

        [Theory]
        [MemberData(nameof(Names))]
        public void When_the_fault_is_gone_ok_completes_the_update(string name)
        {
            Scenario scenario = ErrorScenarios.All.Single(known => known.ToString() == name);
            Bench bench = new(Engine.Mock);
            scenario.Arrange(bench);
            if (bench.IsIncurable)
            {
                // What is wrong stays: OK leads to the same error again, and to nothing worse.
                Assert.Equal(scenario.Outcome, bench.Play(1).Outcome.ToString().ToLowerInvariant());
                return;
            }

            RunReport report = bench.CureOnError().Play(1);
            if (ErrorScenarios.NeedPowerCycle.Contains(scenario.Codes))
            {
                Assert.NotEqual(RunOutcome.Completed, report.Outcome);
                report = bench.SwitchOnAgain();
            }

            Assert.True(report.Outcome == RunOutcome.Completed, $"{name}: {report.Outcome} [{report.Error?.Code}] {report.Error?.Message}");
            Assert.Equal("firmware", report.WouldBoot);
            Assert.Equal(bench.Firmware, bench.Device.Flash.Bytes[..bench.Firmware.Length].ToArray());
            Assert.Equal("1.20.0", bench.Device.Coprocessor.Stack!.Version.Dotted);
        }

        [Fact]
        public void Every_row_of_the_catalog_has_a_scenario_or_a_reason_why_not()
        {
            foreach (ErrorRow row in StageCatalog.Rows())
            {
                IEnumerable<int> progresses = Enumerable.Range(row.From, row.To - row.From + 1);
                bool hasScenario = ErrorScenarios.All.Any(scenario => progresses.Any(progress => scenario.Expects(row.Stage, progress)));
                bool isUnreachable = ErrorScenarios.Unreachable.ContainsKey(StageCatalog.Code(row.Stage, row.From));
                Assert.True(hasScenario != isUnreachable, $"[{row.Stage}-{row.From}] {row.Text}");
            }
        }

        [Fact]
        public void Without_a_fault_the_update_completes()
        {
            Bench bench = new(Engine.Mock);
            RunReport report = bench.Play();
            Assert.True(report.Outcome == RunOutcome.Completed, report.Error?.Message);
            Assert.Equal("firmware", report.RestsAs);
            Assert.Empty(bench.Device.Violations);
        }
    }
}
