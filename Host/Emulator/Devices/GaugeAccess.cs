namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>Access level of the gauge, which the SEC field of its operation status reports (docs/reference/hardware.md 6.6).</summary>
    public enum GaugeAccess
    {
        /// <summary>Full access.</summary>
        Full = 1,

        /// <summary>The data memory is readable, but not writable.</summary>
        Unsealed = 2,

        /// <summary>Only standard commands are permitted.</summary>
        Sealed = 3,
    }
}
