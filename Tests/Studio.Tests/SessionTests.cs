using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Studio.Session;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests runs that replace one another, and cuts made by the user, without a browser.</summary>
    public sealed class SessionTests : IDisposable
    {
        private StudioSession? _session;

        private StudioSession Session => _session!;

        public void Dispose() => _session?.Dispose();

        [Fact]
        public void A_run_that_is_replaced_during_a_seek_passes_its_inputs_to_the_next_run()
        {
            Open("scenario=waiting-for-card");
            Until("waiting");
            Session.Current.Hold.Do("insert");
            Until("off");
            int last = Session.Current.Screens;

            Session.GoTo(last);
            Session.GoTo(last - 1);
            SessionLink onItsWay = Session.Link;
            Until("paused");

            Assert.Equal(last - 1, Session.Current.Screens);
            Assert.Equal("insert", Assert.Single(Session.Link.Inputs).Action);
            Assert.Equal(new Position(GateKind.Screen, last - 1), onItsWay.At);
            Assert.Equal(Session.Link.ToString(), onItsWay.ToString());
        }

        [Fact]
        public void Inputs_that_a_run_does_not_reach_are_dropped()
        {
            Open("scenario=small&input=eject@screen:100000&at=off:1");
            Until("off");
            Assert.Single(Session.Link.Inputs);

            Open("scenario=small&input=eject@screen:100000&at=screen:100000");
            Until("off");
            Assert.Contains("no longer reaches screen:100000", Why(), StringComparison.Ordinal);
            Assert.Empty(Session.Link.Inputs);
        }

        [Fact]
        public void Going_back_or_cutting_at_a_past_operation_replays_only_from_the_last_restart()
        {
            Open("scenario=small");
            Until("off", "the firmware starts");
            int screens = Session.Current.Screens;

            Session.GoTo(screens - 1);
            Assert.InRange(Session.Current.Screens, screens / 2, screens - 1);
            Until("paused");
            Assert.Equal(screens - 1, Session.Current.Screens);

            long number = Session.Current.Operations - 3;
            Session.CutAt($"{number}");
            Assert.InRange(Session.Current.Screens, screens / 2, screens);
            UntilCut(number);
        }

        [Fact]
        public void A_cut_requested_by_the_user_stays_pending_across_a_power_cycle()
        {
            Open("scenario=small&at=screen:3");
            Until("paused");
            long number = Session.Current.Operations + 100;
            Session.CutAt($"{number}");
            Session.Current.Hold.Do("off");
            Until("off");
            Session.Current.Hold.Pause(false);
            Session.Current.Hold.Do("on");
            UntilCut(number);
        }

        [Fact]
        public void A_cut_requested_by_the_user_is_added_to_those_of_the_scenario()
        {
            Open("scenario=power-loss");
            Until("off", "the firmware starts");
            long number = Session.Current.Operations - 3;
            Session.CutAt($"{number}");
            UntilCut(number);
        }

        [Theory]
        [InlineData("power-loss")]
        [InlineData("power-loss-radio")]
        public void The_seed_selects_the_result_of_a_cut_in_the_scenario(string scenario)
        {
            StudioDevice made = new StudioHost(new StudioCatalog(null, null)).Make(scenario, false, null, 3);
            using Run run = new(made, new RunPlan([], new Position(GateKind.Off, 1)));
            run.Start();
            Assert.True(run.WaitForGoal(Limit.Wait));
            Assert.Equal(3, made.Device.Journal.LastCut!.Variant);
        }

        [Fact]
        public void Selecting_another_seed_repeats_the_run()
        {
            Open("scenario=power-loss");
            Until("off", "the firmware starts");
            int generation = Session.Generation;
            Session.SetSeed(3);
            Until("off", "the firmware starts");
            Assert.Equal(generation + 1, Session.Generation);
            Assert.Equal(3, SessionLink.Parse(Session.Link.ToString()).Seed);
        }

        [Fact]
        public void Selecting_another_seed_changes_the_result_of_an_earlier_cut()
        {
            Open("scenario=small");
            Until("off", "the firmware starts");
            long number = Session.Current.Operations - 3;
            Session.CutAt($"{number}:torn");
            Until("off", $"#{number}:torn.");
            Session.SetSeed(3);
            Until("off", $"#{number}:torn/3.");
            Session.SetSeed(0);
            Until("off", $"#{number}:torn.");
        }

        [Fact]
        public void After_an_error_in_an_armed_update_key_presses_restore_the_old_firmware()
        {
            Open("scenario=way-back");
            Until("waiting");
            foreach (string key in new[] { "press:back-long", "press:back", "press:ok" })
            {
                string before = State("time");
                Session.Current.Hold.Do(key);
                Assert.True(SpinWait.SpinUntil(() => State("time") != before && State("run") is "waiting" or "off", Limit.Wait), key);
            }

            Until("off", "the firmware starts");
            // The 13 pages that the new firmware occupied contain the old content again.
            string flash = Session.Current.Feed.Changes(new SeenFeed())["flash"]!.ToString();
            Assert.Equal(new string('o', 13), flash[..13]);
        }

        [Theory]
        [InlineData("1")]
        [InlineData("#1")]
        [InlineData("1:before")]
        public void The_first_operation_can_be_cut(string id)
        {
            Open("scenario=small&at=screen:3");
            Until("paused");
            Session.CutAt(id);
            UntilCut(1);
        }

        private void Open(string link)
        {
            _session?.Dispose();
            _session = new StudioSession(new StudioHost(new StudioCatalog(null, null)), SessionLink.Parse(link));
            _session.Current.Hold.Hurry(0);
            _session.Begin();
        }

        private void UntilCut(long number) => Until("off", $"#{number}:");

        private void Until(string state, string why = "") => Assert.True(
            SpinWait.SpinUntil(() => State("run") == state && Why().Contains(why, StringComparison.Ordinal), Limit.Wait),
            $"The run is {State("run")} at {Session.Current.Position}, not {state}: {Why()}");

        private string Why() => State("why");

        private string State(string name) =>
            Session.Current.Feed.Changes(new SeenFeed())["state"]?[name]?.ToString() ?? string.Empty;
    }
}
