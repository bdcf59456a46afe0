using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// <c>/ext/.fupdate</c>: the file in which the firmware left the manifest's path (docs/reference/stock-updater.md 1.8). The older way,
    /// a number in backup register 6, is not read: the loader that starts this updater does not know it.
    /// </summary>
    public static class UpdatePointer
    {
        /// <summary>Path of the pointer file.</summary>
        public const string Path = Root + ".fupdate";

        private const string Root = "/ext/";

        // The loader's own limit: it takes 255 bytes for an error.
        private const int MaximumLength = 254;

        /// <summary>Reads the manifest's path.</summary>
        /// <param name="card">The card.</param>
        /// <returns>The path of a file that is there; it begins with <c>/ext/</c> and stays there.</returns>
        /// <exception cref="MalformedException">The pointer file does not hold such a path, or it leads nowhere.</exception>
        /// <exception cref="CardIoException">The pointer file is not there or cannot be read.</exception>
        public static string Read(ICard card)
        {
            using (ICardFile file = CardReading.Open(card, Path))
            {
                if (file.Length == 0 || file.Length > MaximumLength)
                {
                    throw new MalformedException(
                        MessageFormat.Of(Path + " has # bytes, a path has 1 to #.", (int)file.Length, MaximumLength));
                }

                byte[] bytes = new byte[file.Length];
                CardReading.ReadExactly(file, bytes, 0, bytes.Length);
                string path = Utf8.ToText(bytes, 0, bytes.Length);
                if (!path.StartsWith(Root) || !SafePath.IsSafe(path.Substring(Root.Length)))
                {
                    throw new MalformedException(Path + " holds no path below /ext.");
                }

                if (card.Stat(path, out CardEntry entry) != CardStatus.Ok || entry.IsDirectory)
                {
                    throw new MalformedException("There is no " + path + ", to which " + Path + " points.");
                }

                return path;
            }
        }
    }
}
