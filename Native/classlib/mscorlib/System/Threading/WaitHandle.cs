namespace System.Threading
{
    /// <summary>Something threads can wait for.</summary>
    public abstract class WaitHandle : MarshalByRefObject
    {
        /// <summary>What WaitAny answers when the time is over.</summary>
        public const int WaitTimeout = 258;

        /// <summary>Creates the handle.</summary>
        protected WaitHandle()
        {
        }

        /// <summary>Whether a wait for it is over now.</summary>
        internal bool IsSet { get; set; }

        /// <summary>Waits for all handles.</summary>
        public static bool WaitAll(WaitHandle[] waitHandles)
        {
            return WaitAll(waitHandles, Timeout.Infinite, false);
        }

        /// <summary>Waits for all handles at most so long; whether it got them all.</summary>
        public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext)
        {
            Check(waitHandles, millisecondsTimeout);

            for (long end = Thread.Deadline(millisecondsTimeout); ; Thread.WaitTurn())
            {
                int set = 0;

                while (set < waitHandles.Length && waitHandles[set].IsSet)
                {
                    set++;
                }

                if (set == waitHandles.Length)
                {
                    for (int i = 0; i < set; i++)
                    {
                        waitHandles[i].Take();
                    }

                    return true;
                }

                if (Thread.IsOver(end))
                {
                    return false;
                }
            }
        }

        /// <summary>Waits for any of the handles; its index.</summary>
        public static int WaitAny(WaitHandle[] waitHandles)
        {
            return WaitAny(waitHandles, Timeout.Infinite, false);
        }

        /// <summary>Waits for any of the handles at most so long; its index, or WaitTimeout.</summary>
        public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext)
        {
            Check(waitHandles, millisecondsTimeout);

            for (long end = Thread.Deadline(millisecondsTimeout); ; Thread.WaitTurn())
            {
                for (int i = 0; i < waitHandles.Length; i++)
                {
                    if (waitHandles[i].IsSet)
                    {
                        waitHandles[i].Take();

                        return i;
                    }
                }

                if (Thread.IsOver(end))
                {
                    return WaitTimeout;
                }
            }
        }

        /// <summary>Waits for the handle.</summary>
        public virtual bool WaitOne()
        {
            return WaitOne(Timeout.Infinite, false);
        }

        /// <summary>Waits for the handle at most so long; whether it got it.</summary>
        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext)
        {
            Thread.CheckTimeout(millisecondsTimeout);

            for (long end = Thread.Deadline(millisecondsTimeout); !IsSet; Thread.WaitTurn())
            {
                if (Thread.IsOver(end))
                {
                    return false;
                }
            }

            Take();

            return true;
        }

        /// <summary>A wait for it is over.</summary>
        internal virtual void Take()
        {
            Thread.GotOn();
        }

        /// <summary>Opens or shuts the handle; true, as v1's Set and Reset answer.</summary>
        internal bool Change(bool set)
        {
            IsSet = set;

            return true;
        }

        private static void Check(WaitHandle[] waitHandles, int millisecondsTimeout)
        {
            if (waitHandles == null)
            {
                throw new ArgumentNullException("waitHandles");
            }

            if (waitHandles.Length == 0)
            {
                throw new ArgumentException("Waithandle array may not be empty.", "waitHandles");
            }

            Thread.CheckTimeout(millisecondsTimeout);
        }
    }
}
