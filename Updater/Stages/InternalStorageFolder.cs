using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>Stage 12 on the card: replaces the folder <c>/ext/.int</c>.</summary>
    /// <remarks>
    /// The new folder is completed and verified under a separate name before the old folder is renamed:
    /// <code>
    ///                     /ext/.int    .fupd-new     .fupd-old
    /// before              old          -             -
    /// being written       old          incomplete    -
    /// verified            old          new           -
    /// old renamed         -            new           old
    /// new renamed         new          -             old
    /// after               new          -             -
    /// </code>
    /// A power loss during the change from one line to the next leaves the state of one of the two lines. A rename of a directory on FAT
    /// writes two sectors; between these writes the directory has both names. <see cref="EndMoves"/> completes such a rename before
    /// anything is deleted.
    /// </remarks>
    internal sealed class InternalStorageFolder
    {
        private const string Next = "/ext/.int.fupd-new";
        private const string Last = "/ext/.int.fupd-old";

        private readonly IDevice _device;
        private readonly IStageProgress _progress;
        private readonly CardFiles _work;

        internal InternalStorageFolder(IDevice device, IStageProgress progress)
        {
            _device = device;
            _progress = progress;
            _work = new CardFiles(device);
        }

        /// <summary>Replaces the contents of the folder with those of a list.</summary>
        /// <param name="files">The files to restore.</param>
        /// <param name="isCopy">
        /// True if it is uncertain whether the firmware uses the folder. An existing folder is then replaced only if it is marked as a copy
        /// made by this updater.
        /// </param>
        /// <param name="backup">Called before the folder is replaced.</param>
        internal void Restore(FileList files, bool isCopy, InternalStorageBackup backup)
        {
            EndMoves();
            string mark = InternalStorageNames.Folder + "/" + InternalStorageNames.CopyMark;
            bool exists = _work.Find(InternalStorageNames.Folder) != null;
            if (exists && isCopy && _work.Find(mark) == null)
            {
                _progress.Note(InternalStorageNames.Folder + " is not a copy of /int and is kept.");
                return;
            }

            if (exists && Holds(InternalStorageNames.Folder, files))
            {
                if (!isCopy)
                {
                    _work.Delete(mark);
                }
            }
            else
            {
                backup.MarkLost();
                Write(files, isCopy);
                Swap(exists);
                _progress.Note(MessageFormat.Of("/int: # entries restored into @.", InternalStorageNames.Folder, files.Count));
            }

            DeleteTree(Next);
            DeleteTree(Last);
        }

        private void EndMoves()
        {
            EndMove(Next, InternalStorageNames.Folder);
            EndMove(InternalStorageNames.Folder, Last);
        }

        // If both names exist but are different directories, the rename fails and nothing is changed.
        private void EndMove(string from, string to)
        {
            if (_work.Find(from) != null && _work.Find(to) != null)
            {
                CardStatus status = _device.Card.Replace(from, to);
                CardFault.Check(status == CardStatus.WrongKind ? CardStatus.Ok : status, from, "renamed");
            }
        }

        private bool Holds(string folder, FileList files)
        {
            CardEntry entry = _work.Find(folder);
            if (!entry.IsDirectory)
            {
                return false;
            }

            using (CardFolderTree tree = new CardFolderTree(_device.Card, folder, InternalStorageNames.CopyMark))
            {
                return TreeComparer.FirstDifference(_device.Bytes, files, FileList.Of(tree)) == null;
            }
        }

        private void Write(FileList files, bool isCopy)
        {
            DeleteTree(Next);
            MakeDirectory(Next);
            files.Rewind();
            while (files.Next())
            {
                string path = Next + "/" + files.Path;
                if (files.IsDirectory)
                {
                    MakeDirectory(path);
                }
                else
                {
                    _work.WriteIfDifferent(path, files.Size, files.Open(files.Position, files.Size), path);
                }

                _progress.Report(Stage.Restore, (int)(files.Position * 95 / files.Count));
            }

            if (isCopy)
            {
                using (ICardFile file = _work.Open(Next + "/" + InternalStorageNames.CopyMark, CardMode.Create))
                {
                    CardFault.Check(file.Close(), Next, "written");
                }
            }

            if (!Holds(Next, files))
            {
                throw new MalformedException(Next + " reads back differently.");
            }
        }

        private void Swap(bool exists)
        {
            if (exists)
            {
                DeleteTree(Last);
                _work.Replace(InternalStorageNames.Folder, Last);
            }

            _work.Replace(Next, InternalStorageNames.Folder);
        }

        private void MakeDirectory(string path)
        {
            CardFault.Check(_device.Card.MakeDirectory(path), path, "made");
        }

        private void DeleteTree(string path)
        {
            CardEntry entry = _work.Find(path);
            if (entry == null)
            {
                return;
            }

            if (entry.IsDirectory)
            {
                // The entries are deleted in reverse order, because a tree lists folders before their contents.
                CardFolderTree tree = new CardFolderTree(_device.Card, path, null);
                for (int i = tree.Count - 1; i >= 0; i--)
                {
                    _work.Delete(path + "/" + tree.PathAt(i));
                }
            }

            _work.Delete(path);
        }
    }
}
