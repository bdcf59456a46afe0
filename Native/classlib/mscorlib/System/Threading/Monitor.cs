namespace System.Threading
{
    /// <summary>What <c>lock</c> calls. There is one thread, so a lock is always free; only the null check is left.</summary>
    public static class Monitor
    {
        /// <summary>Takes the lock of an object.</summary>
        public static void Enter(object obj)
        {
            if (obj == null)
            {
                throw new ArgumentNullException("obj");
            }
        }

        /// <summary>Gives back the lock of an object.</summary>
        public static void Exit(object obj)
        {
            if (obj == null)
            {
                throw new ArgumentNullException("obj");
            }
        }
    }
}
