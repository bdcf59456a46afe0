using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.Fupd.Tests.Scenarios;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>
    /// Uses the smallest card that the update accepts. What the update writes to the card before a cut must never stop the update after the
    /// cut.
    /// </summary>
    public sealed class FullCardSweepTests
    {
        [Theory]
        [InlineData(false, false)]
        [InlineData(false, true)]
        [InlineData(true, false)]
        [InlineData(true, true)]
        public void On_a_nearly_full_card_a_cut_after_arming_does_not_stop_the_update(bool isOnCard, bool losesRegisters)
        {
            SweptUpdate update = SweptUpdate.Of(ArmNearlyFull(isOnCard), Engine.Mock);
            int armed = update.Operations.ToList().FindIndex(listed => listed.Id.StartsWith("flash.erase@08000000"));
            SweepPlan plan = new()
            {
                Only = index => index >= armed
                    && (index % 5 == 0 || update.Operations[(int)index].Stage == (int)Stage.FirmwareBoot),
                LosesRegisters = losesRegisters,
            };
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, plan);

            Assert.True(runs.Count > 100, $"{runs.Count} runs");
            // After USB DFU, or a hang when page 0 is torn, a computer writes the firmware, and the user starts a new update.
            Assert.All(runs, run => Assert.False(
                run.Outcome == CutOutcome.Lost && !run.Why.Contains("USB DFU") && !run.IsUnavoidable,
                $"{run.Id}: {run.Outcome} {run.Why}"));
            Assert.Contains(runs, run => run.Outcome == CutOutcome.CompletedAlone);
        }

        [Theory]
        [InlineData(512, false)]
        [InlineData(512, true)]
        [InlineData(32768, false)]
        [InlineData(32768, true)]
        public void On_a_nearly_full_card_a_cut_before_arming_does_not_stop_the_update(int cluster, bool losesRegisters)
        {
            AssertNoCutStops(SweptUpdate.Of(ArmNearlyFull(false, cluster), Engine.Mock), losesRegisters);
        }

        [Theory]
        [InlineData(512)]
        [InlineData(4096)]
        public void On_a_nearly_full_card_a_cut_before_the_radio_update_does_not_stop_the_update(int cluster)
        {
            AssertNoCutStops(SweptUpdate.Of(ArmNearlyFullWithRadio(cluster), Engine.Mock), false);
        }

        // The log of the interrupted update occupies space that the next update needs.
        [Theory]
        [InlineData(512, 0)]
        [InlineData(4096, 0)]
        [InlineData(32768, 10_000)]
        public void On_a_nearly_full_card_the_user_can_start_the_update_again_after_a_cut_that_lost_the_registers(
            int cluster, int earlierLog)
        {
            SweptUpdate update = SweptUpdate.Of(ArmNearlyFullWithRadio(cluster, earlierLog), Engine.Mock);
            int armed = update.Operations.ToList().FindIndex(listed => listed.Id.StartsWith("flash.erase@08000000"));
            SweepPlan plan = new() { Only = index => index < armed && index % 40 == 0, LosesRegisters = true };
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, plan);

            Assert.All(runs, run => Assert.False(run.IsBad, $"{run.Id}: {run.Outcome} {run.Why}"));
            Assert.Contains(runs, run => run.Outcome == CutOutcome.NotStarted);
        }

        // Cuts at every operation until 60 operations after the check of the space.
        private static void AssertNoCutStops(SweptUpdate update, bool losesRegisters)
        {
            int checkedAt = update.Operations.ToList().FindIndex(
                listed => listed.Id.StartsWith("card.flush@", StringComparison.Ordinal) && listed.Id.Contains("/resources.idx#"));
            Assert.True(checkedAt > 0);
            SweepPlan plan = new() { Only = index => index < checkedAt + 60, LosesRegisters = losesRegisters };
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, plan);

            Assert.All(runs, run => Assert.False(run.IsBad, $"{run.Id}: {run.Outcome} {run.Why}"));
        }

        private static VirtualDevice ArmNearlyFullWithRadio(int cluster, int earlierLog = 0)
        {
            VirtualDevice device = SweptBench.Arm(Engine.Mock);
            device.Card.ClusterSize = cluster;
            if (earlierLog > 0)
            {
                device.Card.Preload("/update/scenario/update.log", new byte[earlierLog]);
            }

            NearlyFullCard.Limit(device, NearlyFullCard.Least);
            return device;
        }

        private static VirtualDevice ArmNearlyFull(bool isOnCard, int cluster = 0)
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio();
            VirtualDevice device = (isOnCard ? StubBench.OnCard(bench) : bench).Arm();
            device.Card.ClusterSize = cluster > 0 ? cluster : device.Card.ClusterSize;
            NearlyFullCard.Limit(device, NearlyFullCard.Least);
            return device;
        }
    }
}
