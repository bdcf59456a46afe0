namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>The device executes nothing, or loops forever; recoverable only by power cycle or debugger.</summary>
    public sealed class DeviceHangsException : DeviceStoppedException
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="message">Location and reason of the hang, in one sentence.</param>
        public DeviceHangsException(string message)
            : base(message)
        {
        }
    }
}
