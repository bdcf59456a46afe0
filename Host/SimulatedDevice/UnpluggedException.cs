namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The cable was pulled.</summary>
    internal sealed class UnpluggedException : Exception
    {
    }
}
