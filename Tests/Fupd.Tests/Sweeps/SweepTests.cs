using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.Fupd.Tests.Scenarios;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>
    /// Tests the outcomes of power cuts during an update, after which the device is only powered on again. FUPD_CAMPAIGN=N runs N times as
    /// many cuts.
    /// </summary>
    public sealed class SweepTests
    {
        private static readonly Violation s_rule = new("some.rule", "something", 0);
        private static readonly Lazy<SweptUpdate> s_mock = new(() => SweptBench.Update(Engine.Mock));
        private static readonly Lazy<SweptUpdate> s_chip = new(() => SweptBench.Update(Engine.Chip));

        /// <summary>
        /// Gets the engine, whether the stop is a reset, the step between operations, and the minimum number of snapshots.
        /// </summary>
        public static TheoryData<string, bool, int, int> Copies => Environment.GetEnvironmentVariable("FUPD_CAMPAIGN") is null
            ? new() { { Engine.Mock, false, 197, 20 }, { Engine.Mock, true, 397, 10 } }
            : new() { { Engine.Mock, false, 97, 40 }, { Engine.Chip, false, 1500, 1 } };

        [Fact]
        public void After_a_cut_the_update_completes_or_needs_USB_DFU_for_page_zero_and_nothing_is_lost()
        {
            SweptUpdate update = s_mock.Value;
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, new SweepPlan { Every = Sampled(23) });

            Assert.All(runs, run => Assert.False(run.IsBad, $"{run.Id}: {run.Outcome} {run.Why} {string.Join(' ', run.Violations)}"));
            AssertComputerOnlyForPageZero(update, runs);
            Assert.True(runs.Count(run => run.Outcome == CutOutcome.CompletedAlone) > runs.Count / 2);
        }

        [Fact]
        public void On_the_emulator_cuts_have_the_same_outcomes_as_on_the_mock()
        {
            SweptUpdate update = s_chip.Value;
            IReadOnlyList<SweepRun> runs = SweptBench.Play(
                update, new SweepPlan { Every = Sampled(1300), Modes = SweepMode.Parse("torn,after"), Shards = 3 });

            Assert.Equal([":after", ":torn"], runs.Select(run => run.Id[run.Id.LastIndexOf(':')..]).Distinct().Order());
            Assert.All(runs, run => Assert.False(run.IsBad, $"{run.Id}: {run.Outcome} {run.Why} {string.Join(' ', run.Violations)}"));
            AssertComputerOnlyForPageZero(update, runs);
        }

        // Current limitation: the new firmware boots, and only starting the package again restores settings and resources.
        [Fact]
        public void If_the_backup_registers_are_lost_the_update_stops_and_reinstalling_repairs_the_device()
        {
            SweptUpdate update = s_mock.Value;
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, new SweepPlan { Every = Sampled(37), LosesRegisters = true });

            Assert.All(
                runs.Where(run => run.Outcome == CutOutcome.Lost),
                run => Assert.True(
                    run.Why.EndsWith("starting the package again repairs it", StringComparison.Ordinal), $"{run.Id}: {run.Why}"));
            Assert.All(runs.Where(run => run.Outcome == CutOutcome.Hang), run => Assert.True(run.IsUnavoidable, $"{run.Id}: {run.Why}"));
            Assert.Contains(runs, run => run.Outcome == CutOutcome.NotStarted);
            Assert.Contains(runs, run => run.Outcome == CutOutcome.Lost);
        }

        [Fact]
        public void A_reset_during_an_update_never_causes_a_hang_or_data_loss()
        {
            IReadOnlyList<SweepRun> runs = SweptBench.Play(s_mock.Value, new SweepPlan { Every = Sampled(61), By = StopKind.Reset });

            Assert.All(runs, run => Assert.True(
                run.Outcome is CutOutcome.CompletedAlone or CutOutcome.NeedsPc && !run.IsBad, $"{run.Id}: {run.Outcome} {run.Why}"));
        }

        [Fact]
        public void After_a_card_pull_the_updater_asks_for_the_card_or_restarts()
        {
            IReadOnlyList<SweepRun> runs = SweptBench.Play(s_mock.Value, new SweepPlan { Every = Sampled(61), By = StopKind.Card });

            Assert.All(runs, run => Assert.True(
                run.Outcome is CutOutcome.CompletedAlone or CutOutcome.NotStarted && !run.IsBad, $"{run.Id}: {run.Outcome} {run.Why}"));
        }

        [Fact]
        public void Two_cuts_in_an_update_cause_no_data_loss()
        {
            IReadOnlyList<SweepRun> runs = SweptBench.Play(
                s_mock.Value, new SweepPlan { Every = Sampled(307), Modes = SweepMode.Parse("torn"), Cuts = 2 });

            Assert.All(runs, run => Assert.False(run.IsBad, $"{run.Id}: {run.Outcome} {run.Why}"));
            Assert.Contains(runs, run => run.Cuts.Count == 2);
        }

        [Fact]
        public void Torn_option_bytes_are_counted_separately()
        {
            SweptUpdate update = s_mock.Value;
            ListedOperation operation = update.Operations.Single(
                listed => listed.Id.StartsWith("options.program@", StringComparison.Ordinal));
            SweepPlan plan = new()
            {
                Modes = SweepMode.Parse("torn"),
                Shards = update.Operations.Count,
                Shard = (int)operation.Number - 1,
            };

            SweepRun run = Assert.Single(SweptBench.Play(update, plan));

            Assert.Equal(CutOutcome.TornOptions, run.Outcome);
        }

        // Equality of every counter and byte ensures that --cut replays a cut id of a sweep. The emulator is covered only if FUPD_CAMPAIGN
        // is set, because each cut on the emulator needs a complete run.
        [Theory]
        [MemberData(nameof(Copies))]
        public void A_device_copied_at_a_cut_equals_the_device_after_a_run_with_that_cut(string engine, bool isReset, int every, int least)
        {
            SweptUpdate update = (engine == Engine.Mock ? s_mock : s_chip).Value;
            List<(CutPoint Cut, string Left)> copies = [];
            string modes = engine == Engine.Mock ? "before,torn/1,after" : "torn";
            StopKind by = isReset ? StopKind.Reset : StopKind.Power;
            new CutWalk(new SweepPlan { Every = every, Modes = SweepMode.Parse(modes), By = by }).Play(
                () => PlayedDevice.Copy(update.Armed, engine),
                number => number % 2 == 1,
                candidate =>
                {
                    using PlayedDevice copy = candidate.Played;
                    copy.StoreCard();
                    copies.Add((candidate.Cut, Ending.Of(copy.Device)));
                },
                (_, report) => Assert.Equal(RestState.Firmware, report.RestsAs));

            Assert.True(copies.Count >= least, $"{copies.Count} copies");
            foreach ((CutPoint cut, string left) in copies)
            {
                using PlayedDevice again = PlayedDevice.Copy(update.Armed, engine);
                again.Device.Journal.Arm(cut);
                Assert.Equal(isReset ? BootEnding.ResetFromOutside : BootEnding.PowerLost, again.SwitchOn().Ending);
                Assert.True(left == Ending.Of(again.Device), $"{cut}\n{left}\n---\n{Ending.Of(again.Device)}");
            }
        }

        [Fact]
        public void An_error_in_a_run_ends_the_sweep_but_earlier_runs_are_kept()
        {
            Sweep sweep = new(s_mock.Value, new SweepPlan { Every = 600 }, 2);
            sweep.Ended += _ => throw new ToolException("fsck.fat cannot be run");

            Assert.Equal("fsck.fat cannot be run", Assert.Throws<ToolException>(() => sweep.Run()).Message);
            Assert.NotEmpty(sweep.Runs);
        }

        // Of all outcomes, only lost content and avoidable hangs fail a sweep (docs/SWEEP.md).
        [Theory]
        [InlineData(CutOutcome.CompletedAlone, false, 0)]
        [InlineData(CutOutcome.NeedsPc, false, 0)]
        [InlineData(CutOutcome.Hang, true, 0)]
        [InlineData(CutOutcome.Hang, false, 1)]
        [InlineData(CutOutcome.Lost, false, 1)]
        public void The_exit_status_of_a_sweep_follows_from_its_outcomes(object outcome, bool isUnavoidable, int status)
        {
            SweepRun run = SweepRun.Of(JsonNode.Parse(
                $$"""
                {
                    "cuts": ["#1:torn"], "operation": 1, "nanoseconds": 0, "durationNanoseconds": 0, "stage": 3, "why": "",
                    "outcome": "{{SweepRun.NameOf((CutOutcome)outcome)}}", "unavoidable": {{(isUnavoidable ? "true" : "false")}},
                    "violations": []
                }
                """)!);
            Assert.Equal(status, SweepResult.Of(s_mock.Value, new SweepPlan(), [run]).Status);
            Assert.Equal(status, SweepResult.Of(s_mock.Value, new SweepPlan(), [run with { Violations = [s_rule] }]).Status);
        }

        private static int Sampled(int every)
        {
            int.TryParse(Environment.GetEnvironmentVariable("FUPD_CAMPAIGN"), out int scale);
            return Math.Max(1, every / Math.Max(1, scale));
        }

        private static void AssertComputerOnlyForPageZero(SweptUpdate update, IReadOnlyList<SweepRun> runs)
        {
            const string page = "@08000000#";
            IReadOnlyList<ListedOperation> all = update.Operations;
            long erased = all.First(operation => operation.Id.StartsWith("flash.erase" + page, StringComparison.Ordinal)).Number;
            long written = all.Last(operation => operation.Id.StartsWith("flash.word" + page, StringComparison.Ordinal)).Number;
            Assert.All(
                runs.Where(run => run.Outcome is CutOutcome.NeedsPc or CutOutcome.Hang),
                run => Assert.True(run.Operation >= erased && run.Operation <= written, $"{run.Id}: {run.Outcome} {run.Why}"));
        }
    }
}
