namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The final state of the device after a restart.</summary>
    /// <param name="IsBack">Whether the firmware runs, so that the port exists.</param>
    /// <param name="Why">The reason, one sentence.</param>
    public sealed record RestartEnding(bool IsBack, string Why);
}
