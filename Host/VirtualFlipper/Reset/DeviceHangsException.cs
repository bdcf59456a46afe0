namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>The device executes nothing, or loops forever; recoverable only by power cycle or debugger.</summary>
    public sealed class DeviceHangsException : DeviceStoppedException
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="message">Where it hangs and why, in one sentence.</param>
        public DeviceHangsException(string message)
            : base(message)
        {
        }
    }
}
