namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>An image that is not exFAT, or a tree that exFAT cannot hold. The message gives fault and location.</summary>
    public sealed class ExFatException : Exception
    {
        /// <summary>Creates the exception.</summary>
        public ExFatException(string message)
            : base(message)
        {
        }
    }
}
