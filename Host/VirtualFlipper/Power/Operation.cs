using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>
    /// A persistent change, which begins with <see cref="OperationJournal.Begin"/> and is completed or abandoned exactly once.
    /// </summary>
    public sealed class Operation
    {
        private readonly OperationJournal _journal;
        private readonly CutPoint? _cut;
        private bool _ended;

        internal Operation(OperationJournal journal, string name, string where, long number, CutPoint? cut)
        {
            _journal = journal;
            _cut = cut;
            Name = name;
            Where = where;
            Number = number;
        }

        /// <summary>Gets the name, for example <c>flash.row</c>.</summary>
        public string Name { get; }

        /// <summary>Gets the location that the operation changes: an address in hex, or a path.</summary>
        public string Where { get; }

        /// <summary>Gets the number of the operation, counted from 1.</summary>
        public long Number { get; }

        /// <summary>Applies the change, tears it, or applies it and then cuts the power, depending on the armed cut point.</summary>
        /// <remarks>
        /// <paramref name="apply"/> must completely overwrite the result of <paramref name="tear"/>, so that the torn state can be
        /// inspected during the run.
        /// </remarks>
        /// <param name="apply">Applies the complete change.</param>
        /// <param name="tear">Applies an undefined part of the change.</param>
        /// <exception cref="DeviceStoppedException">The power was cut, or the chip was reset, at this operation.</exception>
        public void Complete(Action apply, Action<Random> tear)
        {
            End();
            _journal.Report(this, CutMode.Torn, tear);
            if (_cut?.Mode == CutMode.Torn)
            {
                tear(TornRandom(_cut.Variant));
                _journal.Cut(_cut);
            }

            apply();
            _journal.Report(this, CutMode.After, null);
            if (_cut is not null)
            {
                _journal.Cut(_cut);
            }
        }

        /// <summary>Leaves the change torn, because a reset or a cut at another operation has stopped the device in the meantime.</summary>
        /// <param name="tear">Applies an undefined part of the change.</param>
        public void Abandon(Action<Random> tear)
        {
            End();
            tear(TornRandom(_cut?.Variant ?? 0));
        }

        /// <summary>
        /// Gets the random numbers that determine how this operation is torn. The random numbers are the same in every run.
        /// </summary>
        /// <param name="variant">Number, from 0, that selects one of the possible torn results.</param>
        internal Random TornRandom(int variant) => new(HashCode(Number, variant));

        private static int HashCode(long number, int variant) => unchecked((int)((number * 2654435761L) ^ (variant * 40503L)));

        private void End()
        {
            if (_ended)
            {
                throw new InvalidOperationException($"The operation {Name}@{Where}#{Number} has already ended.");
            }

            _ended = true;
        }
    }
}
