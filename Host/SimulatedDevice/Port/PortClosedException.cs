namespace FlipperUpdaterNano.SimulatedDevice.Port
{
    /// <summary>The session has ended: the host closed the port, or the simulation ends.</summary>
    internal sealed class PortClosedException : Exception
    {
    }
}
