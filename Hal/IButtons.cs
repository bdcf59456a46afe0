namespace FlipperUpdaterNano.Hal
{
    /// <summary>The debounced buttons, reported as events.</summary>
    public interface IButtons
    {
        /// <summary>Removes and returns the next event.</summary>
        /// <param name="timeoutMilliseconds">
        /// Maximum wait in milliseconds; 0 polls without waiting. Callers pass a value above 0 only if the updater cannot continue without
        /// the user.
        /// </param>
        /// <returns>The event, or <see cref="ButtonEvent.None"/> if none occurred in time.</returns>
        ButtonEvent Next(int timeoutMilliseconds);
    }
}
