using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Converts card errors to exceptions with a message.</summary>
    public static class CardFault
    {
        /// <summary>Throws an exception if a status is an error.</summary>
        /// <param name="status">The status of the operation.</param>
        /// <param name="path">Path of the file, for the message.</param>
        /// <param name="what">Past participle of the operation, for example "written".</param>
        /// <exception cref="CardIoException">The status is not <see cref="CardStatus.Ok"/>.</exception>
        public static void Check(CardStatus status, string path, string what)
        {
            if (status != CardStatus.Ok)
            {
                string why = status == CardStatus.Full ? "the card is full."
                    : status == CardStatus.NoCard ? "the card is gone."
                    : status == CardStatus.ReadOnly ? "the card is write-protected."
                    : status == CardStatus.NotFound ? "not found."
                    : status == CardStatus.TooManyOpenFiles ? "too many files are open."
                    : MessageFormat.Of("card error ~.", (int)status);
                throw new CardIoException(path + " cannot be " + what + ": " + why);
            }
        }
    }
}
