namespace FlipperUpdaterNano.SimulatedDevice.Port
{
    /// <summary>The host closed the port, or the simulation ends: the session is over.</summary>
    internal sealed class PortClosedException : Exception
    {
    }
}
