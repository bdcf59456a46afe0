namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// Negative results of mailbox operations. New values are appended, never inserted, because the natives use the same numbers.
    /// </summary>
    public enum CoprocessorStatus
    {
        /// <summary>CPU2 has not been started, or a command that timed out is still pending.</summary>
        NotReady = -1,

        /// <summary>CPU2 did not respond within 33 s.</summary>
        TimeOut = -2,

        /// <summary>The response was malformed or belonged to another command.</summary>
        BadResponse = -3,

        /// <summary>CPU2 recorded a hard fault (<see cref="ICoprocessor.FaultAddress"/>).</summary>
        HardFault = -4,
    }
}
