namespace FlipperUpdaterNano.VirtualFlipper.Time
{
    /// <summary>Virtual time exceeded the limit of the run: code on the device waits in an endless loop.</summary>
    public sealed class TimeLimitException : Exception
    {
        internal TimeLimitException(long deadline)
            : base($"The run did not end within its limit of virtual time ({deadline / VirtualTime.Second} s since the model was created).")
        {
        }
    }
}
