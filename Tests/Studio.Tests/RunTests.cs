using System.Collections.Concurrent;
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
        private const double NanosecondsPerMillisecond = 1e6;

        // Device time per step of the hand-set clock, in milliseconds.
        private const double DeviceStep = 30;

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

        // Device time is compared with a wall clock that only this test advances.
        [Theory]
        [InlineData(0.25)]
        [InlineData(1)]
        [InlineData(4)]
        public void A_run_stops_at_the_first_screen_or_operation_that_is_ahead_of_the_wall_clock(double speed)
        {
            StudioDevice made = new StudioHost(new StudioCatalog(null, null)).Make("small", false, null);
            ConcurrentQueue<double> passed = [];
            made.Device.Journal.Begun += _ => passed.Enqueue(made.Device.Clock.Now / NanosecondsPerMillisecond);
            made.Device.Display.Changed += _ => passed.Enqueue(made.Device.Clock.Now / NanosecondsPerMillisecond);
            HandClock wall = new();
            using Run run = new(made, new RunPlan([], null) { Speed = speed }, wall: wall);
            run.Start();

            for (int step = 1; step <= 50; step++)
            {
                wall.Milliseconds = step * DeviceStep / speed;
                double allowed = step * DeviceStep;
                Assert.True(
                    SpinWait.SpinUntil(() => passed.Any(time => time > allowed), Limit.Wait), $"The run stops before {allowed} ms.");
                double[] times = [.. passed];

                // A run does not wait if its lead is less than a millisecond of wall-clock time.
                Assert.All(times[..^1], time => Assert.InRange(time, 0, allowed + speed));
            }
        }

        private static Run Start(string scenario, RunPlan plan)
        {
            Run run = new(new StudioHost(new StudioCatalog(null, null)).Make(scenario, false, null), plan);
            run.Start();
            return run;
        }

        private static void Until(Run run, string state) => Assert.True(
            SpinWait.SpinUntil(() => StateOf(run) == state, Limit.Wait), $"The run is {StateOf(run)} at {run.Position}, not {state}.");

        private static string StateOf(Run run) => run.Feed.Changes(new SeenFeed())["state"]?["run"]?.GetValue<string>() ?? string.Empty;

        /// <summary>A wall clock that only the test advances.</summary>
        private sealed class HandClock : TimeProvider
        {
            private double _milliseconds;

            public double Milliseconds
            {
                set => Volatile.Write(ref _milliseconds, value);
            }

            public override long TimestampFrequency => TimeSpan.TicksPerSecond;

            public override long GetTimestamp() => (long)(Volatile.Read(ref _milliseconds) * TimeSpan.TicksPerMillisecond);
        }
    }
}
