namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Thrown if the parts of a package are valid, but can never be installed together. The message is one sentence.</summary>
    public sealed class LayoutException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        public LayoutException(string message)
            : base(message)
        {
        }
    }
}
