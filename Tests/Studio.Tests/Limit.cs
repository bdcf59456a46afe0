namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Time limit of waits; a longer wait fails its test. Even a slow computer does not reach this limit.</summary>
    internal static class Limit
    {
        /// <summary>The limit of a single wait.</summary>
        public static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);
    }
}
