using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Scenarios;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    public sealed class ErrorScenarioTests
    {
        private const string OwnFault =
            "a fault of the updater itself: covered by the updater's fault tests, and on the emulator by heap exhaustion";

        /// <summary>
        /// The error code for which pressing OK does not help even after the fault has been removed. A FUS that appears to hang may
        /// still be working, so the updater does not reset it; the user must power-cycle the device, as the advice states.
        /// </summary>
        private const string NeedsPowerCycle = "9-10";

        /// <summary>Catalog rows that no update on this device model can produce, and why.</summary>
        private static readonly Dictionary<string, string> s_unreachable = new()
        {
            ["1-65"] = "the stock loader does not start without its loader file; the doctor reports it",
            ["1-90"] = "the scenarios' packages have no resume stub: covered by ManifestCheckTests",
            ["21-0"] = OwnFault,
            ["21-3"] = OwnFault,
            ["21-5"] = OwnFault,
            ["21-6"] = OwnFault,
            ["21-10"] = OwnFault,
            ["21-11"] = OwnFault,
            ["21-12"] = OwnFault,
            ["21-13"] = OwnFault,
            ["21-14"] = OwnFault,
            ["21-18"] = OwnFault,
            ["21-19"] = OwnFault,
            ["21-20"] = OwnFault,
            ["16-0"] = "without a card the stock loader does not start; the doctor reports it",
            ["17-30"] = "requires an earlier, interrupted update: covered by the retry tests",
            ["19-0"] = "requires the card to fail between the last stage and the reset: covered by the card tests",
            ["20-80"] = "the model has FUS 1.2.0 and images for it only",
            ["20-85"] = "requires firmware that extends into the new stack's pages: covered by the preflight tests",
        };

        public static TheoryData<string> Names => new(ScenarioFiles.Names);

        public static TheoryData<string> Errors => new(ScenarioFiles.Names.Where(name => ScenarioFiles.Read(name).Expected.Error != null));

        [Theory]
        [MemberData(nameof(Names))]
        public void A_scenario_ends_as_declared(string name)
        {
            Scenario scenario = ScenarioFiles.Read(name);

            RunReport report = scenario.Prepare(Engine.Mock, null).Run.Play();

            Assert.Null(scenario.Expected.Difference(report));
            Assert.True(report.Error == null || StageCatalog.Find(report.Error.Stage, report.Error.Progress) != null, report.Error?.Code);
        }

        [Theory]
        [MemberData(nameof(Errors))]
        public void OK_completes_the_update_once_the_fault_is_removed(string name)
        {
            Scenario scenario = ScenarioFiles.Read(name);
            if (scenario.IsIncurable)
            {
                // The fault persists: OK leads to the same error again.
                Assert.Equal(scenario.Expected.Outcome, scenario.Prepare(Engine.Mock, null, 1).Run.Play().OutcomeText);
                return;
            }

            (VirtualDevice device, DeviceRun run) = scenario.Prepare(Engine.Mock, null, 1, Cure.OnError);
            RunReport report = run.Play();
            if (scenario.Expected.Error == NeedsPowerCycle)
            {
                Assert.NotEqual(RunOutcome.Completed, report.Outcome);
                report = new DeviceRun(device, Engine.Of(Engine.Mock)).Play();
            }

            Assert.True(report.Outcome == RunOutcome.Completed, $"{name}: {report.Outcome} [{report.Error?.Code}] {report.Error?.Message}");
            Assert.Equal("firmware", report.WouldBoot);
            byte[] firmware = Bench.MakeContents().Firmware!;
            Assert.Equal(firmware, device.Flash.Bytes[..firmware.Length].ToArray());
            Assert.Equal("1.20.0", device.Coprocessor.Stack!.Version.Dotted);
        }

        [Fact]
        public void Every_catalog_row_is_covered_by_a_scenario_or_listed_with_a_reason()
        {
            Scenario[] scenarios = [.. ScenarioFiles.Names.Select(ScenarioFiles.Read)];
            foreach (ErrorRow row in StageCatalog.Rows())
            {
                IEnumerable<int> progresses = Enumerable.Range(row.From, row.To - row.From + 1);
                bool hasScenario = scenarios.Any(scenario => progresses.Any(progress => scenario.Expected.Expects(row.Stage, progress)));
                bool isUnreachable = s_unreachable.ContainsKey(StageCatalog.Code(row.Stage, row.From));
                Assert.True(hasScenario != isUnreachable, $"[{row.Stage}-{row.From}] {row.Text}");
            }
        }
    }
}
