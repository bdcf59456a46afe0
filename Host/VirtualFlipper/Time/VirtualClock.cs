using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Time
{
    /// <summary>
    /// Virtual time and the scheduled events. The model never uses wall time. Virtual time passes only in <see cref="Advance"/>, which the
    /// mocked HAL calls for each operation and the emulated CPU for each slice of instructions.
    /// </summary>
    public sealed class VirtualClock : ISnapshotPart
    {
        private readonly PriorityQueue<ClockEvent, (long Due, long Order)> _queue = new();
        private long _order;
        private bool _advancing;
        private bool _stopped;
        private long _earliest = long.MaxValue;

        /// <summary>
        /// Gets the time in nanoseconds since the device model was created. Resets and power losses do not restart the count.
        /// </summary>
        public long Now { get; private set; }

        /// <summary>Gets or sets the time after which <see cref="Advance"/> throws an exception, so that no run is endless.</summary>
        public long Deadline { get; set; } = long.MaxValue;

        /// <summary>Gets a time before which no event is due; <see cref="long.MaxValue"/> if there are no events.</summary>
        public long QuietUntil => _earliest;

        /// <summary>Gets the time of the next event, or <see langword="null"/> if none is scheduled.</summary>
        public long? NextDue
        {
            get
            {
                while (_queue.TryPeek(out ClockEvent? next, out _))
                {
                    if (!next.IsOver)
                    {
                        return next.Due;
                    }

                    _queue.Dequeue();
                }

                return null;
            }
        }

        /// <summary>Schedules an event.</summary>
        /// <param name="due">Time in nanoseconds. An event in the past fires at the next <see cref="Advance"/>.</param>
        /// <param name="action">The action, which must not call <see cref="Advance"/>.</param>
        /// <returns>The event, which can be cancelled.</returns>
        public ClockEvent At(long due, Action action)
        {
            return Restore(Math.Max(due, Now), _order++, action);
        }

        /// <summary>Schedules an event.</summary>
        /// <param name="delay">Delay from now in nanoseconds.</param>
        /// <param name="action">The action, which must not call <see cref="Advance"/>.</param>
        /// <returns>The event, which can be cancelled.</returns>
        public ClockEvent After(long delay, Action action) => At(Now + delay, action);

        /// <summary>
        /// Advances virtual time and fires due events in order. An event that stops the device, such as a reset or a power loss, also ends
        /// the advance at the time of the event.
        /// </summary>
        /// <param name="nanoseconds">Duration in nanoseconds, 0 or more.</param>
        /// <exception cref="TimeLimitException">The <see cref="Deadline"/> has passed.</exception>
        public void Advance(long nanoseconds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
            if (Now > Deadline)
            {
                throw new TimeLimitException(Deadline);
            }

            if (_advancing)
            {
                throw new InvalidOperationException(
                    "An event of the virtual clock must not advance time; it must schedule further events instead.");
            }

            long target = Now + nanoseconds;
            if (target < _earliest)
            {
                // Fast path for the most frequent case by far: no event is due before the target time.
                Now = target;

                return;
            }

            AdvanceOverEvents(target);
        }

        /// <summary>Gets the number of scheduled events.</summary>
        public int Planned => _queue.UnorderedItems.Count(item => !item.Element.IsOver);

        /// <inheritdoc/>
        /// <remarks>
        /// Events are saved by the parts that schedule them. The clock is restored before these parts, because they need its time, and
        /// again after them, to account for the events that were scheduled in the meantime.
        /// </remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            Now = archive.Value(Now);
            _order = Math.Max(archive.Value(_order), _order);
            _earliest = Math.Min(archive.Value(_earliest), archive.IsRestoring ? NextDue ?? long.MaxValue : _earliest);
        }

        /// <summary>Schedules an event restored from a snapshot, with its original time and order.</summary>
        internal ClockEvent Restore(long due, long order, Action action)
        {
            ClockEvent planned = new(due, order, action);
            _queue.Enqueue(planned, (due, order));
            _earliest = Math.Min(_earliest, due);

            return planned;
        }

        /// <summary>Copies the time of another clock, but not its events.</summary>
        internal void ContinueFrom(VirtualClock other)
        {
            Now = other.Now;
        }

        /// <summary>Ends the running <see cref="Advance"/> at the current time.</summary>
        internal void Stop()
        {
            _stopped = true;
        }

        private void AdvanceOverEvents(long target)
        {
            _advancing = true;
            _stopped = false;
            try
            {
                while (!_stopped && NextDue is long due && due <= target)
                {
                    ClockEvent next = _queue.Dequeue();
                    Now = due;
                    next.Fire();
                }

                if (!_stopped)
                {
                    Now = target;
                }
            }
            finally
            {
                _earliest = NextDue ?? long.MaxValue;
                _advancing = false;
            }
        }
    }
}
