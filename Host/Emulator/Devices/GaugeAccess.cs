namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>Access level of the gauge, as SEC in its operation status shows it (docs/reference/hardware.md 6.6).</summary>
    public enum GaugeAccess
    {
        /// <summary>Everything may be read and written.</summary>
        Full = 1,

        /// <summary>Data memory may be read.</summary>
        Unsealed = 2,

        /// <summary>Only the standard commands answer.</summary>
        Sealed = 3,
    }
}
