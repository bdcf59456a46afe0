namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// The reset flags of RCC_CSR (RM0434 section 8.4; positions from the CMSIS header). An oracle of the updater's ResetFlags.
    /// </summary>
    public static class ResetFlags
    {
        /// <summary>OBLRSTF: option bytes were loaded.</summary>
        public const uint OptionLoad = 1u << 25;

        /// <summary>PINRSTF: NRST was low, which every reset of this chip also causes.</summary>
        public const uint Pin = 1u << 26;

        /// <summary>BORRSTF: power-on.</summary>
        public const uint BrownOut = 1u << 27;

        /// <summary>SFTRSTF: a core requested the reset.</summary>
        public const uint Software = 1u << 28;

        /// <summary>IWDGRSTF: the independent watchdog expired.</summary>
        public const uint Watchdog = 1u << 29;

        /// <summary>Gets the flags that a reset sets; flags of earlier resets are assumed to be cleared.</summary>
        /// <param name="cause">The kind of reset.</param>
        /// <returns>Bits of RCC_CSR.</returns>
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
