using System;

namespace FlipperUpdaterNano.Formats
{
    /// <summary>A read or write that failed in the medium: the card or the flash, not the format.</summary>
    public sealed class SourceException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="SourceException"/> class.</summary>
        /// <param name="status">The negative status of the operation (<c>CardStatus</c> or <c>FlashStatus</c>).</param>
        /// <param name="message">What was read or written, and where.</param>
        public SourceException(int status, string message)
            : base(message)
        {
            Status = status;
        }

        /// <summary>Gets the status of the operation that failed.</summary>
        public int Status { get; }
    }
}
