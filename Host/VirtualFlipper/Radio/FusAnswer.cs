namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// Irregular answers of FUS to GET_STATE during a healthy operation, as observed on silicon (docs/reference/silicon.md 1.2).
    /// </summary>
    public enum FusAnswer
    {
        /// <summary>None: state and error, always.</summary>
        Regular,

        /// <summary>State 0xFF without an error byte. The stack gives the same answer when asked for the state of FUS.</summary>
        Short,

        /// <summary>State 0xFF, error 0xFE: FUS not running.</summary>
        NotRunning,

        /// <summary>State 0xFF, error 0x01: no image found.</summary>
        NoImage,

        /// <summary>The ongoing state with error 0x01, as logged by CubeProgrammer.</summary>
        OngoingWithNoImage,

        /// <summary>The ongoing state with error 0x11.</summary>
        OngoingWithError,

        /// <summary>A response without a payload.</summary>
        Empty,
    }
}
