namespace FlipperUpdaterNano.VirtualFlipper.Time
{
    /// <summary>Something that happens at a moment of virtual time.</summary>
    public sealed class ClockEvent
    {
        private readonly Action _action;

        internal ClockEvent(long due, long order, Action action)
        {
            Due = due;
            Order = order;
            _action = action;
        }

        /// <summary>Gets the moment it happens, in nanoseconds.</summary>
        public long Due { get; }

        /// <summary>Gets its place among the events of the same moment: a smaller one comes first.</summary>
        public long Order { get; }

        /// <summary>Gets a value indicating whether it will not happen any more: it was cancelled, or it has happened.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Cancels the event. No effect if it has already fired.</summary>
        public void Cancel()
        {
            IsOver = true;
        }

        internal void Fire()
        {
            IsOver = true;
            _action();
        }
    }
}
