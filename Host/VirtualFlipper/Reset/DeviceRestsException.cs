namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>The updater waits for a person, no key will be pressed and nothing else will ever happen: the run is over.</summary>
    public sealed class DeviceRestsException : DeviceStoppedException
    {
        /// <summary>Initializes a new instance of the <see cref="DeviceRestsException"/> class.</summary>
        /// <param name="message">What is waited for.</param>
        public DeviceRestsException(string message)
            : base(message)
        {
        }
    }
}
