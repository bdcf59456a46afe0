using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>Stage 13: brings the card's resources to what the package's archive holds.</summary>
    /// <remarks>
    /// <code>
    /// 1  the archive's Manifest          -> MANIFEST.tmp in the package folder, unless the card has the same
    /// 2  old Manifest, entry by entry    -> changed by the user: NAME.user; not in the new one: removed
    /// 3  archive, file by file           -> same bytes on the card: untouched; none or an incomplete one: written in place;
    ///                                       an earlier package's: resource.tmp, then renamed over it; any other: set aside first
    /// 4  MD5s of the files as read       -> must be those of the archive's Manifest
    ///    CRC32 of the archive as read    -> must be the preflight's
    /// 5  MANIFEST.tmp                    -> /ext/Manifest
    /// </code>
    /// The old Manifest stays until the end, so an interruption anywhere is followed by the same steps, which find less to do. A file that
    /// was being written when power was lost is marked in its directory entry (<see cref="CardEntry.IsIncomplete"/>) and written again.
    /// An archive without Manifest is unpacked, and nothing is removed.
    /// </remarks>
    public sealed class ResourceUpdate
    {
        internal const string Root = "/ext/";

        private const string TemporaryFile = "resource.tmp";
        private const string TemporaryManifest = "MANIFEST.tmp";
        private const int CleanupEnd = 20;

        private readonly IDevice _device;
        private readonly IStageProgress _progress;
        private readonly CardFiles _work;
        private readonly string _archive;
        private readonly uint _archiveCrc;
        private readonly string _folder;
        private readonly NameSet _replaceable = new NameSet();
        private UserFiles _aside;
        private int _percent;
        private int _written;
        private int _files;

        /// <summary>Initializes a new instance of the <see cref="ResourceUpdate"/> class.</summary>
        /// <param name="device">The device.</param>
        /// <param name="progress">Where it is told.</param>
        /// <param name="archive">Path of the archive, <c>.ths</c> or plain tar.</param>
        /// <param name="archiveCrc">CRC32 of the archive, from the preflight.</param>
        public ResourceUpdate(IDevice device, IStageProgress progress, string archive, uint archiveCrc)
        {
            _device = device;
            _progress = progress;
            _work = new CardFiles(device);
            _archive = archive;
            _archiveCrc = archiveCrc;
            _folder = archive.Substring(0, archive.LastIndexOf('/') + 1);
        }

        /// <summary>Gets the number of old files removed.</summary>
        public int RemovedFiles { get; private set; }

        /// <summary>Gets the number of files of the user set aside.</summary>
        public int SetAsideFiles
        {
            get { return _aside.Files; }
        }

        /// <summary>Gets the bytes of the files set aside.</summary>
        public uint SetAsideBytes
        {
            get { return _aside.Bytes; }
        }

        /// <summary>Brings the card up to date, or finds that it is.</summary>
        /// <exception cref="UpdateException"><c>[13-yy]</c>: 0 to 20 old files, 21 to 99 unpacking, 100 the new Manifest.</exception>
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
            string temporary = _folder + TemporaryManifest;
            bool isListed = _work.Find(installed) != null;
            _aside = new UserFiles(_work, _progress, isListed, _work.Find(temporary) != null);
            bool hasList = false;
            bool isNew = TakeManifest(installed, temporary, ref hasList);
            bool isCurrent = isListed && CleanUp(installed, hasList, isNew ? temporary : null);
            _percent = CleanupEnd;
            if (!isCurrent)
            {
                Unpack(!hasList ? null : isNew ? temporary : installed);
            }

            _percent = 100;
            if (isNew)
            {
                _work.Replace(temporary, installed);
            }

            // What an interrupted try may have left.
            _work.Delete(_folder + TemporaryFile);
            _work.Delete(temporary);
            _work.Delete(_folder + ResourceIndex.FileName);
        }

        // Without a list nothing is removed; then the walk only finds which files are an earlier package's.
        private bool CleanUp(string installed, bool hasList, string newList)
        {
            using (ManifestCursor wanted = newList == null ? null : new ManifestCursor(_device, newList))
            {
                ResourceCleanup cleanup = new ResourceCleanup(
                    _device, _work, wanted, hasList && newList == null, _progress, _replaceable, _aside);
                cleanup.Run(installed, CleanupEnd);
                RemovedFiles = cleanup.RemovedFiles;
                if (!hasList)
                {
                    return false;
                }

                int files = wanted == null ? cleanup.Listed : wanted.Files;
                _progress.Note(
                    MessageFormat.Of("Resources: # of # files are current, ", cleanup.Current, files)
                    + MessageFormat.Of("# removed, # kept for the user.", cleanup.Removed, _aside.Files));
                return cleanup.Current == files && cleanup.Removed == 0;
            }
        }

        private bool TakeManifest(string installed, string temporary, ref bool hasList)
        {
            using (ResourceArchive archive = ResourceArchive.Open(_device.Card, _archive, _device.Bytes))
            {
                while (archive.Tar.Next())
                {
                    if (!archive.Tar.IsDirectory && archive.Tar.Path == ResourceManifest.FileName)
                    {
                        hasList = true;
                        return _work.WriteIfDifferent(installed, archive.Tar.Size, archive.Tar, temporary);
                    }
                }
            }

            return false;
        }

        private void Unpack(string list)
        {
            ResourceSet unlisted = new ResourceSet(_device.Bytes);
            using (ResourceArchive archive = ResourceArchive.Open(_device.Card, _archive, _device.Bytes))
            {
                Md5Source contents = new Md5Source(archive.Tar, _device.Bytes);
                while (archive.Tar.Next())
                {
                    Take(archive.Tar, contents, unlisted);
                    _percent = CleanupEnd + 1 + (archive.Percent * (98 - CleanupEnd) / 100);
                    _progress.Report(Stage.Resources, _percent);
                }

                archive.Drain(new byte[CardFiles.BlockSize]);
                _progress.Note(MessageFormat.Of("Resources: # files in the archive, # written.", _files, _written));
                if (list != null)
                {
                    Verify(list, unlisted);
                }

                if (archive.Crc != _archiveCrc)
                {
                    throw new CardIoException(_archive + ": the card returned others than were checked.");
                }
            }
        }

        private void Take(TarReader tar, Md5Source contents, ResourceSet unlisted)
        {
            string path = Root + tar.Path;
            byte[] name = Utf8.ToBytes(tar.Path);
            if (tar.IsDirectory)
            {
                unlisted.AddFolder(name);
                _work.MakeFolder(path);
            }
            else if (tar.Path != ResourceManifest.FileName)
            {
                _files++;
                contents.Begin();
                _work.MakeFolder(path.Substring(0, path.LastIndexOf('/')));
                CardEntry entry = _work.Find(path);
                if (entry == null || entry.IsIncomplete)
                {
                    _work.WriteNew(path, contents);
                    _written++;
                }
                else if (_work.WriteIfDifferent(path, entry, tar.Size, contents, _folder + TemporaryFile))
                {
                    Replace(path, entry.Size);
                    _written++;
                }

                if (!ResourceSet.IsList(tar.Path))
                {
                    unlisted.AddFile(name, tar.Size, contents.End());
                }
            }
        }

        // What was unpacked must be what the list has. If not, the files on the card that differ are found.
        private void Verify(string list, ResourceSet unlisted)
        {
            using (ICardFile file = _work.Open(list, CardMode.Read))
            {
                ResourceManifest entries = new ResourceManifest(new CardFileSource(file), _device.Bytes, true);
                while (entries.Next())
                {
                    unlisted.Remove(entries);
                }

                if (!unlisted.IsEmpty)
                {
                    CardFault.Check(file.Seek(0), list, "read");
                    Blame(new ResourceManifest(new CardFileSource(file), _device.Bytes, true), unlisted.HasSamePaths);
                }
            }
        }

        // Files that this run has written are deleted, so that the next try writes them and does not take them for the user's.
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

            throw new CardIoException(culprit + ": the card returned others than were checked.");
        }

        // A file of an earlier package is replaced; one of the user, or one that is write-protected, is set aside.
        private void Replace(string path, uint size)
        {
            string temporary = _folder + TemporaryFile;
            CardFault.Check(_device.Card.HashPath(path, 0, out uint hash), path, "found");
            CardStatus status = _replaceable.Contains(hash) ? _device.Card.Replace(temporary, path) : CardStatus.ReadOnly;
            if (status == CardStatus.ReadOnly)
            {
                _aside.SetAside(path, size);
                status = _device.Card.Replace(temporary, path);
            }

            CardFault.Check(status, path, "replaced");
        }
    }
}
