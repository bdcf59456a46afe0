using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>
    /// Sweeps the full package with a resume stub: after a cut, an armed device completes the update at the next power-on unless page 0's
    /// first double word is missing. FUPD_CAMPAIGN=N runs N times as many cuts.
    /// </summary>
    public sealed class StubSweepTests
    {
        private static readonly Lazy<SweptUpdate> s_mock = new(() => SweptBench.UpdateWithStub(Engine.Mock));

        [Theory]
        [InlineData(false, 41)]
        [InlineData(true, 31)]
        public void After_a_cut_the_update_completes_unless_the_first_double_word_of_page_zero_is_missing(bool losesRegisters, int every)
        {
            IReadOnlyList<SweepRun> runs = Play(s_mock.Value, new SweepPlan { Every = Scaled(every), LosesRegisters = losesRegisters });

            Assert.All(runs, run => AssertIsAllowed(s_mock.Value, run, losesRegisters));
            Assert.Contains(runs, run => run.Outcome == CutOutcome.CompletedAlone);
        }

        // The cuts range from two operations before each erasure of page 0 to eleven after it.
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void After_a_cut_at_any_operation_near_an_erasure_of_page_zero_the_update_completes_or_needs_USB_DFU(bool losesRegisters)
        {
            SweptUpdate update = s_mock.Value;
            foreach (ListedOperation operation in update.Operations.Where(
                listed => listed.Id.StartsWith("flash.erase@08000000", StringComparison.Ordinal)))
            {
                for (long number = operation.Number - 2; number < operation.Number + 12; number++)
                {
                    SweepPlan plan = new()
                    {
                        Shards = update.Operations.Count,
                        Shard = (int)number - 1,
                        LosesRegisters = losesRegisters,
                    };
                    Assert.All(SweptBench.Play(update, plan), run => AssertIsAllowed(update, run, losesRegisters));
                }
            }
        }

        [Fact]
        public void A_reset_never_causes_an_armed_device_to_hang()
        {
            IReadOnlyList<SweepRun> runs = Play(s_mock.Value, new SweepPlan { Every = Scaled(83), By = StopKind.Reset });

            Assert.All(runs, run =>
            {
                AssertIsAllowed(s_mock.Value, run, false);
                Assert.NotEqual(CutOutcome.Hang, run.Outcome);
            });
        }

        // After a reset the option registers still hold the values loaded at power-on, by which the updater detects that programming was
        // torn; it then programs the option bytes again.
        [Fact]
        public void After_a_reset_around_option_byte_programming_the_update_completes()
        {
            long program = s_mock.Value.Operations.Single(
                listed => listed.Id.StartsWith("options.program", StringComparison.Ordinal)).Number;
            List<SweepRun> runs = [];
            for (long number = program - 2; number <= program + 2; number++)
            {
                foreach (string modes in new[] { "before,torn,after", "torn/1", "torn/2", "torn/3", "torn/4", "torn/5" })
                {
                    SweepPlan plan = new()
                    {
                        Shards = s_mock.Value.Operations.Count,
                        Shard = (int)number - 1,
                        By = StopKind.Reset,
                        Modes = SweepMode.Parse(modes),
                    };
                    runs.AddRange(SweptBench.Play(s_mock.Value, plan));
                }
            }

            Assert.All(runs, run => Assert.True(run.Outcome == CutOutcome.CompletedAlone, $"{run.Id}: {run.Outcome} {run.Why}"));
            Assert.Contains(
                runs, run => run.Cuts[0].StartsWith("options.program", StringComparison.Ordinal) && run.Cuts[0].Contains(":torn"));
        }

        [Fact]
        public void Two_cuts_in_an_update_with_a_resume_stub_cause_no_data_loss()
        {
            IReadOnlyList<SweepRun> runs = Play(
                s_mock.Value, new SweepPlan { Every = Scaled(151), Modes = SweepMode.Parse("torn"), Cuts = 2, LosesRegisters = true });

            Assert.All(runs, run => Assert.False(run.IsBad, $"{run.Id}: {run.Outcome} {run.Why}"));
            Assert.Contains(runs, run => run.Cuts.Count == 2 && run.Outcome == CutOutcome.CompletedAlone);
        }

        // The updates include no radio change, because the stub is not armed during a radio change. One run takes several seconds of
        // processor time.
        [Fact]
        public void The_emulator_executes_the_code_of_the_stub()
        {
            bool isCampaign = Environment.GetEnvironmentVariable("FUPD_CAMPAIGN") is not null;
            SweptUpdate update = SweptBench.UpdateWithStub(Engine.Chip, false);
            long armed = update.Operations.First(
                listed => listed.Id.StartsWith("flash.erase@08000000", StringComparison.Ordinal)).Number + 9;
            SweepPlan plan = new() { Every = Scaled(130), Modes = SweepMode.Parse("torn"), LosesRegisters = true };
            IReadOnlyList<SweepRun> runs = Play(update, isCampaign ? plan : plan with { Every = 1, Shards = 250, Shard = 220 });

            Assert.All(runs, run => AssertIsAllowed(update, run, true));
            Assert.Contains(runs, run => run.Operation > armed && run.Outcome == CutOutcome.CompletedAlone);
        }

        private static IReadOnlyList<SweepRun> Play(SweptUpdate update, SweepPlan plan)
        {
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, plan);
            if (Environment.GetEnvironmentVariable("FUPD_SWEEP_REPORT") is { } folder)
            {
                string name = $"{plan.By}-{plan.Cuts}-{plan.LosesRegisters}-{update.Engine}.jsonl";
                SweepResult.Of(update, plan, runs).Write(Path.Combine(folder, name));
            }

            return runs;
        }

        private static void AssertIsAllowed(SweptUpdate update, SweepRun run, bool losesRegisters)
        {
            string what = $"{run.Id}: {run.Outcome} {run.Why} {string.Join(' ', run.Violations)}";
            ListedOperation operation = update.Operations[(int)(run.Operation - update.Operations[0].Number)];
            bool isPageZero = operation.Id.StartsWith("flash.", StringComparison.Ordinal)
                && operation.Id.Contains("@08000", StringComparison.Ordinal);
            Assert.False(run.IsBad, what);
            Assert.True(
                run.Outcome switch
                {
                    CutOutcome.CompletedAlone => true,
                    CutOutcome.TornOptions => !run.Cuts[0].EndsWith("+reset", StringComparison.Ordinal),
                    CutOutcome.NotStarted => losesRegisters,
                    _ => isPageZero,
                },
                what);
        }

        private static int Scaled(int every)
        {
            int.TryParse(Environment.GetEnvironmentVariable("FUPD_CAMPAIGN"), out int scale);
            return Math.Max(1, every / Math.Max(1, scale));
        }
    }
}
