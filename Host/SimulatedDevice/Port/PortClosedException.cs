namespace FlipperUpdaterNano.SimulatedDevice.Port
{
    /// <summary>Thrown at the end of a session, because the host has closed the port or the simulation ends.</summary>
    internal sealed class PortClosedException : Exception
    {
    }
}
