namespace System.Threading
{
    /// <summary>Calls a method after a time and then again and again, on a thread of the timers' own.</summary>
    public sealed class Timer : MarshalByRefObject, IDisposable
    {
        private static Timer s_first;
        private static Thread s_thread;

        private readonly TimerCallback _callback;
        private readonly object _state;
        private Timer _next;
        private long _due;
        private int _period;

        /// <summary>
        /// Creates a timer that first calls after dueTime milliseconds (-1: never) and then every period (0, -1: not again).
        /// </summary>
        public Timer(TimerCallback callback, object state, int dueTime, int period)
        {
            if (callback == null)
            {
                throw new ArgumentNullException("callback");
            }

            _callback = callback;
            _state = state;
            Change(dueTime, period);
            _next = s_first;
            s_first = this;

            if (s_thread == null)
            {
                s_thread = new Thread(Run);
                s_thread.Start(true);
            }
        }

        /// <summary>Creates a timer that first calls after dueTime and then every period.</summary>
        public Timer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
            : this(callback, state, Thread.Milliseconds(dueTime), Thread.Milliseconds(period))
        {
        }

        /// <summary>Sets the times anew.</summary>
        public bool Change(int dueTime, int period)
        {
            if (dueTime < -1 || period < -1)
            {
                throw new ArgumentOutOfRangeException(
                    dueTime < -1 ? "dueTime" : "period",
                    "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
            }

            _due = Thread.Deadline(dueTime);
            _period = period;

            return true;
        }

        /// <summary>Sets the times anew.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            return Change(Thread.Milliseconds(dueTime), Thread.Milliseconds(period));
        }

        /// <summary>It calls no more.</summary>
        public void Dispose()
        {
            _due = long.MaxValue;
            _period = -1;

            if (s_first == this)
            {
                s_first = _next;
            }

            for (Timer timer = s_first; timer != null; timer = timer._next)
            {
                if (timer._next == this)
                {
                    timer._next = _next;
                }
            }
        }

        private static void Run()
        {
            while (true)
            {
                for (Timer timer = s_first; timer != null; timer = timer._next)
                {
                    if (Thread.IsOver(timer._due))
                    {
                        timer.Call();
                    }
                }

                Thread.WaitTurn();
            }
        }

        private void Call()
        {
            Thread.GotOn();
            _due = _period <= 0 ? long.MaxValue : _due + (_period * TimeSpan.TicksPerMillisecond);
            _callback(_state);
        }
    }
}
