namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The host restarted the device: the port vanishes.</summary>
    /// <param name="mode">How.</param>
    internal sealed class RestartException(RestartMode mode) : Exception
    {
        /// <summary>Gets how.</summary>
        public RestartMode Mode { get; } = mode;
    }
}
