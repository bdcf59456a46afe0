namespace FlipperUpdaterNano.Linker
{
    /// <summary>
    /// Thrown when the program cannot be linked. The message contains one line per error, which states the method, the
    /// IL offset and the unsupported feature.
    /// </summary>
    public sealed class LinkException : Exception
    {
        /// <summary>Creates an exception whose message contains one line per error.</summary>
        public LinkException(IReadOnlyList<string> errors)
            : base(string.Join(Environment.NewLine, errors))
        {
            Errors = errors;
        }

        /// <summary>Gets the lines of the message, in a stable order.</summary>
        public IReadOnlyList<string> Errors { get; }
    }
}
