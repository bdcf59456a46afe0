namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>A moment of a run at which a power cut is possible: before, during or after an operation.</summary>
    public sealed class CutMoment
    {
        private readonly Operation _operation;
        private readonly Action<Random>? _tear;

        internal CutMoment(Operation operation, CutMode mode, Action<Random>? tear)
        {
            _operation = operation;
            _tear = tear;
            Cut = new CutPoint(operation.Name, operation.Where, operation.Number, mode);
        }

        /// <summary>Gets the cut point that stops a replay of the run at this moment.</summary>
        public CutPoint Cut { get; }

        /// <summary>
        /// Applies the operation in its torn state. The complete change, which is applied afterwards, overwrites the torn state.
        /// </summary>
        internal void Tear(int variant)
        {
            _tear?.Invoke(_operation.TornRandom(variant));
        }
    }
}
