namespace System.Threading
{
    /// <summary>What a thread is doing.</summary>
    [Flags]
    public enum ThreadState
    {
        /// <summary>It runs, or could.</summary>
        Running = 0,

        /// <summary>It is asked to stop.</summary>
        StopRequested = 1,

        /// <summary>It is asked to pause.</summary>
        SuspendRequested = 2,

        /// <summary>The program ends without waiting for it.</summary>
        Background = 4,

        /// <summary>It was not started.</summary>
        Unstarted = 8,

        /// <summary>It has ended.</summary>
        Stopped = 16,

        /// <summary>It waits.</summary>
        WaitSleepJoin = 32,

        /// <summary>It pauses.</summary>
        Suspended = 64,

        /// <summary>It is to be aborted.</summary>
        AbortRequested = 128,

        /// <summary>It was aborted.</summary>
        Aborted = 256,
    }
}
