namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// The device stopped executing in the middle of what it was doing. Callers must not catch this: every further
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
