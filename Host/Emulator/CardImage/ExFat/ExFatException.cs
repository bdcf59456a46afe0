namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>An image that cannot be read as exFAT at all, or a tree that exFAT cannot hold. The message says what and where.</summary>
    public sealed class ExFatException : Exception
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="message">One sentence.</param>
        public ExFatException(string message)
            : base(message)
        {
        }
    }
}
