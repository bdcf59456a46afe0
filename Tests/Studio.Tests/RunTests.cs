using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Studio.Session;
using FlipperUpdaterNano.VirtualFlipper.Display;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests a run and the messages that it publishes, without a browser.</summary>
    public class RunTests
    {
        private const double Crawling = 0.0001;
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

        [Fact]
        public void Console_lines_are_sent_with_the_next_state()
        {
            RunFeed feed = new();
            SeenFeed seen = new();
            feed.Publish(new JsonObject { ["time"] = 1 }, FlashView.Empty, null, string.Empty);
            feed.Add(new ConsoleLine(2, 1, "stage 2 0"));
            Assert.Empty(feed.Changes(seen)["lines"]!.AsArray());

            feed.Publish(new JsonObject { ["time"] = 3 }, FlashView.Empty, null, string.Empty);
            Assert.Single(feed.Changes(seen)["lines"]!.AsArray());
            Assert.Empty(feed.Changes(seen)["lines"]!.AsArray());
        }

        [Fact]
        public void A_slowed_run_can_be_paused_and_continued()
        {
            using Run run = Start("small", new RunPlan([], null) { Speed = Crawling });
            Until(run, "running");
            run.Hold.Pause(true);
            Until(run, "paused");
            run.Hold.Hurry(0);
            run.Hold.Pause(false);
            Until(run, "off");
        }

        private static Run Start(string scenario, RunPlan plan)
        {
            Run run = new(new StudioHost(new StudioCatalog(null, null)).Make(scenario, false, null), plan);
            run.Start();
            return run;
        }

        private static void Until(Run run, string state) => Assert.True(
            SpinWait.SpinUntil(() => StateOf(run) == state, s_patience), $"The run is {StateOf(run)} at {run.Position}, not {state}.");

        private static string StateOf(Run run) => run.Feed.Changes(new SeenFeed())["state"]?["run"]?.GetValue<string>() ?? string.Empty;
    }
}
