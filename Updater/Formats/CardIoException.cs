using System;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>A failed read or write of the card or the flash or, as <see cref="MalformedException"/>, invalid data.</summary>
    public class CardIoException : Exception
    {
        /// <summary>Creates an exception with a message.</summary>
        /// <param name="message">The operation, its target and the status.</param>
        public CardIoException(string message)
            : base(message)
        {
        }
    }
}
