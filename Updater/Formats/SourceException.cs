using System;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// A read or write that failed: in the medium, the card or the flash; or, as <see cref="MalformedException"/>, in what was read.
    /// </summary>
    public class SourceException : SystemException
    {
        /// <summary>Initializes a new instance of the <see cref="SourceException"/> class.</summary>
        /// <param name="message">What was read or written, where, and with which status.</param>
        public SourceException(string message)
            : base(message)
        {
        }
    }
}
