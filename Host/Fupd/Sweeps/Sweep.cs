using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>A campaign of power cuts over one update.</summary>
    /// <param name="jobs">Number of parallel runs.</param>
    internal sealed class Sweep(SweptUpdate update, SweepPlan plan, int jobs)
    {
        private readonly CutJudge _judge = new(update, plan);
        private readonly ConcurrentBag<SweepRun> _runs = [];
        private ExceptionDispatchInfo? _failure;

        /// <summary>Raised on a worker thread for each completed run.</summary>
        public event Action<SweepRun>? Ended;

        /// <summary>Gets the number of first cuts in this shard.</summary>
        public int FirstCuts => plan.FirstCuts(update.Operations.Count);

        /// <summary>Gets the completed runs, in the order of their cuts.</summary>
        public IReadOnlyList<SweepRun> Runs =>
            [.. _runs.OrderBy(run => run.Operation).ThenBy(run => run.Nanoseconds).ThenBy(run => run.Id, StringComparer.Ordinal)];

        /// <summary>Performs all runs of the plan.</summary>
        /// <returns>The runs, in the order of their cuts.</returns>
        public IReadOnlyList<SweepRun> Run()
        {
            using BlockingCollection<Action> work = new(2 * jobs);
            Task[] workers =
            [
                .. Enumerable.Range(0, jobs).Select(_ => Task.Factory.StartNew(
                    () => Work(work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
            ];
            try
            {
                Produce(work);
            }
            finally
            {
                work.CompleteAdding();
                Task.WaitAll(workers);
            }

            _failure?.Throw();
            return Runs;
        }

        private void Work(BlockingCollection<Action> work)
        {
            foreach (Action play in work.GetConsumingEnumerable())
            {
                try
                {
                    play();
                }
                catch (Exception failure)
                {
                    // The other workers complete their current runs; then Run reports the failure.
                    Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
                }
            }
        }

        private void Produce(BlockingCollection<Action> work)
        {
            if (plan.By == StopKind.Card)
            {
                long step = (long)plan.Every * plan.Shards;
                for (long index = (long)plan.Every * plan.Shard; index < update.Operations.Count && _failure == null; index += step)
                {
                    ListedOperation operation = update.Operations[(int)index];
                    work.Add(() => PullCard(operation));
                }

                return;
            }

            new CutWalk(plan).Play(
                () => PlayedDevice.Copy(update.Armed, update.Engine),
                number => plan.IsOfShard(number) && _failure == null,
                candidate => work.Add(() => PlayFirst(candidate)),
                (played, report) =>
                {
                    if (update.End.DifferenceAtEnd(played.Device, true) is { } difference)
                    {
                        throw new InvalidOperationException($"taking a snapshot changed the update: {difference} ({report.Why})");
                    }
                });
        }

        private void PlayFirst(CutCandidate first)
        {
            using PlayedDevice played = first.Played;
            ListedOperation operation = update.Operations[(int)(first.Cut.Number - update.Operations[0].Number)];
            bool hasSecond = false;
            if (plan.Cuts > 1 && _failure == null)
            {
                new CutWalk(plan).Play(
                    () => played.With(played.Device.Copy()),
                    _ => true,
                    second =>
                    {
                        hasSecond = true;
                        using PlayedDevice again = second.Played;
                        Judge(again, operation, first, second.Cut);
                    },
                    (_, _) => { });
            }

            if (!hasSecond)
            {
                Judge(played, operation, first, null);
            }
        }

        private void Judge(PlayedDevice played, ListedOperation operation, CutCandidate first, CutPoint? second)
        {
            CutPoint[] cuts = second == null ? [first.Cut] : [first.Cut, second];
            bool hadTornOptions = !played.Device.Options.IsAreaValid;
            (CutOutcome outcome, string why) = _judge.Judge(played, hadTornOptions, played.SwitchOn());
            Add(new SweepRun
            {
                Cuts = [.. cuts.Select(cut => cut.ToString())],
                Operation = operation.Number,
                Nanoseconds = first.Now - OperationsBegan,
                Duration = DurationOf(operation, first.Cut.Mode),
                Stage = operation.Stage,
                Outcome = outcome,
                Why = why,
                IsUnavoidable = CutJudge.IsUnavoidable(cuts[^1]),
                Violations = played.Violations,
            });
        }

        private void PullCard(ListedOperation operation)
        {
            using PlayedDevice played = PlayedDevice.Copy(update.Armed, update.Engine);
            played.Device.Journal.Begun += begun =>
            {
                if (begun.Number == operation.Number)
                {
                    played.Device.Clock.After(0, played.Device.Card.Remove);
                }
            };
            played.Device.Buttons.PressWhenWaitedFor(Key.InsertCard, SweepRun.Insertions);
            BootReport report = played.SwitchOn();

            // The card is still out if the chip was reset in the meantime and the firmware, which does not wait for the card, is running.
            played.Device.Card.Insert();
            (CutOutcome outcome, string why) = _judge.Judge(played, false, report);
            Add(new SweepRun
            {
                Cuts = [$"{SweepRun.PulledCard}#{operation.Number}"],
                Operation = operation.Number,
                Nanoseconds = operation.Begun - OperationsBegan,
                Duration = DurationOf(operation, CutMode.Before),
                Stage = operation.Stage,
                Outcome = outcome,
                Why = why,
                IsUnavoidable = false,
                Violations = played.Violations,
            });
        }

        private long OperationsBegan => update.Armed.Clock.Now;

        private void Add(SweepRun run)
        {
            _runs.Add(run);
            Ended?.Invoke(run);
        }

        /// <summary>
        /// Gets the length of the interval that a cut position represents in the uncut update: an operation, or the gap between two
        /// operations.
        /// </summary>
        private long DurationOf(ListedOperation operation, CutMode mode)
        {
            int index = (int)(operation.Number - update.Operations[0].Number);
            long end = OperationsBegan + update.Nanoseconds;
            long next = index + 1 < update.Operations.Count ? update.Operations[index + 1].Begun : end;
            long before = index > 0 ? update.Operations[index - 1].Ended : OperationsBegan;
            bool sweepsAfter = plan.By != StopKind.Card && plan.Modes.Any(other => other.Mode == CutMode.After);
            long duration = mode switch
            {
                CutMode.Torn => operation.Ended - operation.Begun,
                CutMode.After => next - operation.Ended,
                _ => sweepsAfter && index > 0 ? 0 : operation.Begun - before,
            };
            return Math.Max(0, duration);
        }
    }
}
