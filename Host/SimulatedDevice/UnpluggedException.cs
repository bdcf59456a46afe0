namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The simulated cable was unplugged.</summary>
    internal sealed class UnpluggedException : Exception
    {
    }
}
