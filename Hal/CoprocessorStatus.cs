namespace FlipperUpdaterNano.Hal
{
    /// <summary>Negative results of mailbox operations. Append only.</summary>
    public enum CoprocessorStatus
    {
        /// <summary>CPU2 has not been started or is not ready.</summary>
        NotReady = -1,

        /// <summary>CPU2 did not respond within 33 s.</summary>
        TimeOut = -2,

        /// <summary>The response was malformed or belonged to another command.</summary>
        BadResponse = -3,

        /// <summary>CPU2 recorded a hard fault.</summary>
        HardFault = -4,
    }
}
