namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>A moment of a run at which a power cut could fall: before, within or after one operation.</summary>
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

        /// <summary>Gets the cut point that stops a repetition of the run here.</summary>
        public CutPoint Cut { get; }

        /// <summary>Leaves the operation torn; the complete change, which is applied next, overwrites the torn state.</summary>
        internal void Tear(int variant)
        {
            _tear?.Invoke(_operation.TornRandom(variant));
        }
    }
}
