namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// Irregular responses of FUS to GET_STATE during a healthy operation, as observed on silicon (docs/reference/silicon.md 1.2).
    /// </summary>
    public enum FusAnswer
    {
        /// <summary>No irregular response: FUS always responds with its state and error.</summary>
        Regular,

        /// <summary>State 0xFF without an error byte, which is also the radio stack's response to GET_STATE.</summary>
        Short,

        /// <summary>State 0xFF with error 0xFE: FUS is not running.</summary>
        NotRunning,

        /// <summary>State 0xFF with error 0x01: no image was found.</summary>
        NoImage,

        /// <summary>The ongoing state with error 0x01, as logged by STM32CubeProgrammer.</summary>
        OngoingWithNoImage,

        /// <summary>The ongoing state with error 0x11.</summary>
        OngoingWithError,

        /// <summary>A response without a payload.</summary>
        Empty,
    }
}
