using System;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The exception for a failed read or write of the card or the flash. The derived <see cref="MalformedException"/> reports invalid
    /// data.
    /// </summary>
    public class CardIoException : Exception
    {
        /// <summary>Creates an exception with a message.</summary>
        /// <param name="message">One sentence that names the operation, its target and the status.</param>
        public CardIoException(string message)
            : base(message)
        {
        }
    }
}
