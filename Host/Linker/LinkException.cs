namespace FlipperUpdaterNano.Linker
{
    /// <summary>
    /// Thrown when the program cannot be linked. The message has one line per reason, with method, IL offset and unsupported feature.
    /// </summary>
    public sealed class LinkException : Exception
    {
        /// <summary>Creates an exception whose message has one line per error.</summary>
        public LinkException(IReadOnlyList<string> errors)
            : base(string.Join(Environment.NewLine, errors))
        {
            Errors = errors;
        }

        /// <summary>Gets the lines of the message, in a stable order.</summary>
        public IReadOnlyList<string> Errors { get; }
    }
}
