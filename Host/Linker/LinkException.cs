namespace FlipperUpdaterNano.Linker
{
    /// <summary>
    /// The program cannot be linked. Every reason found in one run is a line of its own: method, IL offset, what is not supported.
    /// </summary>
    public sealed class LinkException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="LinkException"/> class.</summary>
        /// <param name="errors">One sentence each.</param>
        public LinkException(IReadOnlyList<string> errors)
            : base(string.Join(Environment.NewLine, errors))
        {
            Errors = errors;
        }

        /// <summary>Gets the reasons, in a stable order.</summary>
        public IReadOnlyList<string> Errors { get; }
    }
}
