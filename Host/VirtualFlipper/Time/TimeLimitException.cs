namespace FlipperUpdaterNano.VirtualFlipper.Time
{
    /// <summary>Virtual time passed the limit of the run: something on the device waits in a loop that never ends.</summary>
    public sealed class TimeLimitException : Exception
    {
        internal TimeLimitException(long deadline)
            : base($"The run did not end within its limit of virtual time ({deadline / VirtualTime.Second} s since the model was made).")
        {
        }
    }
}
