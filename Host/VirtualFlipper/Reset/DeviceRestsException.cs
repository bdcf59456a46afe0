namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// Thrown at the end of a run because the device is in its final state. For example, the updater is waiting for input, no input is
    /// scripted, and no event is scheduled.
    /// </summary>
    public sealed class DeviceRestsException : DeviceStoppedException
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="message">Describes the final state in one sentence, for example which input the device is waiting for.</param>
        public DeviceRestsException(string message)
            : base(message)
        {
        }
    }
}
