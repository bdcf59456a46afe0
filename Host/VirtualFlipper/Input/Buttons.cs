using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Input
{
    /// <summary>The buttons, which a script presses at given times or whenever the updater waits for input.</summary>
    public sealed class Buttons : ISnapshotPart
    {
        /// <summary>Time from the start of a wait to the scripted key press.</summary>
        public const long ReactionTime = 500 * VirtualTime.Millisecond;

        /// <summary>
        /// Time for which BACK must be held for a long press. A long press is reported as soon as this time has passed, whereas a short
        /// press is reported when the key is released.
        /// </summary>
        private const long LongPress = 500 * VirtualTime.Millisecond;

        /// <summary>Minimum time for which a key must be down to be detected.</summary>
        private const long Debounce = 4 * VirtualTime.Millisecond;

        private readonly VirtualDevice _device;
        private readonly Queue<Key> _events = new();
        private readonly Queue<Key> _whenWaitedFor = new();
        private readonly Dictionary<Key, long> _downUntil = [];
        private int _planned;

        internal Buttons(VirtualDevice device)
        {
            _device = device;
        }

        /// <summary>Raised when a scheduled key press begins, so that the emulator closes the contact.</summary>
        public event Action<Key>? Pressed;

        /// <summary>Raised after a scheduled action has been performed.</summary>
        public event Action? PlannedActed;

        /// <summary>
        /// Gets or sets the function that is called, on the thread of the run, when the updater waits for input and no input is scripted or
        /// scheduled. The function may block, schedule input or stop the device. The function returns <see langword="false"/> if no input
        /// will follow.
        /// </summary>
        public Func<bool> AskForInput { get; set; } = () => false;

        /// <summary>Gets the number of scheduled actions.</summary>
        public int Planned => _planned;

        /// <summary>Gets a value indicating whether an action is scheduled.</summary>
        public bool HasPlanned => _planned > 0;

        /// <summary>Gets or sets the key that is held down while the device is booting.</summary>
        public HeldKey HeldAtBoot { get; set; }

        /// <summary>
        /// Holds OK or BACK down for the given time, starting now. The contact closes immediately, and no input event is queued. The OK
        /// button drives the BOOT0 pin, which the chip samples at a reset (docs/reference/silicon.md 1.5).
        /// </summary>
        public void Hold(Key key, long nanoseconds)
        {
            _downUntil[key] = _device.Clock.Now + nanoseconds;
        }

        /// <summary>
        /// Presses OK or BACK for the given time, starting now. The contact closes immediately. The input event is queued on release or,
        /// for a long press of BACK, as soon as the key has been held long enough.
        /// </summary>
        public void PressFor(Key key, long nanoseconds)
        {
            Hold(key, nanoseconds);
            if (nanoseconds < Debounce || !_device.IsRunning)
            {
                return;
            }

            bool isLong = key == Key.Back && nanoseconds >= LongPress;
            int boot = _device.Boot;
            PlanAt(_device.Clock.Now + (isLong ? LongPress : nanoseconds), () =>
            {
                // A press that began before a reset is ignored after the reset.
                if (_device.Boot == boot)
                {
                    Tell(isLong ? Key.BackLong : key);
                }
            });
        }

        /// <summary>Gets the time until a pressed key is released.</summary>
        /// <param name="key">OK or BACK.</param>
        /// <returns>The time in nanoseconds; 0 if the key is not pressed.</returns>
        public long TimeToRelease(Key key) => Math.Max(0, _downUntil.GetValueOrDefault(key) - _device.Clock.Now);

        /// <summary>Schedules a key press.</summary>
        /// <param name="nanoseconds">Virtual time of the key press in nanoseconds.</param>
        public void PressAt(long nanoseconds, Key key)
        {
            PlanAt(nanoseconds, () =>
            {
                Act(key);
                if (key != Key.InsertCard && _device.IsRunning)
                {
                    Pressed?.Invoke(key);
                }
            });
        }

        /// <summary>
        /// Schedules an external action. While an action is scheduled, a device that waits for input has not reached its final
        /// state.
        /// </summary>
        /// <param name="nanoseconds">Virtual time of the action in nanoseconds.</param>
        public void PlanAt(long nanoseconds, Action act)
        {
            _planned++;
            _device.Clock.At(nanoseconds, () =>
            {
                _planned--;
                act();
                PlannedActed?.Invoke();
            });
        }

        /// <summary>Scripts a key press for the next time that the updater waits for input.</summary>
        /// <param name="times">Number of waits during which the key is pressed, once in each wait.</param>
        public void PressWhenWaitedFor(Key key, int times = 1)
        {
            for (int i = 0; i < times; i++)
            {
                _whenWaitedFor.Enqueue(key);
            }
        }

        /// <summary>Removes and returns the next input event.</summary>
        /// <param name="timeout">Maximum time to wait in nanoseconds; 0 to poll without waiting.</param>
        /// <returns>
        /// The event, or <see cref="Key.None"/>. The caller must call <see cref="VirtualDevice.ThrowIfStopped"/> afterwards.
        /// </returns>
        /// <exception cref="DeviceRestsException">The updater waits for input, no input is scripted, and no event is scheduled.</exception>
        public Key Next(long timeout)
        {
            VirtualClock clock = _device.Clock;
            long end = clock.Now + timeout;
            while (_events.Count == 0 && clock.Now < end && _device.IsRunning)
            {
                if (_whenWaitedFor.Count > 0)
                {
                    clock.Advance(Math.Min(ReactionTime, end - clock.Now));
                    if (_events.Count == 0 && _device.IsRunning)
                    {
                        Act(_whenWaitedFor.Dequeue());
                    }
                }
                else if (clock.NextDue is long due)
                {
                    clock.Advance(Math.Min(due, end) - clock.Now);
                }
                else if (!AskForInput())
                {
                    throw _device.Rest("The updater waits for a key press, and none is scheduled.");
                }
                else if (_planned == 0 && _events.Count == 0 && _device.IsRunning)
                {
                    clock.Advance(end - clock.Now);
                }
            }

            return _device.IsRunning && _events.TryDequeue(out Key key) ? key : Key.None;
        }

        /// <summary>Removes and returns the next key press that is scripted for a wait for input.</summary>
        /// <returns>The key, or <see cref="Key.None"/> if no key press is scripted.</returns>
        public Key TakeWhenWaitedFor() => _whenWaitedFor.TryDequeue(out Key key) ? key : Key.None;

        /// <inheritdoc/>
        /// <remarks>Scheduled and scripted keys and the key held at boot belong to the run and are not saved.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Items(_events);
            archive.Table(_downUntil);
        }

        /// <summary>Copies the pending, scripted and held keys, but not scheduled actions.</summary>
        internal void CopyRunFrom(Buttons other)
        {
            HeldAtBoot = other.HeldAtBoot;
            foreach (Key key in other._events)
            {
                _events.Enqueue(key);
            }

            foreach (Key key in other._whenWaitedFor)
            {
                _whenWaitedFor.Enqueue(key);
            }

            foreach ((Key key, long until) in other._downUntil)
            {
                _downUntil[key] = until;
            }
        }

        /// <summary>Discards unread key events, as a reset does.</summary>
        internal void BeginBoot()
        {
            _events.Clear();
        }

        /// <summary>Queues the input event of a key press or of the insertion of the card.</summary>
        internal void Tell(Key key)
        {
            if (_device.IsRunning)
            {
                _events.Enqueue(key);
            }
        }

        private void Act(Key key)
        {
            if (key == Key.InsertCard)
            {
                _device.Card.Insert();
            }
            else
            {
                Tell(key);
            }
        }
    }
}
