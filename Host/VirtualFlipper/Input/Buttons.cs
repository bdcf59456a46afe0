using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Input
{
    /// <summary>The buttons, pressed by a script: at set times, or whenever the updater waits for input.</summary>
    public sealed class Buttons : ISnapshotPart
    {
        /// <summary>Time from the start of a wait to the scripted key press.</summary>
        public const long ReactionTime = 500 * VirtualTime.Millisecond;

        /// <summary>A BACK held so long is a long press; it counts at that moment, a shorter one when the key is released.</summary>
        private const long LongPress = 500 * VirtualTime.Millisecond;

        /// <summary>A key that is down for less time goes unnoticed.</summary>
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

        /// <summary>Raised when a planned key press begins; the emulator closes the contact.</summary>
        public event Action<Key>? Pressed;

        /// <summary>Raised after something planned has happened.</summary>
        public event Action? PlannedActed;

        /// <summary>
        /// Gets or sets what is asked, on the thread of the run, when the updater waits for input and nothing is scripted or planned. It
        /// may block, and may plan input or stop the device; <see langword="false"/> means that no input will come.
        /// </summary>
        public Func<bool> AskForInput { get; set; } = () => false;

        /// <summary>Gets a value indicating whether something is planned for later.</summary>
        public bool HasPlanned => _planned > 0;

        /// <summary>Gets or sets the key that is held while the device boots.</summary>
        public HeldKey HeldAtBoot { get; set; }

        /// <summary>
        /// Holds OK or BACK down from now on; the contact closes at once. A reset samples OK, which is BOOT0 (docs/reference/silicon.md
        /// 1.5).
        /// </summary>
        public void Hold(Key key, long nanoseconds)
        {
            _downUntil[key] = _device.Clock.Now + nanoseconds;
        }

        /// <summary>Presses OK or BACK from now on for a time, as a finger does: the contact closes, and the event follows.</summary>
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
                // After a reset a key that is still down counts only once it was released.
                if (_device.Boot == boot)
                {
                    Tell(isLong ? Key.BackLong : key);
                }
            });
        }

        /// <summary>Gets how long a key that is down stays down.</summary>
        /// <param name="key">OK or BACK.</param>
        /// <returns>Nanoseconds; 0 when it is up.</returns>
        public long TimeToRelease(Key key) => Math.Max(0, _downUntil.GetValueOrDefault(key) - _device.Clock.Now);

        /// <summary>Plans a key at a moment.</summary>
        /// <param name="nanoseconds">Virtual time.</param>
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

        /// <summary>Plans something outside the device; an updater that waits for input waits for it.</summary>
        /// <param name="nanoseconds">Virtual time.</param>
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

        /// <summary>Scripts a key press for the next wait of the updater.</summary>
        /// <param name="times">The number of waits for which it is repeated.</param>
        public void PressWhenWaitedFor(Key key, int times = 1)
        {
            for (int i = 0; i < times; i++)
            {
                _whenWaitedFor.Enqueue(key);
            }
        }

        /// <summary>Removes and returns the next event.</summary>
        /// <param name="timeout">Time limit in nanoseconds; 0 polls.</param>
        /// <returns>
        /// The event, or <see cref="Key.None"/>. The caller looks at <see cref="VirtualDevice.ThrowIfStopped"/> afterwards.
        /// </returns>
        /// <exception cref="DeviceRestsException">The updater waits for input, none is scripted, and no event is due.</exception>
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

        /// <summary>Removes and returns the next scripted key press for a wait of the updater.</summary>
        /// <returns>The key, or <see cref="Key.None"/> when no key press is scripted.</returns>
        public Key TakeWhenWaitedFor() => _whenWaitedFor.TryDequeue(out Key key) ? key : Key.None;

        /// <summary>Drops unread key events, as a reset does.</summary>
        /// <inheritdoc/>
        /// <remarks>Planned and scripted keys, and those held at boot, belong to the run.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Items(_events);
            archive.Table(_downUntil);
        }

        internal void BeginBoot()
        {
            _events.Clear();
        }

        /// <summary>Inserting the card is an event.</summary>
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
