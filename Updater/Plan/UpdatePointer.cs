using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Where the manifest is: <c>/ext/.fupdate</c>, in which the firmware left its path, or else the number of a folder in backup register
    /// 6 (docs/reference/stock-updater.md 1.8). The resume stub leaves that number when the pointer file is not there or leads nowhere.
    /// </summary>
    public static class UpdatePointer
    {
        /// <summary>Path of the pointer file.</summary>
        public const string Path = Root + ".fupdate";

        private const string Root = "/ext/";
        private const string Folder = Root + "update";

        // The loader's own limit: it takes 255 bytes for an error.
        private const int MaximumLength = 254;

        /// <summary>Finds the manifest.</summary>
        /// <param name="device">The device.</param>
        /// <returns>The path of a file that is there, below <c>/ext/</c>.</returns>
        /// <exception cref="CardIoException">Neither pointer file nor register 6 leads to one; the message is about the file.</exception>
        public static string Find(IDevice device)
        {
            try
            {
                return Read(device.Card);
            }
            catch (CardIoException)
            {
                string folder = FolderOf(device.Card, (int)device.BackupRegisters.Read(SystemRegister.FolderIndex));
                string path = folder + "/update.fuf";
                if (folder == null || !IsFile(device.Card, path))
                {
                    throw;
                }

                return path;
            }
        }

        /// <summary>Reads the manifest's path from the pointer file.</summary>
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

                if (!IsFile(card, path))
                {
                    throw new MalformedException("There is no " + path + ", to which " + Path + " points.");
                }

                return path;
            }
        }

        private static bool IsFile(ICard card, string path)
        {
            return card.Stat(path, out CardEntry entry) == CardStatus.Ok && !entry.IsDirectory;
        }

        // 0: the folder of packages itself; n: its n-th entry.
        private static string FolderOf(ICard card, int number)
        {
            ArrayList entries = new ArrayList();
            return number == 0 ? Folder
                : card.List(Folder, entries) == CardStatus.Ok && (uint)number <= (uint)entries.Count
                    ? Folder + "/" + ((CardEntry)entries[number - 1]!).Name
                    : null;
        }
    }
}
