namespace FlipperUpdaterNano.Delivery
{
    /// <summary>A check that ended in a refusal, such as a wrong digest: one sentence that says what and where.</summary>
    public sealed class RefusalException : Exception
    {
        /// <summary>Initializes a new instance with its message.</summary>
        /// <param name="message">One sentence.</param>
        public RefusalException(string message)
            : base(message)
        {
        }
    }
}
