namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>One changing operation on its way through the <see cref="PowerGate"/>: begun, and to be ended exactly once.</summary>
    public sealed class GateTicket
    {
        private readonly PowerGate _gate;
        private readonly CutPoint? _cut;
        private bool _over;

        internal GateTicket(PowerGate gate, string operation, string where, long number, CutPoint? cut)
        {
            _gate = gate;
            _cut = cut;
            Operation = operation;
            Where = where;
            Number = number;
        }

        /// <summary>Gets the operation's name, for example <c>flash.row</c>.</summary>
        public string Operation { get; }

        /// <summary>Gets the place it works on: an address in hex, or a path.</summary>
        public string Where { get; }

        /// <summary>Gets its number, from 1.</summary>
        public long Number { get; }

        /// <summary>Lets the operation take effect, or be torn, or be the last thing that happens.</summary>
        /// <param name="apply">Makes the whole change.</param>
        /// <param name="tear">Makes an undefined part of the change.</param>
        /// <exception cref="PowerLostException">The power was cut here.</exception>
        public void Complete(Action apply, Action<Random> tear)
        {
            Finish();
            if (_cut?.Mode == CutMode.Torn)
            {
                tear(TornRandom());
                _gate.Cut(_cut);
            }

            apply();
            if (_cut is not null)
            {
                _gate.Cut(_cut);
            }
        }

        /// <summary>The device was stopped in the middle for another reason (a reset, a cut elsewhere): what is touched is undefined.</summary>
        /// <param name="tear">Makes an undefined part of the change.</param>
        public void Abandon(Action<Random> tear)
        {
            Finish();
            tear(TornRandom());
        }

        private void Finish()
        {
            if (_over)
            {
                throw new InvalidOperationException($"The operation {Operation}@{Where}#{Number} has ended already.");
            }

            _over = true;
        }

        private Random TornRandom() => new(HashCode(Number, _cut?.Variant ?? 0));

        private static int HashCode(long number, int variant) => unchecked((int)((number * 2654435761L) ^ (variant * 40503L)));
    }
}
