namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// Results of flash and option byte operations. New values are appended, never inserted, because the natives use the same numbers.
    /// </summary>
    public enum FlashStatus
    {
        /// <summary>Success.</summary>
        Ok = 0,

        /// <summary>
        /// The range is misaligned or not entirely within the flash that CPU1 owns, or the option word may not be changed.
        /// </summary>
        OutOfRange = -1,

        /// <summary>
        /// The controller refused the operation, or the operation failed; <see cref="IFlash.LastErrorFlags"/> contains the reason.
        /// </summary>
        Controller = -2,

        /// <summary>The controller stayed busy for more than a second.</summary>
        TimeOut = -3,

        /// <summary>CPU2 did not release the flash within ten seconds, or did not respond to the announcement of an erase.</summary>
        CoprocessorBusy = -4,

        /// <summary>A double word has an uncorrectable ECC error.</summary>
        EccError = -5,
    }
}
