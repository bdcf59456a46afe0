using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Studio.Session;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>The scenarios of the picker, without a browser.</summary>
    public class ScenarioTests
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

        public static TheoryData<string> Scenarios => [.. new StudioCatalog(null, null).Titles.Select(title => title.Id)];

        [Theory]
        [MemberData(nameof(Scenarios))]
        public void Every_scenario_runs_to_where_it_waits_or_ends(string scenario)
        {
            using Run run = Play(scenario);

            Assert.Contains(StateOf(run), new[] { "waiting", "off" });
            Assert.Empty(run.Feed.Changes(new SeenFeed())["state"]!["violations"]!.AsArray());
        }

        [Fact]
        public void A_run_repeats_with_the_same_inputs()
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
            Wait(run, () => StateOf(run) is "waiting" or "off" or "failed");
            return run;
        }

        private static void Wait(Run run, Func<bool> condition) =>
            Assert.True(SpinWait.SpinUntil(condition, s_patience), $"The run is {StateOf(run)} at {run.Position}: {LastLines(run)}");

        private static string LastLines(Run run) =>
            string.Join('\n', run.Feed.Changes(new SeenFeed())["lines"]!.AsArray().TakeLast(5).Select(line => line!.ToJsonString()));

        private static string StateOf(Run run) => run.Feed.Changes(new SeenFeed())["state"]?["run"]?.GetValue<string>() ?? string.Empty;

        private static string Frames(Run run) => run.Feed.Changes(new SeenFeed())["frames"]!.ToJsonString();
    }
}
