using System.Runtime;
using System.Runtime.CompilerServices;

namespace System.Threading
{
    /// <summary>Natives of timers.</summary>
    [Replaces("System.Threading.Timer")]
    internal static class TimerNatives
    {
        internal static void Constructor(Timer self, TimerCallback callback, object state, int dueTime, int period)
        {
            self.Change(dueTime, period);
            TimerData.Add(TimerData.Of(self), callback, state);
        }

        internal static void Constructor(Timer self, TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
        {
            self.Change(dueTime, period);
            TimerData.Add(TimerData.Of(self), callback, state);
        }

        internal static bool Change(Timer self, int dueTime, int period)
        {
            TimerData data = TimerData.Of(self);
            long due = Scheduler.Deadline(dueTime, "dueTime");
            _ = Scheduler.Deadline(period, "period");
            data.Due = due;
            data.Period = period;

            return true;
        }

        internal static bool Change(Timer self, TimeSpan dueTime, TimeSpan period) =>
            self.Change(Scheduler.Milliseconds(dueTime), Scheduler.Milliseconds(period));

        internal static void Dispose(Timer self) => TimerData.Remove(TimerData.Of(self));
    }

    /// <summary>
    /// Memory layout of a timer: mscorlib's fields, then additional ones. The timers form a list that a background thread processes.
    /// </summary>
    [Layout("System.Threading.Timer")]
    internal sealed class TimerData
    {
        internal TimerData Next; // _timer
        internal object State;
        internal TimerCallback Callback;
        internal long Due;
        internal int Period;

        private static TimerData s_first;
        private static bool s_isRunning;

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern TimerData Of(Timer timer);

        internal static void Add(TimerData timer, TimerCallback callback, object state)
        {
            if (callback == null)
            {
                throw new ArgumentNullException("callback");
            }

            timer.Callback = callback;
            timer.State = state;
            timer.Next = s_first;
            s_first = timer;

            if (!s_isRunning)
            {
                s_isRunning = true;
                Scheduler.Start(new Thread(Run), ThreadState.Background);
            }
        }

        internal static void Remove(TimerData timer)
        {
            timer.Due = long.MaxValue;
            timer.Period = Timeout.Infinite;

            if (s_first == timer)
            {
                s_first = timer.Next;
            }

            for (TimerData before = s_first; before != null; before = before.Next)
            {
                if (before.Next == timer)
                {
                    before.Next = timer.Next;
                }
            }
        }

        private static void Run()
        {
            for (long next = 0; ; Scheduler.WaitTurn(next))
            {
                next = long.MaxValue;

                for (TimerData timer = s_first; timer != null; timer = timer.Next)
                {
                    if (Scheduler.IsOver(timer.Due))
                    {
                        Scheduler.GotOn();
                        timer.Due = timer.Period <= 0 ? long.MaxValue : timer.Due + (timer.Period * TimeSpan.TicksPerMillisecond);
                        timer.Callback(timer.State);
                    }

                    next = timer.Due < next ? timer.Due : next;
                }
            }
        }
    }
}
