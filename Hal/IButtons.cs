namespace FlipperUpdaterNano.Hal
{
    /// <summary>The debounced buttons, reported as events.</summary>
    public interface IButtons
    {
        /// <summary>Takes the next event.</summary>
        /// <param name="timeoutMilliseconds">
        /// Time limit; 0 polls without waiting. Callers pass a limit above 0 only if the updater cannot continue without the user.
        /// </param>
        /// <returns>The event, or <see cref="ButtonEvent.None"/>.</returns>
        ButtonEvent Next(int timeoutMilliseconds);
    }
}
