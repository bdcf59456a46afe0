using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Finds the manifest through the pointer file <c>/ext/.fupdate</c>, in which the firmware stored the manifest's path. If the pointer
    /// file or the manifest to which it refers does not exist, and only then, the folder number in backup register 6 is used instead
    /// (docs/reference/stock-updater.md 1.8); the resume stub stores that number in this case. A pointer file that is unreadable or does
    /// not contain a path in <c>/ext/</c> is an error. The stub applies the same rule, so that updater and stub use the same package. While
    /// the device goes back to the old firmware, <see cref="WayBack"/> is used instead of the pointer file; once the old firmware's package
    /// is verified, <see cref="WayBack"/> replaces the pointer file.
    /// </summary>
    public static class UpdatePointer
    {
        /// <summary>Path of the pointer file.</summary>
        public const string Path = Root + ".fupdate";

        /// <summary>
        /// Path of the pointer to the package of the old firmware. The pointer exists as long as an update can go back to that firmware.
        /// </summary>
        public const string WayBack = Root + ".fu-back";

        /// <summary>Path of the folder that contains the packages.</summary>
        public const string Folder = Root + "update";

        private const string Root = "/ext/";

        // Maximum length of the path; the stock loader treats 255 bytes as an error.
        private const int MaximumLength = 254;

        /// <summary>Finds the manifest.</summary>
        /// <returns>The path of an existing file in <c>/ext/</c>.</returns>
        /// <exception cref="MalformedException">The pointer file does not contain a path within <c>/ext/</c>.</exception>
        /// <exception cref="CardIoException">
        /// A file cannot be read, or neither the pointer file nor register 6 refers to an existing manifest.
        /// </exception>
        public static string Find(IDevice device)
        {
            ICard card = device.Card;
            SystemRegister register = new SystemRegister(device.BackupRegisters);
            string path = register.GoesBack && card.Stat(WayBack, out CardEntry entry) != CardStatus.NotFound ? WayBack : Path;
            CardStatus status = StatusOf(card, path);
            if (status == CardStatus.Ok)
            {
                path = Read(card, path);
                status = StatusOf(card, path);
            }

            if (status == CardStatus.NotFound)
            {
                string folder = FolderOf(card, (int)device.BackupRegisters.Read(SystemRegister.FolderIndex));
                string manifest = folder + "/update.fuf";
                if (folder != null && StatusOf(card, manifest) == CardStatus.Ok)
                {
                    return manifest;
                }
            }

            CardFault.Check(status, path, "opened");
            return path;
        }

        /// <summary>
        /// If the device goes back to the old firmware, redirects the pointer file to the old firmware's package with a single rename.
        /// Called once that package is verified. After the rename, only the pointer file refers to that package.
        /// </summary>
        /// <exception cref="CardIoException">The card cannot be written.</exception>
        public static void Settle(IDevice device)
        {
            SystemRegister register = new SystemRegister(device.BackupRegisters);
            if (register.GoesBack)
            {
                CardStatus status = device.Card.Replace(WayBack, Path);
                CardFault.Check(status == CardStatus.NotFound ? CardStatus.Ok : status, WayBack, "renamed");
                register.ForgetFolder();
            }
        }

        /// <summary>Reads a pointer file.</summary>
        /// <exception cref="CardIoException">The file cannot be read, or does not contain a path within <c>/ext/</c>.</exception>
        internal static string Read(ICard card, string name)
        {
            using (ICardFile file = CardReading.Open(card, name))
            {
                if (file.Length == 0 || file.Length > MaximumLength)
                {
                    throw new MalformedException(
                        MessageFormat.Of("@ has # bytes; a path has 1 to #.", name, (int)file.Length, MaximumLength));
                }

                byte[] bytes = new byte[file.Length];
                CardReading.ReadExactly(file, bytes, 0, bytes.Length);
                string path = SafePath.First(Utf8.ToText(bytes, 0, bytes.Length));
                if (!path.StartsWith(Root) || !SafePath.IsSafe(path.Substring(Root.Length)))
                {
                    throw new MalformedException(name + " holds no path below /ext.");
                }

                return path;
            }
        }

        private static CardStatus StatusOf(ICard card, string path)
        {
            CardStatus status = card.Stat(path, out CardEntry entry);
            return status == CardStatus.Ok && entry.IsDirectory ? CardStatus.WrongKind : status;
        }

        // Returns the path for a folder number: 0 is the folder of packages itself, n is its n-th entry.
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
