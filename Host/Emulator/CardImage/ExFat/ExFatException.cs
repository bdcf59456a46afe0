namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>
    /// Thrown if an image is not an exFAT volume, or if exFAT cannot store a directory tree. The message states the fault and its location.
    /// </summary>
    public sealed class ExFatException : Exception
    {
        /// <summary>Creates the exception.</summary>
        public ExFatException(string message)
            : base(message)
        {
        }
    }
}
