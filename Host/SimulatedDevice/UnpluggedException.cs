namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Thrown when the simulated cable is unplugged.</summary>
    internal sealed class UnpluggedException : Exception
    {
    }
}
