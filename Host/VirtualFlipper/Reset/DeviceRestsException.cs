namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>The updater waits for input, none is scripted, and no event is due: the run has ended.</summary>
    public sealed class DeviceRestsException : DeviceStoppedException
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="message">The input for which it waits.</param>
        public DeviceRestsException(string message)
            : base(message)
        {
        }
    }
}
