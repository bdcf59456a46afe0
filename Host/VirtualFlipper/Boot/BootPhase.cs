namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The code that an engine executes in a boot.</summary>
    public enum BootPhase
    {
        /// <summary>The updater, which the model of the stock firmware has loaded.</summary>
        Updater,

        /// <summary>The firmware in flash.</summary>
        Firmware,

        /// <summary>The resume stub in flash.</summary>
        Stub,
    }
}
