using FlipperUpdaterNano.Host.Runs;
using Xunit;

namespace FlipperUpdaterNano.Host.Tests.Scenarios
{
    /// <summary>The loader image itself, instruction by instruction on the emulated chip: it must do what the managed updater does on the mock.</summary>
    public sealed class ChipScenarioTests
    {
        // A sample, because each takes seconds to minutes; faults of the card's files are the mock's own: on the chip the card is blocks.
        private static readonly string[] s_names =
        [
            "[2-99..100] a bit of the firmware is wrong",
            "[3-0..100] a page does not take what is programmed",
        ];

        public static TheoryData<string> Names => new(s_names);

        [Fact]
        public void A_full_update_leaves_the_device_as_the_mock_leaves_it()
        {
            Bench mock = new(Engine.Mock);
            Bench chip = new(Engine.Chip);
            RunReport expected = mock.Play();
            RunReport report = chip.Play();

            Assert.Empty(report.Violations);
            Assert.Equal(RunOutcome.Completed, report.Outcome);
            Assert.Equal(expected.Boots, report.Boots);
            Assert.Equal(expected.PagesErased, report.PagesErased);
            Assert.Equal(DeviceImage.Of(mock.Device), DeviceImage.Of(chip.Device));
        }

        [Theory]
        [MemberData(nameof(Names))]
        public void A_fault_leads_to_the_code_and_the_outcome_of_the_mock(string name)
        {
            Scenario scenario = ErrorScenarios.All.Single(known => known.ToString() == name);
            Bench mock = new(Engine.Mock);
            Bench chip = new(Engine.Chip);
            scenario.Arrange(mock);
            scenario.Arrange(chip);
            RunReport expected = mock.Play();
            RunReport report = chip.Play();

            Assert.Empty(report.Violations);
            Assert.Equal(expected.Error!.Code, report.Error?.Code);
            Assert.Equal(expected.Outcome, report.Outcome);
        }
    }
}
