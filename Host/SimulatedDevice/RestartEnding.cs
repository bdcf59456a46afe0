namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The state of the device after a restart.</summary>
    /// <param name="IsBack">Whether the firmware runs, and with it the port.</param>
    /// <param name="Why">One sentence.</param>
    public sealed record RestartEnding(bool IsBack, string Why);
}
