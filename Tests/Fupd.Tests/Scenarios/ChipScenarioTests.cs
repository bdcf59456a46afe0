using System.Diagnostics;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Scenarios;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;
using Xunit.Abstractions;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Plays scenarios with the managed updater on the mock, and with the loader image itself, instruction by instruction, on the
    /// emulator. Package, device and fault are the same, so the resulting devices must be equal.
    /// </summary>
    public sealed class ChipScenarioTests(ITestOutputHelper output)
    {
        // The default run includes only a few scenarios, because each one runs until an error and then completes the update.
        private static readonly string[] s_cured =
        [
            "03-0to100-the-card-is-pulled-while-flash-is-written",
            "09-40-the-stack-does-not-switch-to-fus",
            "14-0-the-gauge-does-not-answer",
        ];

        private static readonly Lazy<byte[]> s_loader = new(() => LoaderImage.Build());

        /// <summary>
        /// Gets every sixteenth scenario in the default run and all scenarios in the campaign; in both, the mock runs all scenarios.
        /// </summary>
        public static TheoryData<string> Names => new(ScenarioFiles.Names.Where((_, index) => IsCampaign || index % 16 == 0));

        /// <summary>
        /// The removable faults, except two: a hanging FUS needs a power cycle, and a full card in the emulator cannot grow.
        /// </summary>
        public static TheoryData<string> Curable => new(IsCampaign
            ? ScenarioFiles.Names.Where(name => ScenarioFiles.Read(name) is { IsIncurable: false } scenario
                && scenario.Expected.Error is not (null or "9-10" or "16-40"))
            : s_cured);

        private static bool IsCampaign => Environment.GetEnvironmentVariable("FUPD_CAMPAIGN") is not null;

        [Theory]
        [MemberData(nameof(Names))]
        public void A_scenario_ends_identically_on_mock_and_emulator(string name)
        {
            Scenario scenario = ScenarioFiles.Read(name);
            (VirtualDevice mock, DeviceRun onMock) = scenario.Prepare(Engine.Mock, s_loader.Value);
            (VirtualDevice chip, DeviceRun onChip) = scenario.Prepare(Engine.Chip, s_loader.Value);
            RunReport expected = onMock.Play();
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            RunReport report = onChip.Play();
            TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
            output.WriteLine($"{used.TotalSeconds:0.0} s of processor time, {report.DeviceMilliseconds} ms of device time");

            Assert.Empty(report.Violations);
            Assert.Equal(scenario.Expected.Outcome, report.OutcomeText);
            Assert.Equal(Ending.Of(expected, mock), Ending.Of(report, chip));
        }

        [Theory]
        [MemberData(nameof(Curable))]
        public void OK_completes_the_update_on_mock_and_emulator_once_the_fault_is_removed(string name)
        {
            (VirtualDevice mock, DeviceRun onMock) = ScenarioFiles.Read(name).Prepare(Engine.Mock, s_loader.Value, 1, Cure.OnError);
            (VirtualDevice chip, DeviceRun onChip) = ScenarioFiles.Read(name).Prepare(Engine.Chip, s_loader.Value, 1, Cure.OnError);
            RunReport expected = onMock.Play();
            RunReport report = onChip.Play();

            Assert.Empty(report.Violations);
            Assert.True(report.Outcome == RunOutcome.Completed, $"{report.Outcome} [{report.Error?.Code}] {report.Error?.Message}");
            Assert.Equal(expected.Outcome, report.Outcome);
            Assert.Equal(Ending.Of(mock), Ending.Of(chip));
        }
    }
}
