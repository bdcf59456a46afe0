namespace FlipperUpdaterNano.Hal
{
    /// <summary>Negative results of mailbox operations. Append only.</summary>
    public static class CoprocessorStatus
    {
        /// <summary>The second core was never started or is not ready.</summary>
        public const int NotReady = -1;

        /// <summary>No response within 33 s.</summary>
        public const int TimeOut = -2;

        /// <summary>The response was malformed or answered another command.</summary>
        public const int BadResponse = -3;

        /// <summary>The second core recorded a hard fault.</summary>
        public const int HardFault = -4;
    }
}
