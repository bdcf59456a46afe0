namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Thrown when the host restarts the device, which makes the port disappear.</summary>
    /// <param name="mode">The target of the restart.</param>
    internal sealed class RestartException(RestartMode mode) : Exception
    {
        /// <summary>Gets the target of the restart.</summary>
        public RestartMode Mode { get; } = mode;
    }
}
