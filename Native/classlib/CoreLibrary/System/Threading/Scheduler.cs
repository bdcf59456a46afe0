using System.Runtime;
using System.Runtime.CompilerServices;

namespace System.Threading
{
    /// <summary>
    /// The cooperative scheduler. A thread yields when it sleeps, waits, ends or calls a spin-wait method, and in the program's loops
    /// (<see cref="Poll"/>).
    /// </summary>
    internal static class Scheduler
    {
        /// <summary>Number of scheduler rounds after which the scheduler sleeps if all threads wait.</summary>
        private const int IdleRounds = 2;

        /// <summary>Number of scheduler rounds after which the program ends if all threads wait without a deadline.</summary>
        private const int EndlessRounds = 4;

        /// <summary>Deadline value for a wait that does not depend on another thread, or that is intentionally endless.</summary>
        private const long Intended = 0;

        /// <summary>Number of loop iterations after which the running thread yields.</summary>
        private const int RoundsInTurn = 100;

        private static Thread s_current;
        private static int s_others;
        private static int s_lastId;
        private static int s_idle;
        private static int s_endless;
        private static int s_rounds;

        /// <summary>Gets the running thread.</summary>
        internal static Thread Current => s_current ?? (s_current = Main());

        /// <summary>Returns the number for a new thread; the main thread has number 1.</summary>
        internal static int NextId() => ++s_lastId + 1;

        /// <summary>Returns the time in ticks at which a timeout expires; long.MaxValue for -1. Throws below -1.</summary>
        internal static long Deadline(int milliseconds, string parameter = "millisecondsTimeout")
        {
            if (milliseconds < -1)
            {
                throw new ArgumentOutOfRangeException(
                    parameter, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
            }

            return milliseconds < 0 ? long.MaxValue : DateTime.UtcNow.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
        }

        /// <summary>Returns whether a deadline has passed.</summary>
        internal static bool IsOver(long deadline) => deadline != long.MaxValue && DateTime.UtcNow.Ticks >= deadline;

        /// <summary>Returns a time span in milliseconds; throws if it is below -1.</summary>
        internal static int Milliseconds(TimeSpan timeout)
        {
            long milliseconds = timeout.Ticks / TimeSpan.TicksPerMillisecond;

            if (milliseconds < -1 || milliseconds > int.MaxValue)
            {
                throw new ArgumentOutOfRangeException("timeout");
            }

            return (int)milliseconds;
        }

        /// <summary>Implements Thread.Sleep.</summary>
        internal static void Sleep(int milliseconds)
        {
            long end = Deadline(milliseconds);

            if (s_others == 0 && milliseconds >= 0)
            {
                Pause(milliseconds);

                return;
            }

            do
            {
                WaitTurn(Intended);
            }
            while (!IsOver(end));

            GotOn();
        }

        /// <summary>Yields every RoundsInTurn calls. The linker inserts calls into the loops of programs that start threads.</summary>
        internal static void Poll()
        {
            if (s_others > 0 && ++s_rounds >= RoundsInTurn)
            {
                s_rounds = 0;
                Yield();
            }
        }

        /// <summary>Resets the counts of rounds in which all threads wait; called after a wait has ended.</summary>
        internal static void GotOn()
        {
            s_idle = 0;
            s_endless = 0;
        }

        /// <summary>
        /// Yields as part of a wait, and sleeps for a millisecond if all threads wait. If no thread can ever continue, for example after an
        /// exception in the thread that should set an event, the program ends.
        /// </summary>
        /// <param name="deadline">Time in ticks at which the wait ends at the latest; long.MaxValue for none.</param>
        internal static void WaitTurn(long deadline)
        {
            ThreadData self = ThreadData.Of(Current);
            self.State |= ThreadState.WaitSleepJoin;
            s_endless = deadline == long.MaxValue ? s_endless + 1 : 0;

            if (++s_idle > (s_others + 1) * IdleRounds)
            {
                s_idle = 0;
                Pause(1);
            }

            if (s_endless > (s_others + 1) * EndlessRounds)
            {
                Unhandled.Report(new SystemException("All threads wait for each other."));
                Quit();
            }

            Switch();
            self.State &= ~ThreadState.WaitSleepJoin;
        }

        /// <summary>Switches to the next thread, if any; the current thread remains runnable.</summary>
        internal static void Yield()
        {
            GotOn();
            Switch();
        }

        private static void Switch()
        {
            Thread next = ThreadData.Of(Current).Next;

            if (next != s_current)
            {
                s_current = next;
                SwitchTo(ThreadData.Of(next).Stack);
            }
        }

        /// <summary>Waits for all threads except background ones; called by the entry point after Main.</summary>
        internal static void WaitForOthers()
        {
            Thread self = Current;
            Thread other = ThreadData.Of(self).Next;

            while (other != self)
            {
                if ((ThreadData.Of(other).State & ThreadState.Background) == 0)
                {
                    other.Join();
                    other = self;
                }

                other = ThreadData.Of(other).Next;
            }
        }

        /// <summary>Starts a thread, which first runs when the current thread yields.</summary>
        internal static void Start(Thread thread, ThreadState state)
        {
            ThreadData data = ThreadData.Of(thread);

            if (data.State != ThreadState.Unstarted)
            {
                throw new InvalidOperationException("Thread is running or terminated; it cannot restart.");
            }

            ThreadData current = ThreadData.Of(Current);
            data.Stack = Fork(Run);

            if (data.Stack < 0)
            {
                throw new OutOfMemoryException();
            }

            data.State = state;
            data.Next = current.Next;
            current.Next = thread;
            s_others++;
        }

        private static Thread Main()
        {
            Thread main = new Thread(Yield);
            s_lastId--;
            ThreadData data = ThreadData.Of(main);
            data.State = ThreadState.Running;
            data.Id = 1;
            data.Next = main;

            return main;
        }

        private static void Run()
        {
            ThreadData self = ThreadData.Of(s_current);

            try
            {
                ((ThreadStart)self.Start)();
            }
            catch (Exception e)
            {
                Unhandled.Report(e);
                Quit();
            }

            self.State = ThreadState.Stopped;
            s_others--;
            GotOn();
            ThreadData before = ThreadData.Of(self.Next);

            while (before.Next != s_current)
            {
                before = ThreadData.Of(before.Next);
            }

            before.Next = self.Next;
            s_current = self.Next;
            End(ThreadData.Of(s_current).Stack);
        }

        /// <summary>Creates a stack on which a static method runs; the method never returns.</summary>
        /// <returns>The number of the stack, or -1 if there is no space for another one.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Fork(ThreadStart run);

        /// <summary>Switches to another stack.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void SwitchTo(int stack);

        /// <summary>Switches to another stack and frees the current one.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void End(int stack);

        /// <summary>Ends the program with status 1.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Quit();

        /// <summary>Suspends all threads of the program for a number of milliseconds.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Pause(int milliseconds);
    }
}
