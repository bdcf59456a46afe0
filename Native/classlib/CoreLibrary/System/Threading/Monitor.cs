using System.Runtime;

namespace System.Threading
{
    /// <summary>Natives of locks.</summary>
    [Replaces("System.Threading.Monitor")]
    internal static class MonitorNatives
    {
        internal static void Enter(object obj)
        {
            Thread self = Scheduler.Current;
            MonitorLock held = MonitorLock.Find(obj);

            while (held != null && held.Owner != self)
            {
                Scheduler.WaitTurn(long.MaxValue);
                held = MonitorLock.Find(obj);
            }

            Scheduler.GotOn();
            held = held ?? MonitorLock.Add(obj, self);
            held.Count++;
        }

        internal static void Exit(object obj)
        {
            MonitorLock held = MonitorLock.Find(obj);

            if (held == null || held.Owner != Scheduler.Current)
            {
                throw new SynchronizationLockException();
            }

            if (--held.Count == 0)
            {
                held.Object = null;
                held.Owner = null;
            }
        }
    }

    /// <summary>A lock that a thread holds, or a free one that can be reused.</summary>
    internal sealed class MonitorLock
    {
        internal object Object;
        internal Thread Owner;
        internal int Count;

        private static MonitorLock s_first;
        private MonitorLock _next;

        /// <summary>Returns the lock of an object; null if no thread holds it.</summary>
        internal static MonitorLock Find(object obj)
        {
            if (obj == null)
            {
                throw new ArgumentNullException();
            }

            MonitorLock held = s_first;

            while (held != null && held.Object != obj)
            {
                held = held._next;
            }

            return held;
        }

        /// <summary>Creates or reuses a lock for an object that no thread has locked.</summary>
        internal static MonitorLock Add(object obj, Thread owner)
        {
            MonitorLock free = s_first;

            while (free != null && free.Object != null)
            {
                free = free._next;
            }

            if (free == null)
            {
                free = new MonitorLock { _next = s_first };
                s_first = free;
            }

            free.Object = obj;
            free.Owner = owner;

            return free;
        }
    }
}
