namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Time limits that apply when the host waits for the device.</summary>
    public sealed record Patience
    {
        /// <summary>Gets the limit for the prompt to arrive after the port is opened.</summary>
        public TimeSpan Prompt { get; init; } = TimeSpan.FromSeconds(3);

        /// <summary>Gets the limit for a response.</summary>
        public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

        /// <summary>Gets the limit for a response that requires the device to compute the MD5 of a large file.</summary>
        public TimeSpan Md5 { get; init; } = TimeSpan.FromSeconds(60);

        /// <summary>
        /// Gets the limit for the response to the first request. The first request may be lost, so it is sent up to three times.
        /// </summary>
        public TimeSpan Version { get; init; } = TimeSpan.FromSeconds(2);

        /// <summary>Gets the limit for the port to disappear after a restart has been requested.</summary>
        public TimeSpan Restart { get; init; } = TimeSpan.FromSeconds(15);

        /// <summary>Gets the limit for the device to reappear after an update.</summary>
        public TimeSpan Return { get; init; } = TimeSpan.FromMinutes(15);
    }
}
