using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>
    /// One persistent change, begun with <see cref="OperationJournal.Begin"/>, and completed or abandoned exactly once.
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

        /// <summary>Gets the address in hex, or the path.</summary>
        public string Where { get; }

        /// <summary>Gets the number, from 1.</summary>
        public long Number { get; }

        /// <summary>Applies the change, tears it, or applies it and cuts the power, according to the armed cut point.</summary>
        /// <remarks>
        /// Applying a change after it was torn must leave no trace of the tear, so that the torn state can be inspected during the run.
        /// </remarks>
        /// <param name="apply">Applies the complete change.</param>
        /// <param name="tear">Makes an undefined part of the change.</param>
        /// <exception cref="DeviceStoppedException">The power was cut, or the chip reset, here.</exception>
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

        /// <summary>Tears the change: the device was stopped meanwhile by a reset or by a cut at another operation.</summary>
        /// <param name="tear">Makes an undefined part of the change.</param>
        public void Abandon(Action<Random> tear)
        {
            End();
            tear(TornRandom(_cut?.Variant ?? 0));
        }

        /// <summary>Gets the random numbers that determine how this operation is torn; they are the same in every run.</summary>
        /// <param name="variant">Selects one of the possible results, from 0.</param>
        internal Random TornRandom(int variant) => new(HashCode(Number, variant));

        private static int HashCode(long number, int variant) => unchecked((int)((number * 2654435761L) ^ (variant * 40503L)));

        private void End()
        {
            if (_ended)
            {
                throw new InvalidOperationException($"The operation {Name}@{Where}#{Number} has ended already.");
            }

            _ended = true;
        }
    }
}
