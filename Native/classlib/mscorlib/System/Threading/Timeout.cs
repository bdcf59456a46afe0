namespace System.Threading
{
    /// <summary>Times that mean something else.</summary>
    public static class Timeout
    {
        /// <summary>For ever.</summary>
        public const int Infinite = -1;

        /// <summary>For ever.</summary>
        public static readonly TimeSpan InfiniteTimeSpan = new TimeSpan(-TimeSpan.TicksPerMillisecond);
    }
}
