namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// An input that no package can be made of, or a package that cannot be read. The message is one sentence: what, where, what to do.
    /// </summary>
    public sealed class PackagingException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="PackagingException"/> class.</summary>
        /// <param name="message">One sentence.</param>
        public PackagingException(string message)
            : base(message)
        {
        }
    }
}
