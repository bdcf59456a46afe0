using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Tests.Scenarios;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Snapshots
{
    /// <summary>
    /// Checks that an update that continues from a snapshot on a fresh machine ends like the run in which the snapshot was taken.
    /// </summary>
    public sealed class SnapshotTests : IDisposable
    {
        private const int RandomPoints = 1;

        /// <summary>No snapshot is taken in the last 0.1 s, because the core may then wait and execute no further block.</summary>
        private const long LastMoments = 100_000_000;

        private readonly TemporaryFolder _folder = new();

        private static bool IsCampaign => Environment.GetEnvironmentVariable("FUPD_CAMPAIGN") is not null;

        public void Dispose() => _folder.Dispose();

        // The snapshots are taken while flash is erased, while a row or the option bytes are programmed, while the card is written, while
        // FUS is working, before FUS restarts the chip, and at random times, which depend on the seed. The default run covers three of
        // these kinds of operations; a campaign covers all of them.
        [Theory]
        [InlineData(1)]
        public void A_run_can_continue_from_a_snapshot_taken_at_any_moment(int seed)
        {
            List<(string Name, long Number, long Time)> operations = [];
            VirtualDevice device = Armed();
            device.Journal.Begun += begun => operations.Add((begun.Name, begun.Number, device.Clock.Now));
            (string undisturbed, long began, long ended) = RunRecord.Play(device, [], FileOf);
            Random random = new(seed);

            SnapshotMoment[] moments =
            [
                .. Enumerable.Range(0, RandomPoints).Select(_ => random.NextInt64(began, ended - LastMoments))
                    .Select(time => (Time: time, Moment: new SnapshotMoment { Time = time }))
                    .Concat(Chosen(operations, random))
                    .OrderBy(chosen => chosen.Time).Select(chosen => chosen.Moment),
            ];
            (string record, _, _) = RunRecord.Play(Armed(), moments, FileOf);

            Assert.Equal(undisturbed, record);

            for (int i = 0; i < moments.Length; i++)
            {
                string continued = RunRecord.Continue(FileOf(i));

                Assert.True(record == continued, $"seed {seed}, {moments[i]}: {FirstDifference(record, continued)}");
            }
        }

        private static IEnumerable<(long Time, SnapshotMoment Moment)> Chosen(
            List<(string Name, long Number, long Time)> operations, Random random)
        {
            string[] names = [.. operations.Select(operation => operation.Name).Distinct()];

            HashSet<string> wanted = ["flash.erase", "flash.row", "card.block", "fus.begin", "fus.step", "fus.options"];

            Assert.Superset(wanted, names.ToHashSet());

            foreach (string name in IsCampaign ? names : ["flash.row", "card.block", "fus.step"])
            {
                (string Name, long Number, long Time)[] all = [.. operations.Where(operation => operation.Name == name)];
                (_, long number, long time) = all[random.Next(all.Length)];

                yield return (time, new SnapshotMoment { Operation = new CutPoint(name, null, number, CutMode.Before) });
            }
        }

        private static VirtualDevice Armed() => new Bench(Engine.Chip).Arm();

        private static string FirstDifference(string first, string second)
        {
            string[] left = first.Split('\n'), right = second.Split('\n');
            int at = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => left[i] != right[i], -1);

            return at < 0 ? $"{left.Length} lines, {right.Length} lines" : $"line {at}:\n{left[at]}\n{right[at]}";
        }

        private string FileOf(int index) => _folder[$"{index}.snapshot"];
    }
}
