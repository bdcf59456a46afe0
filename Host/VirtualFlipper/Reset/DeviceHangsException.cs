namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>Thrown if the device executes nothing or loops forever. Only a power cycle or a debugger can recover the device.</summary>
    public sealed class DeviceHangsException : DeviceStoppedException
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="message">Location and cause of the hang, in one sentence.</param>
        public DeviceHangsException(string message)
            : base(message)
        {
        }
    }
}
