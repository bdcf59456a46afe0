namespace FlipperUpdaterNano.Deployment
{
    /// <summary>How long the host waits.</summary>
    public sealed record Patience
    {
        /// <summary>Gets the wait for the prompt after the port was opened.</summary>
        public TimeSpan Prompt { get; init; } = TimeSpan.FromSeconds(3);

        /// <summary>Gets the wait for an answer.</summary>
        public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

        /// <summary>Gets the wait for an answer that takes an MD5 of a large file on the device.</summary>
        public TimeSpan Md5 { get; init; } = TimeSpan.FromSeconds(60);

        /// <summary>Gets the wait for an answer that is known to get lost; it is asked for three times.</summary>
        public TimeSpan Version { get; init; } = TimeSpan.FromSeconds(2);

        /// <summary>Gets the wait for the port to vanish after a restart was requested.</summary>
        public TimeSpan Restart { get; init; } = TimeSpan.FromSeconds(15);

        /// <summary>Gets the wait for the device to come back after an update.</summary>
        public TimeSpan Return { get; init; } = TimeSpan.FromMinutes(15);
    }
}
