namespace FlipperUpdaterNano.VirtualFlipper.Reset
{
    /// <summary>The device executes nothing, or will go on with the same for ever: only a person with the power or a debugger helps.</summary>
    public sealed class DeviceHangsException : DeviceStoppedException
    {
        /// <summary>Initializes a new instance of the <see cref="DeviceHangsException"/> class.</summary>
        /// <param name="message">Where it hangs and why, in one sentence.</param>
        public DeviceHangsException(string message)
            : base(message)
        {
        }
    }
}
