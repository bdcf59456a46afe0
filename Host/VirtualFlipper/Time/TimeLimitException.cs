namespace FlipperUpdaterNano.VirtualFlipper.Time
{
    /// <summary>Thrown if virtual time exceeds the limit of the run, because code on the device is waiting in an endless loop.</summary>
    public sealed class TimeLimitException : Exception
    {
        internal TimeLimitException(long deadline)
            : base($"The run did not end within its limit of virtual time ({deadline / VirtualTime.Second} s since the model was created).")
        {
        }
    }
}
