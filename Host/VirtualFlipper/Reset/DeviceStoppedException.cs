namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// Thrown because the device has stopped executing. Code that runs on the device must not catch this exception: every further call on
    /// the stopped device throws it again, so that nothing can be changed while the stack unwinds.
    /// </summary>
    public abstract class DeviceStoppedException : Exception
    {
        private protected DeviceStoppedException(string message)
            : base(message)
        {
        }
    }
}
