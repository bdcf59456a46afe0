namespace FlipperUpdaterNano.Delivery
{
    /// <summary>
    /// Thrown if a check rejects an input, for example because of a wrong digest. The message is one sentence that states the fault and its
    /// location.
    /// </summary>
    public sealed class RefusalException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        public RefusalException(string message)
            : base(message)
        {
        }
    }
}
