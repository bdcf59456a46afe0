namespace FlipperUpdaterNano.SimulatedDevice.Port
{
    /// <summary>Thrown to end a session, because the host has closed the port or the simulation is ending.</summary>
    internal sealed class PortClosedException : Exception
    {
    }
}
