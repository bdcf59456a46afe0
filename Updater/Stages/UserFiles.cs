using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Sets aside user files whose paths the package needs. No user file is ever deleted, and setting a file aside never replaces another
    /// file.
    /// </summary>
    /// <remarks>
    /// If an installed Manifest distinguishes the user's files from those of an earlier package, a file stays in its folder and is renamed
    /// to <c>NAME.user</c>, <c>NAME.user2</c>, …. Without a Manifest, every file that differs may be the user's, and an old installation
    /// often contains hundreds of them; they are moved to <c>update/set-aside-N</c>, where they keep their paths. Each move is one rename,
    /// so after a power loss the file has either the old path or the new path.
    /// </remarks>
    public sealed class UserFiles
    {
        private const string Suffix = ".user";

        private readonly CardFiles _work;
        private readonly IStageProgress _progress;
        private readonly int _first;

        /// <summary>Creates the step; no file is set aside yet.</summary>
        /// <param name="work">The card.</param>
        /// <param name="progress">Receives a note for each file that is set aside.</param>
        /// <param name="isBeside">Whether files are renamed within their folder instead of being moved to a separate folder.</param>
        /// <param name="isResumed">
        /// Whether the existing folder with the highest number was created by an interrupted run of this update.
        /// </param>
        public UserFiles(CardFiles work, IStageProgress progress, bool isBeside, bool isResumed)
        {
            _work = work;
            _progress = progress;
            if (!isBeside)
            {
                _first = 1;
                while (work.Find(Folder(_first)) != null)
                {
                    _first++;
                }

                _first -= isResumed && _first > 1 ? 1 : 0;
            }
        }

        /// <summary>Gets the number of files set aside.</summary>
        public int Files { get; private set; }

        /// <summary>Gets the total size in bytes of the files set aside.</summary>
        public uint Bytes { get; private set; }

        /// <summary>Sets a file aside.</summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="size">Size of the file in bytes.</param>
        /// <exception cref="CardIoException">The file cannot be renamed.</exception>
        public void SetAside(string path, uint size)
        {
            int number = _first;
            string target;
            do
            {
                target = _first > 0 ? Folder(number) + path.Substring(ResourceUpdate.Root.Length - 1)
                    : path + Suffix + (number == 0 ? string.Empty : number.ToString());
                number += number == 0 ? 2 : 1;
            }
            while (_work.Find(target) != null);

            if (_first > 0)
            {
                _work.MakeFolder(target.Substring(0, target.LastIndexOf('/')));
            }

            _work.Replace(path, target);
            _progress.Note("Your file " + path + " is kept as " + target + ".");
            Files++;
            Bytes += size;
        }

        /// <summary>Returns the path of a folder for files that are set aside.</summary>
        /// <param name="number">Number of the folder, from 1.</param>
        internal static string Folder(int number)
        {
            return MessageFormat.Of("/ext/update/set-aside-#", number);
        }
    }
}
