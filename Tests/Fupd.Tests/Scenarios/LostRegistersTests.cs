using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests removing the battery during an update between firmware versions that keep /int in different locations: the backup registers
    /// are lost, the firmware boots and creates missing files, and the user starts the package again.
    /// </summary>
    public sealed class LostRegistersTests
    {
        [Theory]
        [InlineData(Engine.Mock, false, 12)]
        [InlineData(Engine.Mock, true, 12)]
        [InlineData(Engine.Chip, false, 2)]
        [InlineData(Engine.Chip, true, 2)]
        public void Settings_survive_the_loss_of_the_backup_registers_on_mock_and_emulator(string target, bool fromCard, int cuts)
        {
            Bench bench = new Bench(target)
                .Recipe(recipe => fromCard ? recipe with { IsIntOnCard = true, Firmware = DeviceRecipe.FirmwareWithIntOnCard } : recipe)
                .WithoutRadio()
                .Contents(contents =>
                {
                    contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 5, fromCard ? StandIn.StorageInFlash : StandIn.StorageOnCard);
                    contents.Resources = null;
                });
            SweptUpdate update = SweptUpdate.Of(bench.Arm(), target);

            // Cuts the power at the last operation of each of `cuts` equal parts of the run, so that the last cuts come after the settings
            // have left their old location.
            SweepPlan plan = new()
            {
                Modes = SweepMode.Parse("torn/1"),
                LosesRegisters = true,
                Shards = update.Operations.Count / cuts,
                Shard = (update.Operations.Count / cuts) - 1,
            };
            IReadOnlyList<SweepRun> runs = new Sweep(update, plan, 2).Run();

            Assert.InRange(runs.Count, cuts - 1, cuts + 1);
            Assert.All(runs, run =>
            {
                bool isHealed = run.Outcome is CutOutcome.CompletedAlone or CutOutcome.NotStarted or CutOutcome.NeedsPc
                    || run.Why.EndsWith("starting the package again repairs it", StringComparison.Ordinal);
                Assert.True(isHealed && run.Violations.Count == 0, $"{run.Id}: {run.Outcome} {run.Why}");
            });
        }
    }
}
