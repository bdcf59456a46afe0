using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Sweeps
{
    /// <summary>Every operation while the old firmware is kept as a package, before, torn and after.</summary>
    public sealed class RollbackSweepTests
    {
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_cut_leaves_the_old_firmware_and_no_package_that_looks_complete(bool losesRegisters)
        {
            SweptUpdate update = SweptBench.UpdateWithStub(Engine.Mock, hasRadio: false);
            List<ListedOperation> operations = [.. update.Operations.Where(listed => listed.Stage == (int)Stage.Rollback)];
            Assert.True(operations.Count > 40, $"{operations.Count} operations");

            SweepPlan plan = new()
            {
                Only = index => update.Operations[(int)index].Stage == (int)Stage.Rollback,
                LosesRegisters = losesRegisters,
            };
            IReadOnlyList<SweepRun> runs = SweptBench.Play(update, plan);

            Assert.Equal(3 * operations.Count, runs.Count);
            Assert.All(runs, run => Assert.True(
                run.Outcome == (losesRegisters ? CutOutcome.NotStarted : CutOutcome.CompletedAlone),
                $"{run.Id}: {run.Outcome} {run.Why} {string.Join(' ', run.Violations)}"));
        }
    }
}
