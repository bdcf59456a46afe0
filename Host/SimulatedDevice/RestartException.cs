namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Thrown when the host has requested a restart of the device, during which the port disappears.</summary>
    /// <param name="mode">The target of the restart.</param>
    internal sealed class RestartException(RestartMode mode) : Exception
    {
        /// <summary>Gets the target of the restart.</summary>
        public RestartMode Mode { get; } = mode;
    }
}
