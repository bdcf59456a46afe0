namespace FlipperUpdaterNano.Hal
{
    /// <summary>Time since reset.</summary>
    public interface IClock
    {
        /// <summary>Gets the number of milliseconds since reset.</summary>
        long Milliseconds { get; }

        /// <summary>Waits for the given duration.</summary>
        /// <param name="milliseconds">Duration in milliseconds, 0 or more.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">The duration is negative.</exception>
        void Sleep(int milliseconds);
    }
}
