using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>Paces the thread of a run: pause, step, speed, and the queue of the user's actions.</summary>
    internal sealed class RunHold
    {
        // Maximum lag for which a run compensates. After a longer interruption, the run does not speed up to catch up.
        private static readonly TimeSpan s_longestLag = TimeSpan.FromMilliseconds(250);

        private readonly object _turn = new();
        private readonly VirtualClock _clock;
        private readonly TimeProvider _wall;
        private readonly Queue<string> _actions = new();
        private bool _isPaused;
        private bool _stopsAtScreen;
        private bool _isEnding;
        private bool _isChanged;
        private double _speed;
        private long _wallBase;
        private long _deviceBase;

        /// <summary>Starts pacing a run at the current device time.</summary>
        /// <param name="clock">The device's clock.</param>
        /// <param name="speed">Ratio of device time to wall-clock time; 0 for unlimited.</param>
        /// <param name="isPaused">Whether the run is held at its first stop point.</param>
        /// <param name="wall">The wall clock that paces the run.</param>
        public RunHold(VirtualClock clock, double speed, bool isPaused, TimeProvider wall)
        {
            _clock = clock;
            _wall = wall;
            _speed = speed;
            _isPaused = isPaused;
            Restart();
        }

        /// <summary>Raised when an action is refused, with the reason as a sentence.</summary>
        public event Action<string>? Refused;

        /// <summary>Gets a value indicating whether the run must end.</summary>
        public bool IsEnding => Volatile.Read(ref _isEnding);

        /// <summary>Gets a value indicating whether the run is held at each stop point.</summary>
        public bool IsPaused => Volatile.Read(ref _isPaused);

        /// <summary>Gets the ratio of device time to wall-clock time; 0 for unlimited.</summary>
        public double Speed => _speed;

        /// <summary>Gets the time by which device time is ahead of wall-clock time; zero if it is less than a millisecond.</summary>
        public TimeSpan Ahead
        {
            get
            {
                lock (_turn)
                {
                    return Lead();
                }
            }
        }

        /// <summary>Pauses or continues the run.</summary>
        /// <param name="isPaused">True to pause.</param>
        /// <param name="stopsAtScreen">Whether the next screen pauses the run again.</param>
        public void Pause(bool isPaused, bool stopsAtScreen = false) =>
            Change(() => (_isPaused, _stopsAtScreen, _isChanged) = (isPaused, stopsAtScreen, true));

        /// <summary>Sets the speed.</summary>
        /// <param name="speed">Ratio of device time to wall-clock time; 0 for unlimited.</param>
        public void Hurry(double speed) => Change(() => (_speed, _isChanged) = (speed, true));

        /// <summary>Ends the run at its next stop point.</summary>
        public void End() => Change(() => _isEnding = true);

        /// <summary>Queues an action on the device for the current or next stop point.</summary>
        /// <param name="action">The action, in the syntax of <see cref="DeviceActions"/>.</param>
        public void Do(string action) => Change(() => _actions.Enqueue(action));

        /// <summary>Reports that an action was refused.</summary>
        public void Refuse(string why) => Refused?.Invoke(why);

        /// <summary>Called when a screen has been shown: pauses the run again if it was to continue only until the next screen.</summary>
        public void ScreenShown()
        {
            lock (_turn)
            {
                _isPaused |= _stopsAtScreen;
                _stopsAtScreen = false;
            }
        }

        /// <summary>Waits until the run may continue.</summary>
        /// <param name="needsInput">True if only an action ends the wait.</param>
        /// <returns>
        /// An action to perform, <see langword="null"/> to continue, or an empty string if pause or speed has changed, in which case the
        /// caller must publish the state and wait again.
        /// </returns>
        public string? Next(bool needsInput)
        {
            lock (_turn)
            {
                while (!_isEnding)
                {
                    if (_actions.TryDequeue(out string? action))
                    {
                        Restart();
                        return action;
                    }

                    if (_isChanged)
                    {
                        _isChanged = false;
                        return string.Empty;
                    }

                    TimeSpan lead = needsInput || _isPaused ? Timeout.InfiniteTimeSpan : Lead();
                    if (lead == TimeSpan.Zero)
                    {
                        return null;
                    }

                    Monitor.Wait(_turn, lead);
                }

                return null;
            }
        }

        /// <summary>Waits in wall-clock time.</summary>
        /// <param name="time">Maximum duration of the wait, which ends early if the run ends or a setting or action is received.</param>
        public void Sleep(TimeSpan time)
        {
            lock (_turn)
            {
                if (!_isEnding)
                {
                    Monitor.Wait(_turn, time);
                }
            }

            Restart();
        }

        /// <summary>Restarts the comparison of device time with wall-clock time.</summary>
        public void Restart()
        {
            lock (_turn)
            {
                _wallBase = _wall.GetTimestamp();
                _deviceBase = _clock.Now;
            }
        }

        private TimeSpan Lead()
        {
            if (_speed <= 0)
            {
                return TimeSpan.Zero;
            }

            TimeSpan wall = _wall.GetElapsedTime(_wallBase);
            TimeSpan device = TimeSpan.FromMicroseconds((_clock.Now - _deviceBase) / 1000d / _speed);
            TimeSpan lead = device - wall;
            if (-lead > s_longestLag)
            {
                Restart();
            }

            return lead.TotalMilliseconds < 1 ? TimeSpan.Zero : lead;
        }

        private void Change(Action change)
        {
            lock (_turn)
            {
                change();
                Restart();
                Monitor.PulseAll(_turn);
            }
        }
    }
}
