using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>Stage 13: brings the card's resources to what the package's archive holds.</summary>
    /// <remarks>
    /// <code>
    /// 1  the archive's Manifest          -> MANIFEST.tmp in the package folder, unless the card has the same
    /// 2  old Manifest, entry by entry    -> changed by the user: NAME.user; not in the new one: removed
    /// 3  archive, file by file           -> same bytes on the card: untouched; otherwise resource.tmp, then renamed
    /// 4  CRC32 of the archive as read    -> must be the preflight's
    /// 5  MANIFEST.tmp                    -> /ext/Manifest
    /// </code>
    /// The old Manifest stays until the end, so an interruption anywhere is followed by the same steps, which find less to do. No file is
    /// ever seen half written.
    /// </remarks>
    public sealed class ResourceUpdate
    {
        private const string Root = "/ext/";
        private const string TemporaryFile = "resource.tmp";
        private const string TemporaryManifest = "MANIFEST.tmp";
        private const int CleanupEnd = 20;

        private readonly IDevice _device;
        private readonly IStageProgress _progress;
        private readonly CardFiles _work;
        private readonly string _archive;
        private readonly uint _archiveCrc;
        private readonly string _folder;
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
            bool isNew = TakeManifest(installed, temporary);
            bool current = false;
            using (ManifestCursor wanted = new ManifestCursor(_device, _work, isNew ? temporary : installed))
            {
                if (_work.Find(installed) != null)
                {
                    ResourceCleanup cleanup = new ResourceCleanup(_device, _work, wanted, _progress);
                    cleanup.Run(installed, CleanupEnd);
                    current = cleanup.Current == wanted.Files && cleanup.Removed == 0;
                    _progress.Note(
                        MessageFormat.Of("Resources: # of # files are current, ", cleanup.Current, wanted.Files)
                        + MessageFormat.Of("# removed, # kept for the user.", cleanup.Removed, cleanup.Kept));
                }
            }

            _percent = CleanupEnd;
            if (!current)
            {
                Unpack();
            }

            _percent = 100;
            if (isNew)
            {
                _work.Replace(temporary, installed);
            }

            // What an interrupted try may have left.
            _work.Delete(_folder + TemporaryFile);
            _work.Delete(temporary);
        }

        private bool TakeManifest(string installed, string temporary)
        {
            using (ResourceArchive archive = ResourceArchive.Open(_device.Card, _archive, _device.Bytes))
            {
                while (archive.Tar.Next())
                {
                    if (!archive.Tar.IsDirectory && archive.Tar.Path == ResourceManifest.FileName)
                    {
                        return _work.WriteIfDifferent(installed, archive.Tar.Size, archive.Tar, temporary);
                    }
                }
            }

            throw new MalformedException(_archive + " has no " + ResourceManifest.FileName + ".");
        }

        private void Unpack()
        {
            using (ResourceArchive archive = ResourceArchive.Open(_device.Card, _archive, _device.Bytes))
            {
                while (archive.Tar.Next())
                {
                    Take(archive.Tar);
                    _percent = CleanupEnd + 1 + (archive.Percent * (98 - CleanupEnd) / 100);
                    _progress.Report(Stage.Resources, _percent);
                }

                archive.Drain(new byte[CardFiles.BlockSize]);
                _progress.Note(MessageFormat.Of("Resources: # files in the archive, # written.", _files, _written));
                if (archive.Crc != _archiveCrc)
                {
                    throw new CardIoException(_archive + ": the card returned others than were checked.");
                }
            }
        }

        private void Take(TarReader tar)
        {
            string path = Root + tar.Path;
            if (tar.IsDirectory)
            {
                CardFault.Check(_device.Card.MakeDirectory(path), path, "made");
            }
            else if (tar.Path != ResourceManifest.FileName)
            {
                _files++;
                string temporary = _folder + TemporaryFile;
                if (_work.WriteIfDifferent(path, tar.Size, tar, temporary))
                {
                    _work.Replace(temporary, path);
                    _written++;
                }
            }
        }
    }
}
