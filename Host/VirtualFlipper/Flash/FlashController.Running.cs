using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>The running operation, with its end time and its effect on the cells.</summary>
    public sealed partial class FlashController
    {
        /// <summary>The effect of an operation on the cells.</summary>
        private enum Work
        {
            /// <summary>Erases a page.</summary>
            Erase,

            /// <summary>Programs a double word or a row.</summary>
            Program,

            /// <summary>Programs the option bytes.</summary>
            Options,
        }

        /// <inheritdoc/>
        /// <remarks>Injected faults belong to the run and are not saved.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            Errors = archive.Value(Errors);
            _rowsFrom = archive.Value(_rowsFrom);
            _rowsEnd = archive.Value(_rowsEnd);
            archive.Part(Counters);
            bool isRunning = archive.Value(_running is not null, nameof(_running));

            if (archive.IsRestoring)
            {
                _running?.End?.Cancel();
                _running = null;
            }

            if (isRunning)
            {
                Running running = Running.Exchange(archive, _running, _device.Journal);

                running.End = archive.Event(_device.Clock, running.End, () => Finish(running));
                _running = running;
            }
        }

        private void Start(string name, string where, long duration, Work work, int first, ulong[] values, bool fails = false)
        {
            Operation operation = _device.Journal.Begin(name, where);
            Running running = new(operation, work, first, values, fails);
            _running = running;
            if (!Faults.StaysBusy)
            {
                running.End = _device.Clock.After(duration, () => Finish(running));
            }
        }

        private void Finish(Running running)
        {
            _running = null;
            running.Operation.Complete(() => Apply(running), random => Tear(running, random));
        }

        private void Apply(Running running)
        {
            switch (running.Work)
            {
                case Work.Erase:
                    ErasePageCells(running.First, running.Fails);
                    break;
                case Work.Program:
                    ProgramCells(running.First * FlashMap.DoubleWordSize / FlashMap.PageSize, running.First, running.Values);
                    break;
                default:
                    StoreOptions(running.OptionWords());
                    break;
            }
        }

        private void Tear(Running running, Random random)
        {
            switch (running.Work)
            {
                case Work.Erase:
                    _device.Flash.TearPage(running.First, random);
                    break;
                case Work.Program:
                    TearCells(running.First, running.Values, random);
                    break;
                default:
                    _device.Options.Tear(running.OptionWords(), random);
                    break;
            }
        }

        private void ErasePageCells(int page, bool fails)
        {
            FlashArray cells = _device.Flash;
            Counters.Erased();
            if (fails)
            {
                cells.TearPage(page, new Random(page));
                Errors |= FlashErrors.Operation;

                return;
            }

            cells.ErasePage(page);
            _rowsFrom = page * FlashMap.PageSize;
            _rowsEnd = _rowsFrom + FlashMap.PageSize;
        }

        private void StoreOptions(uint[] wanted)
        {
            Counters.OptionsProgrammed();
            if (Faults.OptionProgramFails)
            {
                Errors |= FlashErrors.Operation;
            }
            else if (!Faults.OptionWritesDoNotTake)
            {
                _device.Options.Store(wanted);
            }
        }

        /// <summary>A running operation.</summary>
        /// <param name="Work">Kind of the operation.</param>
        /// <param name="First">Page number, or index of the first double word.</param>
        /// <param name="Values">The data to program: double words, or one option word in each element.</param>
        /// <param name="Fails">Whether the erase fails.</param>
        private sealed record Running(Operation Operation, Work Work, int First, ulong[] Values, bool Fails)
        {
            public ClockEvent? End { get; set; }

            public static Running Exchange(SnapshotArchive archive, Running? running, OperationJournal journal)
            {
                string name = archive.Text(running?.Operation.Name, nameof(Operation.Name))!;
                string where = archive.Text(running?.Operation.Where, nameof(Operation.Where))!;
                long number = archive.Value(running?.Operation.Number ?? 0, nameof(Operation.Number));
                Work work = archive.Value(running?.Work ?? default, nameof(Work));
                int first = archive.Value(running?.First ?? 0, nameof(First));
                List<ulong> values = [.. running?.Values ?? []];

                archive.Items(values);
                bool fails = archive.Value(running?.Fails ?? false, nameof(Fails));

                return archive.IsRestoring
                    ? new Running(journal.Restore(name, where, number), work, first, [.. values], fails)
                    : running!;
            }

            public uint[] OptionWords() => Array.ConvertAll(Values, value => (uint)value);
        }
    }
}
