namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Thrown if the input for a package is invalid, or a package cannot be read. The message is one sentence with the fault, its location
    /// and the remedy.
    /// </summary>
    public sealed class PackagingException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        public PackagingException(string message)
            : base(message)
        {
        }
    }
}
