using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Builds the contents of /int after the update: the files of the backup under their current names, and the splash.</summary>
    public static class RestoreList
    {
        // In firmware before mid-2022, the file names had no leading dot (docs/reference/stock-updater.md 2.7).
        private const string DottedNames = " .bt.settings .bt.keys .desktop.settings .notification.settings .slideshow .dolphin.state ";

        /// <summary>Builds the list.</summary>
        /// <param name="backup">The backup, positioned before its first entry.</param>
        /// <param name="splash">
        /// The package's splash as a tree of one file, or <see langword="null"/>. If the backup contains a splash, that splash is kept.
        /// </param>
        /// <returns>The list, positioned before its first entry.</returns>
        public static FileList Of(IFileTree backup, IFileTree splash)
        {
            FileList saved = FileList.Of(backup);
            FileList list = new FileList();
            for (int i = 0; i < saved.Count; i++)
            {
                string path = saved.At(i).Path;
                string today = Today(path, saved.At(i).IsDirectory);

                // If both names exist, the file with the newer name is used, because newer firmware wrote it.
                if (today == path || saved.Find(today) < 0)
                {
                    list.Add(today, saved.At(i));
                }
            }

            if (splash != null && splash.Next() && list.Find(InternalStorageNames.Slideshow) < 0)
            {
                list.Add(InternalStorageNames.Slideshow, splash);
            }

            return list;
        }

        /// <summary>
        /// Determines whether <c>/ext/.int</c> already has the contents of a backup, so that nothing needs to be written.
        /// </summary>
        internal static bool IsInPlace(IDevice device, FileList backup)
        {
            for (int i = 0; i < backup.Count; i++)
            {
                FileListEntry entry = backup.At(i);
                if (Today(entry.Path, entry.IsDirectory) != entry.Path)
                {
                    return false;
                }
            }

            try
            {
                using (CardFolderTree tree = new CardFolderTree(device.Card, InternalStorageNames.Folder, InternalStorageNames.CopyMark))
                {
                    return TreeComparer.FirstDifference(device.Bytes, backup, FileList.Of(tree)) == null;
                }
            }
            catch (CardIoException)
            {
                // The folder does not exist, or is damaged; in both cases it will be written.
                return false;
            }
        }

        /// <summary>Returns the current name of a file in a backup.</summary>
        /// <param name="path">Path of the file in the backup.</param>
        /// <param name="isDirectory">Whether the path is that of a directory, which keeps its name.</param>
        /// <returns>Path of the file in /int.</returns>
        public static string Today(string path, bool isDirectory)
        {
            return !isDirectory && path.IndexOf(' ') < 0 && DottedNames.IndexOf(" ." + path + " ") >= 0 ? "." + path : path;
        }
    }
}
