namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>Thrown if the whole device was reset. Another boot follows.</summary>
    public sealed class DeviceResetException : DeviceStoppedException
    {
        internal DeviceResetException(ResetCause cause, string why, bool isFromOutside = false)
            : base($"The chip was reset ({cause}): {why}.")
        {
            Cause = cause;
            Why = why;
            IsFromOutside = isFromOutside;
        }

        /// <summary>Gets the kind of reset.</summary>
        public ResetCause Cause { get; }

        /// <summary>Gets a value indicating whether a cut point, and not CPU1 or CPU2, requested the reset.</summary>
        public bool IsFromOutside { get; }

        /// <summary>Gets the source and the cause of the reset, in a few words.</summary>
        public string Why { get; }
    }
}
