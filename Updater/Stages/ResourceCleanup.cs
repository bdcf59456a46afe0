using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Prepares the card for new resources: walks the Manifest of the earlier package, sets aside the files that the user changed, and
    /// removes the files and folders that the new Manifest lacks.
    /// </summary>
    /// <remarks>
    /// A listed file whose MD5 is neither that of the old nor that of the new Manifest was changed by the user, and is renamed to
    /// <c>NAME.user</c>. If the clean-up removes a file of the new package by mistake, the subsequent unpacking writes it again. After an
    /// interruption the next run removes the remaining entries. Files that no package may write stay unchanged, even if the old Manifest
    /// lists them.
    /// </remarks>
    internal sealed class ResourceCleanup
    {
        private const string Root = "/ext/";

        // Maximum number of files recorded as current; a record of this many files occupies 12 KiB of heap. Further files are compared with
        // the archive again.
        private const int MostCurrent = 2048;

        private readonly IDevice _device;
        private readonly CardFiles _work;
        private readonly ManifestCursor _wanted;
        private readonly bool _isSame;
        private readonly IStageProgress _progress;
        private readonly NameSet _current;
        private readonly ResourceResult _compared;
        private readonly ResourceSet _unlisted;
        private readonly NameSet _replaceable;
        private readonly UserFiles _aside;
        private readonly string[] _reserved;
        private bool _hasGoneFolders;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="work">The card.</param>
        /// <param name="wanted">The new Manifest, or <see langword="null"/> if nothing is to be removed.</param>
        /// <param name="isSame">
        /// Whether the new Manifest equals the old one. If it does not, and <paramref name="wanted"/> is <see langword="null"/>, no file
        /// is set aside.
        /// </param>
        /// <param name="progress">Receives progress.</param>
        /// <param name="current">
        /// Receives the path hashes of the files that already match the new Manifest, up to a number that fits into RAM;
        /// <see langword="null"/> if these files are to be written again.
        /// </param>
        /// <param name="verified">The result of the resource check in this boot's preflight.</param>
        /// <param name="unlisted">Receives the files in <paramref name="current"/>, with size and MD5.</param>
        /// <param name="replaceable">
        /// Receives the path hashes of the unchanged files of the earlier package; the new package may replace these files.
        /// </param>
        /// <param name="aside">Sets aside the user's files.</param>
        /// <param name="reserved">Paths of files and folders that are not removed even if the old Manifest lists them.</param>
        internal ResourceCleanup(
            IDevice device, CardFiles work, ManifestCursor wanted, bool isSame, IStageProgress progress, NameSet current,
            ResourceResult verified, ResourceSet unlisted, NameSet replaceable, UserFiles aside, string[] reserved)
        {
            _isSame = isSame;
            _current = current;
            _compared = current != null && verified.IsCompared ? verified : null;
            _unlisted = unlisted;
            _replaceable = replaceable;
            _aside = aside;
            _reserved = reserved;
            _device = device;
            _work = work;
            _wanted = wanted;
            _progress = progress;
        }

        /// <summary>Gets the number of files that the old Manifest lists.</summary>
        public int Listed { get; private set; }

        /// <summary>Gets the number of files that already match the new Manifest.</summary>
        public int Current { get; private set; }

        /// <summary>Gets the number of files and directories removed.</summary>
        public int Removed { get; private set; }

        /// <summary>Gets the number of files removed.</summary>
        public int RemovedFiles { get; private set; }

        /// <summary>
        /// Walks the old Manifest: removes the files and folders that the new Manifest lacks, and sets aside the files that the user
        /// changed.
        /// </summary>
        /// <param name="oldManifest">The Manifest of the earlier package.</param>
        /// <param name="lastProgress">The progress value at the end of the walk.</param>
        public void Run(string oldManifest, int lastProgress)
        {
            using (ICardFile file = _work.Open(oldManifest, CardMode.Read))
            {
                Run(file, oldManifest, lastProgress);
            }
        }

        private void Run(ICardFile file, string oldManifest, int lastProgress)
        {
            ResourceManifest old = Entries(file, oldManifest);
            while (old.Next())
            {
                if (!old.IsDirectory)
                {
                    Listed++;
                    Handle(old);
                    _progress.Report(Stage.Resources, (int)((long)file.Position * lastProgress / file.Length));
                }
                else if (_wanted != null && !_wanted.Find(old.Path, true))
                {
                    _hasGoneFolders = true;
                }
            }

            if (!_hasGoneFolders)
            {
                return;
            }

            // Parents come first in the list, so each pass removes only the directories that are empty by then.
            int before;
            do
            {
                before = Removed;
                RemoveDirectories(file, oldManifest);
            }
            while (Removed != before);
        }

        private ResourceManifest Entries(ICardFile file, string path)
        {
            CardFault.Check(file.Seek(0), path, "read");
            return new ResourceManifest(new CardFileSource(file), _device.Bytes, false);
        }

        private void Handle(ResourceManifest old)
        {
            string path = Root + old.Path;
            bool isWanted = _isSame || (_wanted != null && _wanted.Find(old.Path, false));
            if (_compared != null && HandleCompared(old, path, isWanted))
            {
                return;
            }

            CardStatus status = _device.Card.Open(path, CardMode.Read, out ICardFile file);
            if (status == CardStatus.NotFound || status == CardStatus.BadName || status == CardStatus.WrongKind)
            {
                return;
            }

            CardFault.Check(status, path, "opened");
            uint size = file.Length;
            byte[] digest = _work.Md5(file);
            if (size == 0 && _work.Find(path).IsIncomplete)
            {
                return;
            }

            bool isUnchanged = Same(digest, old.Md5);
            if (isWanted && (_isSame ? isUnchanged : Same(digest, _wanted!.Md5)))
            {
                Keep(old, HashOf(path), size, digest);
            }
            else
            {
                Clear(path, size, isUnchanged, isWanted);
            }
        }

        // Handles a file that the preflight has read, without reading it again. If the path has the same hash as the path of a differing
        // file, the file is read after all.
        private bool HandleCompared(ResourceManifest old, string path, bool isWanted)
        {
            if (isWanted && _device.Card.HashPath(path, 0, out uint hash) == CardStatus.Ok && !_compared.Changed.Contains(hash))
            {
                Keep(old, hash, _isSame ? old.Size : _wanted!.Size, _isSame ? old.Md5 : _wanted!.Md5);
                return true;
            }

            if (_compared.Differing.Contains(old.PathCrc, old.Size, old.Md5))
            {
                Clear(path, old.Size, true, isWanted);
                return true;
            }

            return false;
        }

        // Records a file that matches the new Manifest. A path that the old Manifest lists twice is counted once.
        private void Keep(ResourceManifest old, uint hash, uint size, byte[] digest)
        {
            if (_current == null)
            {
                _replaceable.Add(hash);
                return;
            }

            if (_current.Count < MostCurrent)
            {
                if (!_current.Add(hash))
                {
                    return;
                }

                _unlisted.AddFile(old.PathCrc, size, digest);
            }

            Current++;
        }

        private void Clear(string path, uint size, bool isUnchanged, bool isWanted)
        {
            // A path that the new, verified package lists is not reserved.
            if (!isWanted && ResourceNames.IsIn(_device.Card, path, _reserved))
            {
                return;
            }

            if (!isUnchanged)
            {
                if (_isSame || _wanted != null)
                {
                    _aside.SetAside(path, size);
                }
            }
            else if (_wanted == null || isWanted)
            {
                _replaceable.Add(HashOf(path));
            }
            else
            {
                Remove(path, size);
            }
        }

        private uint HashOf(string path)
        {
            CardFault.Check(_device.Card.HashPath(path, 0, out uint hash), path, "found");
            return hash;
        }

        private void Remove(string path, uint size)
        {
            CardStatus status = _device.Card.Delete(path);
            if (status == CardStatus.ReadOnly)
            {
                _aside.SetAside(path, size);
                return;
            }

            // A list may contain a path twice.
            if (status == CardStatus.NotFound)
            {
                return;
            }

            CardFault.Check(status, path, "deleted");
            Removed++;
            RemovedFiles++;
        }

        private void RemoveDirectories(ICardFile file, string oldManifest)
        {
            ResourceManifest old = Entries(file, oldManifest);
            while (old.Next())
            {
                // The user may have replaced the listed directory with a file of the same name.
                string path = Root + old.Path;
                if (old.IsDirectory && !_wanted.Find(old.Path, true) && _device.Card.Stat(path, out CardEntry entry) == CardStatus.Ok
                    && entry.IsDirectory && _device.Card.Delete(path) == CardStatus.Ok)
                {
                    Removed++;
                }
            }
        }

        private bool Same(byte[] left, byte[] right)
        {
            return _device.Bytes.FirstDifference(left, 0, right, 0, left.Length) < 0;
        }
    }
}
