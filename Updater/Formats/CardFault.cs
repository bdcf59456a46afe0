using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>The one place where a status of the card becomes a sentence.</summary>
    public static class CardFault
    {
        /// <summary>Throws for a status that is an error.</summary>
        /// <param name="status">A <see cref="CardStatus"/> or a count.</param>
        /// <param name="path">The file.</param>
        /// <param name="what">What was done to it, for example "written".</param>
        /// <exception cref="CardIoException">The status is negative.</exception>
        public static void Check(int status, string path, string what)
        {
            if (status < 0)
            {
                string why = status == CardStatus.Full ? "the card is full."
                    : status == CardStatus.NoCard ? "the card is gone."
                    : status == CardStatus.ReadOnly ? "the card is write-protected."
                    : status == CardStatus.NotFound ? "it is not there."
                    : status == CardStatus.TooManyOpenFiles ? "too many files are open."
                    : MessageFormat.Of("card error ~.", status);
                throw new CardIoException(path + " cannot be " + what + ": " + why);
            }
        }
    }
}
