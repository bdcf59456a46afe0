using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.Fupd.Tests.Scenarios;
using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>Cuts the power before, during and after every operation that writes the rollback package.</summary>
    public sealed class RollbackSweepTests
    {
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void After_a_cut_the_old_firmware_is_intact_and_no_incomplete_rollback_package_appears_complete(bool losesRegisters)
        {
            SweptUpdate update = SweptBench.UpdateWithStub(Engine.Mock, hasRadio: false);
            AssertSurvives(update, losesRegisters, 40);
        }

        // An older package is removed. A package of the same name is replaced; its radio image, which is the only copy, is carried over.
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void With_older_packages_and_a_radio_image_no_incomplete_package_appears_complete_after_a_cut(bool losesRegisters)
        {
            SweptUpdate update = SweptUpdate.Of(RollbackBench.ArmWithOlderPackages(), Engine.Mock);
            string[] ids = [.. update.Operations.Where(IsKeeping).Select(listed => listed.Id)];
            Assert.Contains(ids, id => id.StartsWith("card.rename", StringComparison.Ordinal) && id.Contains(".old"));
            Assert.Contains(ids, id => id.StartsWith("card.delete", StringComparison.Ordinal) && id.Contains(".old"));
            Assert.Contains(ids, id => id.Contains("radio.bin"));
            AssertSurvives(update, losesRegisters, 60);
        }

        private static bool IsKeeping(ListedOperation listed) => listed.Stage == (int)Stage.Rollback;

        private static void AssertSurvives(SweptUpdate update, bool losesRegisters, int least)
        {
            int count = update.Operations.Count(IsKeeping);
            Assert.True(count > least, $"{count} operations");
            SweepPlan plan = new()
            {
                Only = index => IsKeeping(update.Operations[(int)index]),
                LosesRegisters = losesRegisters,
            };
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, plan);

            Assert.Equal(3 * count, runs.Count);
            Assert.All(runs, run => Assert.True(
                run.Outcome == (losesRegisters ? CutOutcome.NotStarted : CutOutcome.CompletedAlone),
                $"{run.Id}: {run.Outcome} {run.Why} {string.Join(' ', run.Violations)}"));
        }
    }
}
