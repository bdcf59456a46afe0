namespace System.Threading
{
    /// <summary>What <c>lock</c> calls: one thread at a time, as often as it likes, holds an object.</summary>
    public static class Monitor
    {
        private static Held s_held;
        private static Held s_spare;

        /// <summary>Waits for the lock of an object and takes it.</summary>
        public static void Enter(object obj)
        {
            if (obj == null)
            {
                throw new ArgumentNullException();
            }

            Thread self = Thread.CurrentThread;

            for (Held held = Find(obj); held != null; held = Find(obj))
            {
                if (held.Owner == self)
                {
                    held.Count++;

                    return;
                }

                Thread.WaitTurn();
            }

            Thread.GotOn();
            Held taken = s_spare ?? new Held();
            s_spare = null;
            taken.Object = obj;
            taken.Owner = self;
            taken.Count = 1;
            taken.Next = s_held;
            s_held = taken;
        }

        /// <summary>Gives back the lock of an object.</summary>
        public static void Exit(object obj)
        {
            if (obj == null)
            {
                throw new ArgumentNullException();
            }

            Held held = Find(obj);

            if (held == null || held.Owner != Thread.CurrentThread)
            {
                throw new SynchronizationLockException("Object synchronization method was called from an unsynchronized block of code.");
            }

            if (--held.Count > 0)
            {
                return;
            }

            if (s_held == held)
            {
                s_held = held.Next;
            }
            else
            {
                Held before = s_held;

                while (before.Next != held)
                {
                    before = before.Next;
                }

                before.Next = held.Next;
            }

            held.Object = null;
            held.Owner = null;
            held.Next = null;
            s_spare = held;
        }

        private static Held Find(object obj)
        {
            Held held = s_held;

            while (held != null && !ReferenceEquals(held.Object, obj))
            {
                held = held.Next;
            }

            return held;
        }

        /// <summary>A lock that is taken.</summary>
        private sealed class Held
        {
            internal object Object;
            internal Thread Owner;
            internal int Count;
            internal Held Next;
        }
    }
}
