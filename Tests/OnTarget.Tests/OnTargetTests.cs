using FlipperUpdaterNano.TestLauncher;
using Xunit;

namespace FlipperUpdaterNano.OnTarget.Tests
{
    /// <summary>Runs the on-target tests on every target; checks that all reports are equal and contain no failure.</summary>
    [Collection(nameof(OnTargetTests))]
    public class OnTargetTests
    {
        private static readonly Dictionary<string, Lazy<Report>> s_reports = new()
        {
            [".NET"] = new(() => Report.Parse(NetTarget.Run())),
            ["desktop runtime"] = new(() => Report.Parse(RuntimeTarget.RunOnDesktop())),
            ["Cortex-M4 runtime"] = new(() => Report.Parse(RuntimeTarget.RunOnChip())),
            ["emulated Flipper"] = new(() => FlipperTarget.Run()),
        };

        public static TheoryData<string> Targets => [.. s_reports.Keys];

        [Theory]
        [MemberData(nameof(Targets))]
        public void All_tests_that_the_target_can_run_pass(string target)
        {
            Report report = s_reports[target].Value;

            Assert.Empty(report.Failures);
            Assert.Equal(Expected(), report.Lines.Select(line => line.Test));
        }

        [Theory]
        [InlineData(".NET")]
        [InlineData("emulated Flipper")]
        public void A_complete_Flipper_skips_no_test(string target)
        {
            Assert.Empty(s_reports[target].Value.Skips);
        }

        [Theory]
        [InlineData("desktop runtime")]
        [InlineData("Cortex-M4 runtime")]
        public void The_bare_runtime_skips_only_tests_that_need_a_Flipper(string target)
        {
            Assert.All(s_reports[target].Value.Skips, line =>
                Assert.Matches("^no (flash|card|backup registers|device) on this target$", line.Detail));
            Assert.Equal(Lines("desktop runtime"), Lines(target));
        }

        [Theory]
        [MemberData(nameof(Targets))]
        public void The_report_equals_that_of_dot_NET_except_for_times_and_skips(string target)
        {
            HashSet<string> skipped = [.. s_reports[target].Value.Skips.Select(line => line.Test)];

            Assert.Equal(
                s_reports[".NET"].Value.Lines.Select(line => skipped.Contains(line.Test)
                    ? $"skipped {line.Test}"
                    : $"{line.Result} {line.Test}"),
                s_reports[target].Value.Lines.Select(line => $"{line.Result} {line.Test}"));
        }

        [Fact]
        public void Board_tests_pass_on_the_emulated_Flipper()
        {
            Report report = FlipperTarget.Run(OnTargetImage.Board);

            Assert.Empty(report.Failures);
            Assert.Empty(report.Skips);
            Assert.Equal(Names(OnTargetImage.BoardTests()), report.Lines.Select(line => line.Test));
        }

        private static IEnumerable<string> Expected() => Names(OnTargetImage.Tests());

        private static IEnumerable<string> Names(IEnumerable<TestClassSource> classes) =>
            classes.SelectMany(item => item.Tests.Select(test => $"{item.Name}.{test.Method}.{test.Index}"));

        private static IEnumerable<string> Lines(string target) =>
            s_reports[target].Value.Lines.Select(line => line.Result == "passed"
                ? $"{line.Result} {line.Test}"
                : $"{line.Result} {line.Test} {line.Detail}");
    }
}
