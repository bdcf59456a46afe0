namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>
    /// The device stopped executing. Callers must not catch this: every further call on the stopped device throws it again, so that nothing
    /// can be changed while the stack unwinds.
    /// </summary>
    public abstract class DeviceStoppedException : Exception
    {
        private protected DeviceStoppedException(string message)
            : base(message)
        {
        }
    }
}
