using System.Runtime;
using System.Runtime.CompilerServices;

namespace System.Threading
{
    /// <summary>
    /// A course of execution. Threads take turns: another one goes on when this one sleeps, waits, ends, spins with the calls that
    /// exist for it, or begins a further round of a loop of the program (<see cref="Poll"/>), and at no other place.
    /// </summary>
    public sealed class Thread
    {
        /// <summary>Rounds in which nobody got on, after which time is let pass.</summary>
        private const int IdleRounds = 2;

        /// <summary>Rounds of loops after which the turn is handed over.</summary>
        private const int RoundsInTurn = 100;

        private static Thread s_current;
        private static int s_count = 1;
        private static int s_lastId = 1;
        private static int s_idle;
        private static int s_rounds;

        private readonly ThreadStart _start;
        private readonly int _id;
        private Thread _next;
        private int _stack;
        private ThreadState _state;

        /// <summary>Creates a thread that will run a method once it is started.</summary>
        public Thread(ThreadStart start)
        {
            if (start == null)
            {
                throw new ArgumentNullException("start");
            }

            _start = start;
            _id = ++s_lastId;
            _state = ThreadState.Unstarted;
        }

        private Thread()
        {
            _id = 1;
            _next = this;
        }

        /// <summary>The thread that asks.</summary>
        public static Thread CurrentThread
        {
            get { return s_current ?? (s_current = new Thread()); }
        }

        /// <summary>Whether it was started and has not ended.</summary>
        public bool IsAlive
        {
            get { return (_state & (ThreadState.Unstarted | ThreadState.Stopped)) == 0; }
        }

        /// <summary>A number no other thread has.</summary>
        public int ManagedThreadId
        {
            get { return _id; }
        }

        /// <summary>Kept, but every thread gets its turn whatever it is.</summary>
        public ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

        /// <summary>What it is doing.</summary>
        public ThreadState ThreadState
        {
            get { return _state; }
        }

        /// <summary>Waits for milliseconds, for ever with -1; 0 lets others go on.</summary>
        public static void Sleep(int millisecondsTimeout)
        {
            CheckTimeout(millisecondsTimeout);

            if (s_count == 1 && millisecondsTimeout >= 0)
            {
                Pause(millisecondsTimeout);

                return;
            }

            long end = Deadline(millisecondsTimeout);

            for (bool first = true; first || !IsOver(end); first = false)
            {
                WaitTurn();
            }

            s_idle = 0;
        }

        /// <summary>Waits for a time.</summary>
        public static void Sleep(TimeSpan timeout)
        {
            Sleep(Milliseconds(timeout));
        }

        /// <summary>Lets others go on.</summary>
        public static void SpinWait(int iterations)
        {
            if (iterations > 0)
            {
                SwitchNext();
            }
        }

        /// <summary>Not supported, as in .NET.</summary>
        public void Abort()
        {
            throw new PlatformNotSupportedException();
        }

        /// <summary>Waits until the thread has ended.</summary>
        public void Join()
        {
            Join(Timeout.Infinite);
        }

        /// <summary>Waits until the thread has ended, at most so long; whether it has.</summary>
        public bool Join(int millisecondsTimeout)
        {
            CheckTimeout(millisecondsTimeout);

            if ((_state & ThreadState.Unstarted) != 0)
            {
                throw new InvalidOperationException("Thread has not been started.");
            }

            long end = Deadline(millisecondsTimeout);

            while (IsAlive)
            {
                if (IsOver(end))
                {
                    return false;
                }

                WaitTurn();
            }

            s_idle = 0;

            return true;
        }

        /// <summary>Waits until the thread has ended, at most so long; whether it has.</summary>
        public bool Join(TimeSpan timeout)
        {
            return Join(Milliseconds(timeout));
        }

        /// <summary>Not supported, as in .NET.</summary>
        public void Resume()
        {
            throw new PlatformNotSupportedException();
        }

        /// <summary>Starts the thread; it runs when its turn comes.</summary>
        public void Start()
        {
            Start(false);
        }

        /// <summary>Not supported, as in .NET.</summary>
        public void Suspend()
        {
            throw new PlatformNotSupportedException();
        }

        /// <summary>The moment, in ticks, at which a time-out is over; none for -1.</summary>
        internal static long Deadline(int milliseconds)
        {
            return milliseconds < 0 ? long.MaxValue : DateTime.UtcNow.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
        }

        internal static bool IsOver(long deadline)
        {
            return deadline != long.MaxValue && DateTime.UtcNow.Ticks >= deadline;
        }

        internal static void CheckTimeout(int milliseconds)
        {
            if (milliseconds < -1)
            {
                throw new ArgumentOutOfRangeException(
                    "millisecondsTimeout", "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
            }
        }

        internal static int Milliseconds(TimeSpan timeout)
        {
            long milliseconds = timeout.Ticks / TimeSpan.TicksPerMillisecond;

            if (milliseconds < -1 || milliseconds > int.MaxValue)
            {
                throw new ArgumentOutOfRangeException("timeout");
            }

            return (int)milliseconds;
        }

        /// <summary>Called each round by a loop of a program that starts threads: after some rounds it is the turn of the others.</summary>
        internal static void Poll()
        {
            if (s_count > 1 && ++s_rounds >= RoundsInTurn)
            {
                s_rounds = 0;
                s_idle = 0;
                SwitchNext();
            }
        }

        /// <summary>What waits has got what it waited for.</summary>
        internal static void GotOn()
        {
            s_idle = 0;
        }

        /// <summary>Gives the turn away for one round, by somebody who waits; when all wait a little time passes.</summary>
        internal static void WaitTurn()
        {
            Thread self = CurrentThread;
            self._state |= ThreadState.WaitSleepJoin;

            if (++s_idle > s_count * IdleRounds)
            {
                s_idle = 0;
                Pause(1);
            }

            SwitchNext();
            self._state &= ~ThreadState.WaitSleepJoin;
        }

        /// <summary>
        /// Behind <c>Main</c>, called by the linker's entry: the program ends when the last thread but those in the background has.
        /// </summary>
        internal static void WaitForOthers()
        {
            Thread self = CurrentThread;
            Thread other = self._next;

            while (other != self)
            {
                if ((other._state & ThreadState.Background) == 0)
                {
                    other.Join();
                    other = self;
                }

                other = other._next;
            }
        }

        internal void Start(bool background)
        {
            if (_state != ThreadState.Unstarted)
            {
                throw new InvalidOperationException("Thread is running or terminated; it cannot restart.");
            }

            Thread current = CurrentThread;
            _stack = Fork(Run);

            if (_stack < 0)
            {
                throw new OutOfMemoryException();
            }

            _state = background ? ThreadState.Background : ThreadState.Running;
            _next = current._next;
            current._next = this;
            s_count++;
        }

        private static void SwitchNext()
        {
            Thread next = CurrentThread._next;

            if (next != s_current)
            {
                s_current = next;
                SwitchTo(next._stack);
            }
        }

        private void Run()
        {
            try
            {
                _start();
            }
            catch (Exception e)
            {
                Unhandled.Report(e);
                Quit();
            }

            _state = ThreadState.Stopped;
            s_count--;
            s_idle = 0;
            Thread before = _next;

            while (before._next != this)
            {
                before = before._next;
            }

            before._next = _next;
            s_current = _next;
            End(_next._stack);
        }

        /// <summary>Makes a stack on which a method will run that never returns; its number, or -1 when there is no room.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Fork(ThreadStart run);

        /// <summary>Goes on where the stack was left, or begins on it.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void SwitchTo(int stack);

        /// <summary>Like SwitchTo, and gives up the stack this runs on.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void End(int stack);

        /// <summary>Ends the program with status 1.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Quit();

        /// <summary>Lets time pass.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Pause(int milliseconds);
    }
}
