using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Writes small files to the card.</summary>
    public static class CardWriting
    {
        /// <summary>
        /// Creates a file. After a power loss, an I/O error or a full card, the file may be incomplete
        /// (<see cref="CardEntry.IsIncomplete"/>).
        /// </summary>
        /// <param name="card">The card.</param>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="data">Contents of the file.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        public static CardStatus Create(ICard card, string path, byte[] data)
        {
            CardStatus status = card.Open(path, CardMode.Create, out ICardFile file);
            return status == CardStatus.Ok ? Finish(file, data) : status;
        }

        /// <summary>Writes the last bytes of a file and closes it.</summary>
        /// <param name="file">The file, open for writing.</param>
        /// <param name="data">The bytes.</param>
        /// <returns>The first error, or <see cref="CardStatus.Ok"/>.</returns>
        public static CardStatus Finish(ICardFile file, byte[] data)
        {
            CardStatus status = file.Write(data, 0, data.Length);
            CardStatus closed = file.Close();
            return status == CardStatus.Ok ? closed : status;
        }
    }
}
