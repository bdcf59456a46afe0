namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Invalid input for a package, or an unreadable package. The message is one sentence: the fault, its location, the remedy.
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
