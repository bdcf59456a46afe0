namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Parts that are each in order but can never be installed together. The message is one sentence.</summary>
    public sealed class LayoutException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="LayoutException"/> class.</summary>
        /// <param name="message">One sentence.</param>
        public LayoutException(string message)
            : base(message)
        {
        }
    }
}
