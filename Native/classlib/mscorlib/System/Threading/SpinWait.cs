namespace System.Threading
{
    /// <summary>Waiting by asking again and again.</summary>
    public struct SpinWait
    {
        /// <summary>Lets others go on once.</summary>
        public void SpinOnce()
        {
            Thread.SpinWait(1);
        }

        /// <summary>Lets others go on for milliseconds.</summary>
        public static void SpinUntil(int millisecondsTimeout)
        {
            Thread.CheckTimeout(millisecondsTimeout);

            for (long end = Thread.Deadline(millisecondsTimeout); !Thread.IsOver(end);)
            {
                Thread.SpinWait(1);
            }
        }

        /// <summary>Lets others go on for a time.</summary>
        public static void SpinUntil(TimeSpan timeout)
        {
            SpinUntil(Thread.Milliseconds(timeout));
        }
    }
}
