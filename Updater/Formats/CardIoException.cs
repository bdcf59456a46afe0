using System;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// A read or write that failed, of the card or of the flash; or, as <see cref="MalformedException"/>, in what was read.
    /// </summary>
    public class CardIoException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="CardIoException"/> class.</summary>
        /// <param name="message">What was read or written, where, and with which status.</param>
        public CardIoException(string message)
            : base(message)
        {
        }
    }
}
