namespace FlipperUpdaterNano.Delivery
{
    /// <summary>An input or a server that cannot be used: one sentence that says what and where.</summary>
    public sealed class DeliveryException : Exception
    {
        /// <summary>Initializes a new instance with its message.</summary>
        /// <param name="message">One sentence.</param>
        public DeliveryException(string message)
            : base(message)
        {
        }
    }
}
