namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>The time after which a wait that should have ended fails its test. A slow computer does not reach it.</summary>
    internal static class Limit
    {
        /// <summary>The limit of a single wait.</summary>
        public static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);
    }
}
