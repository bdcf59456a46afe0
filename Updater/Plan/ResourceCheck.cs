using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 15: validates the structure and the names of the whole resource archive, and every file against the archive's own list of
    /// sizes and MD5s.
    /// </summary>
    /// <remarks>
    /// A list of several thousand files does not fit into RAM, so files and list are compared as sets, independently of their order. Each
    /// entry is represented by one number. The sets are considered equal if the count, the sum and the XOR of their numbers are equal.
    /// </remarks>
    internal sealed class ResourceCheck
    {
        private readonly PreflightContext _context;
        private readonly IBytes _bytes;
        private readonly ResourceSet _unlisted;
        private readonly ResourceNames _names;
        private ResourceSpace _space;
        private bool _hasList;
        private int _percent;
        private uint _crc;
        private int _count;
        private uint _size;
        private uint _largest;
        private uint _clusterBytes;

        private ResourceCheck(PreflightContext context)
        {
            _context = context;
            _bytes = context.Device.Bytes;
            _unlisted = new ResourceSet(_bytes);
            _names = new ResourceNames(context);
        }

        /// <summary>Reads the archive.</summary>
        /// <returns>The result, even after an error.</returns>
        internal static ResourceResult Run(PreflightContext context)
        {
            if (context.Manifest.Resources.Length == 0)
            {
                return new ResourceResult(0, 0, 0, 0, 0);
            }

            ResourceCheck check = new ResourceCheck(context);
            check.Run(context.Manifest.Resources);
            ResourceSpace space = check._space;
            context.Space = space;
            return new ResourceResult(
                check._crc, check._count, check._size, check._largest,
                check._clusterBytes + PreflightContext.Clusters(check._names.FolderBytes, context.Device.Card.ClusterSize))
            {
                Changed = space == null ? null : space.Changed,
                Differing = space == null ? null : space.Differing,
            };
        }

        private void Run(string name)
        {
            if (!_context.Exists(_context.Package.PathOf(name)))
            {
                _context.Findings.Error(Stage.ResourceCheck, ErrorDetails.ResourceCheck.CannotOpen,
                    "The package has no file " + name + ".");
                return;
            }

            try
            {
                _space = ResourceSpace.Begin(_context, _names);
                _names.Space = _space;
                if (ReadArchive())
                {
                    _names.Resolve();
                    Compare();
                }
            }
            catch (MalformedException e)
            {
                _context.Findings.Error(Stage.ResourceCheck, ErrorDetails.ResourceCheck.Corrupted, name + ": " + e.Message);
            }
            catch (CardIoException e)
            {
                _context.Findings.Error(Stage.ResourceCheck, _percent == 0 ? ErrorDetails.ResourceCheck.FirstReadError : _percent,
                    name + ": " + e.Message);
            }
        }

        private bool ReadArchive()
        {
            using (ResourceArchive archive = ResourceArchive.Open(
                _context.Device.Card, _context.Package.PathOf(_context.Manifest.Resources), _bytes))
            {
                if (archive.IsGzip)
                {
                    _context.Findings.Error(Stage.ResourceCheck, ErrorDetails.ResourceCheck.Gzip,
                        _context.Manifest.Resources + " is a gzip file; the updater reads .ths (heatshrink) and plain .tar.");
                    return false;
                }

                TarReader tar = archive.Tar;
                Md5Source contents = new Md5Source(tar, _bytes);
                while (tar.Next())
                {
                    byte[] name = Utf8.ToBytes(tar.Path);
                    uint crc = _bytes.Crc32(0, name, 0, name.Length);
                    _names.Add(tar.Path, name.Length, tar.IsDirectory);
                    _percent = archive.Percent * ErrorDetails.ResourceCheck.LastReadError / 100;
                    _context.Progress.Report(Stage.ResourceCheck, _percent);
                    if (tar.IsDirectory)
                    {
                        _unlisted.AddFolder(crc);
                    }
                    else
                    {
                        ReadFile(archive, contents, crc);
                    }
                }

                archive.Drain(_context.Buffer);
                _crc = archive.Crc;
                return true;
            }
        }

        private void ReadFile(ResourceArchive archive, Md5Source contents, uint path)
        {
            TarReader tar = archive.Tar;
            _count++;
            _space = _count > ResourceSpace.MostFiles ? null : _space;
            _names.Space = _space;
            _size += tar.Size;
            _clusterBytes += PreflightContext.Clusters(tar.Size, _context.Device.Card.ClusterSize);
            _largest = tar.Size > _largest ? tar.Size : _largest;
            if (tar.Path == ResourceManifest.FileName)
            {
                _hasList = true;
                if (_space != null)
                {
                    _space.AddList(tar.Size);
                }

                ReadList(tar);
                return;
            }

            contents.Begin();
            byte[] buffer = _context.Buffer;
            while (contents.Read(buffer, 0, buffer.Length) == buffer.Length)
            {
                _context.Progress.Report(Stage.ResourceCheck, archive.Percent * ErrorDetails.ResourceCheck.LastReadError / 100);
            }

            byte[] digest = contents.End();
            if (_space != null)
            {
                _space.AddFile(path, tar.Size, digest);
            }

            if (!ResourceSet.IsList(tar.Path))
            {
                _unlisted.AddFile(path, tar.Size, digest);
            }
        }

        private void ReadList(IByteSource source)
        {
            ResourceManifest list = new ResourceManifest(source, _bytes, true);
            while (list.Next())
            {
                _unlisted.Remove(list);
            }
        }

        private void Compare()
        {
            if (!_hasList)
            {
                if (_names.NeedsCleanup != null)
                {
                    _context.Findings.Error(Stage.ResourceCheck, ErrorDetails.ResourceCheck.NoList,
                        _context.Manifest.Resources + " has no list (Manifest), and " + _names.NeedsCleanup
                            + " is not removed without one.");
                }

                _context.Findings.Warning(Stage.ResourceCheck,
                    _context.Manifest.Resources + " has no list (Manifest): it is unpacked, and no old file is removed.");
            }
            else if (!_unlisted.IsEmpty)
            {
                _context.Findings.Error(
                    Stage.ResourceCheck, ErrorDetails.ResourceCheck.Differs,
                    _context.Manifest.Resources + " does not match its list (Manifest): "
                    + FindCulprit() + ".");
            }
        }

        // If exactly one file differs or is missing, the difference that is left in _unlisted matches that file's line in the Manifest.
        private string FindCulprit()
        {
            using (ResourceArchive archive = ResourceArchive.Open(
                _context.Device.Card, _context.Package.PathOf(_context.Manifest.Resources), _bytes))
            {
                while (archive.Tar.Next())
                {
                    if (archive.Tar.Path == ResourceManifest.FileName)
                    {
                        ResourceManifest list = new ResourceManifest(archive.Tar, _bytes, true);
                        while (list.Next())
                        {
                            if (!list.IsDirectory && _unlisted.IsChanged(list))
                            {
                                return list.Path + " differs";
                            }
                        }
                    }
                }
            }

            return "more than one differs";
        }
    }
}
