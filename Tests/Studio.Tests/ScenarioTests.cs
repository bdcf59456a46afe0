using System.Globalization;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Fupd.Scenarios;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Studio.Session;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests the scenarios of the picker, without a browser.</summary>
    public partial class ScenarioTests
    {
        private static readonly Dictionary<string, string> s_errors = new() { ["waiting-for-card"] = "2-56", ["way-back"] = "13-0..100" };

        public static TheoryData<string> Scenarios => [.. new StudioCatalog(null, null).Titles.Select(title => title.Id)];

        [Theory]
        [MemberData(nameof(Scenarios))]
        public void Every_scenario_ends_as_declared(string scenario)
        {
            using Run run = Play(scenario);

            if (ErrorOf(scenario) is { } error)
            {
                AssertWaits(run, error);
            }
            else
            {
                AssertCompleted(run);
            }

            Assert.Empty(run.Feed.Changes(new SeenFeed())["state"]!["violations"]!.AsArray());
        }

        // A scenario file specifies the expected end; the scenarios of the studio's own catalog complete the update, except the two that
        // wait for the user.
        private static string? ErrorOf(string scenario)
        {
            string file = Checkout.Of("Tests", "Data", "scenarios", scenario + ".json");
            return File.Exists(file) ? Scenario.Read(file).Expected.Error : s_errors.GetValueOrDefault(scenario);
        }

        private static void AssertCompleted(Run run)
        {
            Assert.Equal("off", StateOf(run));
            Assert.Contains("it would start: Firmware", WhyOf(run), StringComparison.Ordinal);
            Assert.Equal("done", Lines(run)[^1]);
        }

        private static void AssertWaits(Run run, string error)
        {
            Assert.Equal("waiting", StateOf(run));
            Match last = ErrorLine().Match(Lines(run).Last(line => line.StartsWith("error ", StringComparison.Ordinal)));
            string[] code = error.Split('-', '.');
            Assert.Equal(code[0], last.Groups["stage"].Value);
            Assert.InRange(Number(last.Groups["progress"].Value), Number(code[1]), Number(code[^1]));
        }

        [Fact]
        public void The_same_inputs_reproduce_a_run()
        {
            using Run first = Play("waiting-for-card");
            first.Hold.Do("insert");
            Wait(first, () => StateOf(first) == "off");
            using Run second = Play("waiting-for-card", first.Inputs, first.Position);

            Assert.Equal(Frames(first), Frames(second));
            Assert.Equal(first.Inputs, second.Inputs);
            Assert.Contains("done", LastLines(second), StringComparison.Ordinal);
        }

        private static Run Play(string scenario, IReadOnlyList<Input>? inputs = null, Position? goal = null)
        {
            Run run = new(new StudioHost(new StudioCatalog(null, null)).Make(scenario, false, null), new RunPlan(inputs ?? [], goal));
            run.Start();
            // A power cut in the scenario switches the device off only briefly, which does not end the run.
            Wait(run, () => StateOf(run) is "waiting" or "failed" || (StateOf(run) == "off" && run.Position.Gate == GateKind.Off));
            return run;
        }

        private static void Wait(Run run, Func<bool> condition) =>
            Assert.True(SpinWait.SpinUntil(condition, Limit.Wait), $"The run is {StateOf(run)} at {run.Position}: {LastLines(run)}");

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

        private static string LastLines(Run run) => string.Join('\n', Lines(run).TakeLast(5));

        private static string[] Lines(Run run) =>
            [.. run.Feed.Changes(new SeenFeed())["lines"]!.AsArray().Select(line => line![2]!.GetValue<string>())];

        private static string WhyOf(Run run) => run.Feed.Changes(new SeenFeed())["state"]!["why"]!.GetValue<string>();

        private static string StateOf(Run run) => run.Feed.Changes(new SeenFeed())["state"]?["run"]?.GetValue<string>() ?? string.Empty;

        private static string Frames(Run run) => run.Feed.Changes(new SeenFeed())["frames"]!.ToJsonString();

        [GeneratedRegex(@"^error (?<stage>\d+)-(?<progress>\d+)")]
        private static partial Regex ErrorLine();
    }
}
