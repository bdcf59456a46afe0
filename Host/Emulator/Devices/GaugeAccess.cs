namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>Access level of the gauge: SEC in its operation status (docs/reference/hardware.md 6.6).</summary>
    public enum GaugeAccess
    {
        /// <summary>Full access.</summary>
        Full = 1,

        /// <summary>Data memory is readable.</summary>
        Unsealed = 2,

        /// <summary>Only standard commands.</summary>
        Sealed = 3,
    }
}
