namespace FlipperUpdaterNano.Delivery
{
    /// <summary>
    /// Thrown if the input or the server is unusable. The message is one sentence that states the fault and its location.
    /// </summary>
    public sealed class DeliveryException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        public DeliveryException(string message)
            : base(message)
        {
        }
    }
}
