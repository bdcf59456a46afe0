namespace FlipperUpdaterNano.Hal
{
    /// <summary>Results of flash and option byte operations. Append only.</summary>
    public enum FlashStatus
    {
        /// <summary>Success.</summary>
        Ok = 0,

        /// <summary>The range is not entirely within the flash that CPU1 owns.</summary>
        OutOfRange = -1,

        /// <summary>The controller refused the operation, or the operation failed; the error flags state the reason.</summary>
        Controller = -2,

        /// <summary>The controller stayed busy beyond its time limit.</summary>
        TimeOut = -3,

        /// <summary>CPU2 did not release the flash.</summary>
        CoprocessorBusy = -4,

        /// <summary>A double word has an uncorrectable ECC error.</summary>
        EccError = -5,
    }
}
