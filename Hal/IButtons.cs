namespace FlipperUpdaterNano.Hal
{
    /// <summary>The buttons, debounced, as events.</summary>
    public interface IButtons
    {
        /// <summary>Takes the next event.</summary>
        /// <param name="timeoutMilliseconds">
        /// How long to wait; 0 only looks. A wait of more than 0 says that the updater needs a person to go on.
        /// </param>
        /// <returns>The event, or <see cref="ButtonEvent.None"/>.</returns>
        ButtonEvent Next(int timeoutMilliseconds);
    }
}
