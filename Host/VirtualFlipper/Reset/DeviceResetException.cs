namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>The whole device was reset; another boot follows.</summary>
    public sealed class DeviceResetException : DeviceStoppedException
    {
        internal DeviceResetException(ResetCause cause, string why)
            : base($"The chip was reset ({cause}): {why}.")
        {
            Cause = cause;
            Why = why;
        }

        /// <summary>Gets what kind of reset it was.</summary>
        public ResetCause Cause { get; }

        /// <summary>Gets who asked for it and why, in a few words.</summary>
        public string Why { get; }
    }
}
