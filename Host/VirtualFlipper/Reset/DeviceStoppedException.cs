namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// The device stopped executing in the middle of what it was doing. Whoever runs on it must let this through: every further
    /// call on the stopped device throws it again, so nothing can be changed on the way out.
    /// </summary>
    public abstract class DeviceStoppedException : Exception
    {
        private protected DeviceStoppedException(string message)
            : base(message)
        {
        }
    }
}
