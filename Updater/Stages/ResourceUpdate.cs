using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>Stage 13: updates the card's resources to the contents of the package's archive.</summary>
    /// <remarks>
    /// <code>
    /// 1  the archive's Manifest          -> MANIFEST.tmp in the package folder, unless the card has the same Manifest
    /// 2  old Manifest, entry by entry    -> changed by the user: NAME.user; not in the new Manifest: removed
    /// 3  archive, file by file           -> current by step 2, or with the same bytes on the card: untouched;
    ///                                       missing, incomplete or of an earlier package: written, visible once complete;
    ///                                       any other file: written to resource.tmp, the other file set aside, resource.tmp renamed
    /// 4  MD5s of the files as read       -> must be those of the archive's Manifest
    ///    CRC32 of the archive as read    -> must be the preflight's
    /// 5  MANIFEST.tmp                    -> /ext/Manifest
    /// </code>
    /// The old Manifest stays until the end, so after any interruption the same steps run again, with fewer files to remove. After a power
    /// loss, the replaced file and the new file may both be on the card under one name. Two files with one name can exist only while
    /// MANIFEST.tmp exists: every listed file is then written again, which removes all other files with its name. An archive without a
    /// Manifest is unpacked, and nothing is removed.
    /// </remarks>
    public sealed class ResourceUpdate
    {
        internal const string Root = "/ext/";

        private const string TemporaryFile = "resource.tmp";
        private const int CleanupEnd = 20;

        // Number of compressed bytes read at once. The number is large because most blocks are followed by a write, after which the card
        // must seek again to reach the next block.
        private const int UnpackSize = 4096;

        private readonly IDevice _device;
        private readonly IStageProgress _progress;
        private readonly CardFiles _work;
        private readonly string _archive;
        private readonly ResourceResult _verified;
        private readonly string _folder;
        private readonly NameSet _replaceable = new NameSet();
        private NameSet _current = new NameSet();
        private ResourceSet _unlisted;
        private bool _hasList;
        private bool _isListRead;
        private UserFiles _aside;
        private int _percent;
        private bool _isTight;
        private uint _collected;
        private int _written;
        private int _files;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="progress">Receives the progress.</param>
        /// <param name="archive">Path of the archive, <c>.ths</c> or plain tar.</param>
        /// <param name="verified">The result of the preflight's check of the archive.</param>
        public ResourceUpdate(IDevice device, IStageProgress progress, string archive, ResourceResult verified)
        {
            _device = device;
            _progress = progress;
            _work = new CardFiles(device);
            _archive = archive;
            _verified = verified;
            _folder = archive.Substring(0, archive.LastIndexOf('/') + 1);
        }

        /// <summary>Gets the number of old files removed.</summary>
        public int RemovedFiles { get; private set; }

        /// <summary>Gets the number of user files set aside.</summary>
        public int SetAsideFiles
        {
            get { return _aside.Files; }
        }

        /// <summary>Gets the total size in bytes of the files set aside.</summary>
        public uint SetAsideBytes
        {
            get { return _aside.Bytes; }
        }

        /// <summary>Updates the card, unless all files are already up to date.</summary>
        /// <exception cref="UpdateException">
        /// <c>[13-yy]</c>, where yy is 0 to 20 for the old files, 21 to 99 for unpacking, and 100 for the new Manifest.
        /// </exception>
        public void Run()
        {
            _percent = 0;
            _progress.Report(Stage.Resources, 0);
            try
            {
                Update();
            }
            catch (CardIoException e)
            {
                throw new UpdateException(Stage.Resources, _percent, e.Message);
            }

            _progress.Report(Stage.Resources, 100);
        }

        private void Update()
        {
            string installed = Root + ResourceManifest.FileName;
            string temporary = _folder + ResourceIndex.ListName;
            bool isListed = _work.Find(installed) != null;
            bool wasInterrupted = _work.Find(temporary) != null;
            _aside = new UserFiles(_work, _progress, isListed, wasInterrupted);
            _unlisted = new ResourceSet(_device.Bytes);
            bool isNew = TakeManifest(installed, temporary);
            bool isCurrent = isListed && CleanUp(installed, isNew ? temporary : null, wasInterrupted);
            _percent = CleanupEnd;
            if (!isCurrent)
            {
                string list = !_hasList ? null : isNew ? temporary : installed;
                if (!Unpack(list))
                {
                    // Two names have the same hash, so from now on every file is compared.
                    _current = new NameSet();
                    _unlisted = new ResourceSet(_device.Bytes);
                    _isListRead = false;
                    Unpack(list);
                }

                CardFault.Check(_device.Card.Sync(), Root, "written");
            }

            _percent = 100;
            if (isNew)
            {
                InstallManifest(temporary, installed);
            }

            // An interrupted attempt may have left its temporary files.
            _work.Delete(_folder + TemporaryFile);
            _work.Delete(temporary);
        }

        // A write-protected Manifest cannot be replaced, so it is set aside like a file of the user.
        private void InstallManifest(string temporary, string installed)
        {
            CardEntry old = _work.Find(installed);
            if (old != null && old.IsReadOnly)
            {
                _aside.SetAside(installed, old.Size);
            }

            _work.Replace(temporary, installed);
        }

        // If the archive contains no Manifest, nothing is removed; the walk only determines which files belong to the earlier package.
        private bool CleanUp(string installed, string newList, bool wasInterrupted)
        {
            using (ManifestCursor wanted = newList == null ? null : new ManifestCursor(_device, newList, _unlisted))
            {
                ResourceCleanup cleanup = new ResourceCleanup(
                    _device,
                    _work,
                    wanted,
                    _hasList && newList == null,
                    _progress,
                    wasInterrupted ? null : _current,
                    _verified,
                    _unlisted,
                    _replaceable,
                    _aside,
                    ResourceNames.Reserved(_folder.Substring(0, _folder.Length - 1)));
                cleanup.Run(installed, CleanupEnd);
                RemovedFiles = cleanup.RemovedFiles;
                if (!_hasList)
                {
                    return false;
                }

                int files = wanted == null ? cleanup.Listed : wanted.ReadAll();
                _isListRead = wanted != null;
                _progress.Note(
                    MessageFormat.Of("Resources: # of # files are current, ", cleanup.Current, files)
                    + MessageFormat.Of("# removed, # kept for the user.", cleanup.Removed, _aside.Files));
                return cleanup.Current == files && cleanup.Removed == 0;
            }
        }

        private bool TakeManifest(string installed, string temporary)
        {
            using (ResourceArchive archive = ResourceArchive.Open(_device.Card, _archive, _device.Bytes))
            {
                while (archive.Tar.Next())
                {
                    if (!archive.Tar.IsDirectory && archive.Tar.Path == ResourceManifest.FileName)
                    {
                        _hasList = true;
                        return _work.WriteIfDifferent(installed, archive.Tar.Size, archive.Tar, temporary);
                    }
                }
            }

            return false;
        }

        // Returns true if the skipped files are exactly those that the clean-up found current.
        private bool Unpack(string list)
        {
            _files = 0;
            _isTight = _device.Card.FreeBytes < _verified.ClusterBytes;
            int left = _current.Count;
            using (ResourceArchive archive = ResourceArchive.Open(_device.Card, _archive, _device.Bytes, UnpackSize))
            {
                Md5Source contents = new Md5Source(archive.Tar, _device.Bytes);
                while (archive.Tar.Next())
                {
                    left -= Take(archive.Tar, contents) ? 1 : 0;
                    _percent = CleanupEnd + 1 + (archive.Percent * (98 - CleanupEnd) / 100);
                    _progress.Report(Stage.Resources, _percent);
                }

                archive.Drain(new byte[CardFiles.BlockSize]);
                _progress.Note(MessageFormat.Of("Resources: # files in the archive, # written.", _files, _written));
                if (left != 0)
                {
                    return false;
                }

                if (list != null)
                {
                    Verify(list);
                }

                if (archive.Crc != _verified.Crc)
                {
                    throw new CardIoException(_archive + ": the data changed since verification.");
                }
            }

            return true;
        }

        // Returns true if the file was skipped because the clean-up found it current.
        private bool Take(TarReader tar, Md5Source contents)
        {
            string path = Root + tar.Path;
            if (tar.IsDirectory)
            {
                _unlisted.AddFolder(_unlisted.Crc(tar.Path));
                _work.MakeFolder(path);
            }
            else if (tar.Path != ResourceManifest.FileName)
            {
                _files++;
                CardFault.Check(_device.Card.HashPath(path, 0, out uint hash), path, "found");
                if (_current.Contains(hash))
                {
                    _work.Drain(tar);
                    return true;
                }

                contents.Begin();
                _work.MakeFolder(path.Substring(0, path.LastIndexOf('/')));
                Write(path, _replaceable.Contains(hash), tar.Size, contents);
                if (!ResourceSet.IsList(tar.Path))
                {
                    _unlisted.AddFile(_unlisted.Crc(tar.Path), tar.Size, contents.End());
                }
            }

            return false;
        }

        // The current files and the unpacked files together must match the Manifest. If they do not match, the differing files on the card
        // are determined.
        private void Verify(string list)
        {
            using (ICardFile file = _work.Open(list, CardMode.Read))
            {
                if (!_isListRead)
                {
                    ResourceManifest entries = new ResourceManifest(new CardFileSource(file), _device.Bytes, true);
                    while (entries.Next())
                    {
                        _unlisted.Remove(entries);
                    }
                }

                if (!_unlisted.IsEmpty)
                {
                    CardFault.Check(file.Seek(0), list, "read");
                    Blame(new ResourceManifest(new CardFileSource(file), _device.Bytes, true), _unlisted.HasSamePaths);
                }
            }
        }

        // Files that this run has written are deleted, so that the next attempt writes them again instead of treating them as the user's.
        private void Blame(ResourceManifest entries, bool isAllWritten)
        {
            string culprit = _archive;
            while (entries.Next())
            {
                string path = Root + entries.Path;
                if (!entries.IsDirectory
                    && (_work.Find(path) == null || _device.Bytes.FirstDifference(_work.Md5(path), 0, entries.Md5, 0, 16) >= 0))
                {
                    culprit = path;
                    if (isAllWritten)
                    {
                        _work.Delete(path);
                    }
                }
            }

            throw new CardIoException(culprit + ": the data changed since verification.");
        }

        // On a card without space for all files, writes the collected directory entries early enough that a power cut orphans no more
        // clusters than the preflight allowed for.
        private void EnterCollected(uint size)
        {
            int cluster = _device.Card.ClusterSize;
            size = PreflightContext.Clusters(size, cluster);
            if (_isTight && _collected + size > PreflightContext.Clusters(_verified.Largest, cluster))
            {
                CardFault.Check(_device.Card.Sync(), Root, "written");
                _collected = 0;
            }

            _collected += size;
        }

        // Replaces a file of the earlier package. A user file, or a file that is write-protected, is set aside.
        private void Write(string path, bool isReplaceable, uint size, IByteSource contents)
        {
            EnterCollected(size);

            // If the archive contains a Manifest, a replaceable file is already known to differ.
            CardEntry entry = isReplaceable && _hasList ? null : _work.Find(path);
            if (entry == null || entry.IsIncomplete)
            {
                if (_work.Write(path, contents))
                {
                    _written++;
                    return;
                }

                entry = _work.Find(path);
                isReplaceable = false;
            }

            if (_work.WriteIfDifferent(path, entry, size, contents, _folder + TemporaryFile))
            {
                if (!isReplaceable && entry != null)
                {
                    _aside.SetAside(path, entry.Size);
                }

                _work.Replace(_folder + TemporaryFile, path);
                _written++;
            }
        }
    }
}
