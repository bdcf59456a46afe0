namespace FlipperUpdaterNano.VirtualFlipper.Time
{
    /// <summary>An event scheduled for a point in virtual time.</summary>
    public sealed class ClockEvent
    {
        private readonly Action _action;

        internal ClockEvent(long due, long order, Action action)
        {
            Due = due;
            Order = order;
            _action = action;
        }

        /// <summary>Gets the time of the event in nanoseconds.</summary>
        public long Due { get; }

        /// <summary>
        /// Gets the order of the event among events due at the same time. The event with the smallest number fires first.
        /// </summary>
        public long Order { get; }

        /// <summary>Gets a value indicating whether the event was cancelled or has fired.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Cancels the event. The call has no effect if the event has already fired.</summary>
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
