namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The final state of the device after a restart.</summary>
    /// <param name="IsBack">Whether the firmware is running and the port therefore exists.</param>
    /// <param name="Why">The reason, in one sentence.</param>
    public sealed record RestartEnding(bool IsBack, string Why);
}
