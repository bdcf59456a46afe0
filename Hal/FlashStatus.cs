namespace FlipperUpdaterNano.Hal
{
    /// <summary>Results of flash and option byte operations. Append only.</summary>
    public static class FlashStatus
    {
        /// <summary>Done.</summary>
        public const int Ok = 0;

        /// <summary>The range is not (wholly) in the flash that this core owns.</summary>
        public const int OutOfRange = -1;

        /// <summary>The controller refused or failed the operation; see the error flags.</summary>
        public const int Controller = -2;

        /// <summary>The controller stayed busy longer than its maximum time.</summary>
        public const int TimeOut = -3;

        /// <summary>The second core did not let go of the flash.</summary>
        public const int CoprocessorBusy = -4;

        /// <summary>A double word has an uncorrectable ECC error.</summary>
        public const int EccError = -5;
    }
}
