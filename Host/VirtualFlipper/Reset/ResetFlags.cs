namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// The reset flags of RCC_CSR (RM0434 section 8.4; bit positions from the CMSIS header). Oracle for the updater's ResetFlags.
    /// </summary>
    public static class ResetFlags
    {
        /// <summary>OBLRSTF: option bytes were loaded.</summary>
        public const uint OptionLoad = 1u << 25;

        /// <summary>PINRSTF: NRST was low. Every reset of this chip drives NRST low.</summary>
        public const uint Pin = 1u << 26;

        /// <summary>BORRSTF: the device was powered on.</summary>
        public const uint BrownOut = 1u << 27;

        /// <summary>SFTRSTF: a core requested the reset.</summary>
        public const uint Software = 1u << 28;

        /// <summary>IWDGRSTF: the independent watchdog expired.</summary>
        public const uint Watchdog = 1u << 29;

        /// <summary>Gets the flags that a reset sets. Flags of earlier resets are assumed to have been cleared.</summary>
        /// <param name="cause">The kind of reset.</param>
        /// <returns>The flags as bits of RCC_CSR.</returns>
        public static uint Of(ResetCause cause) => cause switch
        {
            ResetCause.PowerOn => BrownOut | Pin,
            ResetCause.OptionLaunch => OptionLoad | Pin,
            ResetCause.CoprocessorOptionLaunch => Software | OptionLoad | Pin,
            ResetCause.Watchdog => Watchdog | Pin,
            _ => Software | Pin,
        };
    }
}
