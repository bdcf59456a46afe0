namespace FlipperUpdaterNano.Delivery
{
    /// <summary>A check that refused its input, such as a wrong digest. The message is one sentence: the fault and its location.</summary>
    public sealed class RefusalException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        public RefusalException(string message)
            : base(message)
        {
        }
    }
}
