using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Measures the space that stage 13 needs on a card that is low on space. The measurement takes place while stage 15 verifies the
    /// archive: each file on the card whose path is in the archive is read once, and its MD5 is compared with that of the file in the
    /// archive.
    /// </summary>
    /// <remarks>
    /// <code>
    /// a file that is                                           needs clusters
    /// in the archive, and on the card with the same bytes      none; stage 13 of this boot does not read it again
    /// in the archive, and on the card from an earlier package  only those by which it exceeds the old file, which is freed
    /// in the archive, and on the card, but changed by the      all, because the old file is kept; its folder may grow
    ///   user or write-protected
    /// in the archive, but not on the card                      all
    /// only in an earlier package, and unchanged                none; it is removed first, which frees its clusters
    /// only in an earlier package, but changed by the user or   none; it is kept, and its folder may grow
    ///   write-protected
    /// </code>
    /// If anything is written, three amounts are added. Folders may grow, because all names of the archive are written in addition to the
    /// names that exist. The size of the largest file is added once because a file is complete before its predecessor is removed, and once
    /// more for the clusters that a power cut can orphan: stage 13 writes the directory entries of collected files before their clusters
    /// exceed those of the largest file.
    /// </remarks>
    internal sealed class ResourceSpace
    {
        /// <summary>Maximum number of files; a larger archive is not measured, because the hashes would not fit into RAM.</summary>
        internal const int MostFiles = 3072;

        /// <summary>Hash that represents the root directory.</summary>
        internal const uint RootHash = 0;

        /// <summary>
        /// Size in bytes of the directory entries that the root needs besides the archive's names: Manifest, the folders of /int, pointer
        /// files.
        /// </summary>
        internal const int RootBytes = 512;

        // With more free space than this, all files fit. Nothing is then measured, because after a measurement each differing file is read
        // a second time.
        private const long MuchClusters = 16384;
        private const long MuchOfArchive = 16;

        private const int MostFolders = 256;
        private const string Root = "/ext";
        private const string ListPath = Root + "/" + ResourceManifest.FileName;

        private readonly PreflightContext _context;
        private readonly ICard _card;
        private readonly IBytes _bytes;
        private readonly ResourceNames _names;
        private readonly uint[] _folders = new uint[MostFolders];
        private readonly int[] _rooms = new int[MostFolders];
        private int _folderCount;
        private uint _folderBytes;
        private uint _listBytes;
        private uint _fileBytes;
        private uint _shrunkBytes;
        private int _protected;
        private bool _isWritten;
        private bool _hasList;

        private ResourceSpace(PreflightContext context, ResourceNames names)
        {
            _context = context;
            _card = context.Device.Card;
            _bytes = context.Device.Bytes;
            _names = names;
            Differing = new FileSet(_bytes);
            _isWritten = context.Exists(context.Package.PathOf(ResourceIndex.ListName));
            AddRoom(RootHash, RoomOf(context, Root) - RootBytes);
        }

        /// <summary>Gets the path hashes of the files that are missing from the card or differ from the package.</summary>
        internal NameSet Changed { get; } = new NameSet();

        /// <summary>
        /// Gets the files on the card that were read and that stage 13 replaces or removes if the earlier package's list contains them with
        /// the same path, size and MD5.
        /// </summary>
        internal FileSet Differing { get; }

        /// <summary>Creates a measurement of the space that the resources need, unless the card has ample space.</summary>
        /// <returns>The instance, or <see langword="null"/> if the free space is ample or unknown.</returns>
        /// <exception cref="CardIoException">The card failed.</exception>
        internal static ResourceSpace Begin(PreflightContext context, ResourceNames names)
        {
            ICard card = context.Device.Card;
            long much = (MuchClusters * card.ClusterSize)
                + (MuchOfArchive * context.SizeOf(context.Package.PathOf(context.Manifest.Resources)));
            return card.FreeBytes < 0 || card.FreeBytes > much ? null : new ResourceSpace(context, names);
        }

        /// <summary>Returns the number of bytes that further names can occupy in a folder before the folder grows by a cluster.</summary>
        internal static int RoomOf(PreflightContext context, string folder)
        {
            return context.Device.Card.Stat(folder + "/", out CardEntry entry) == CardStatus.Ok ? (int)entry.Size : 0;
        }

        /// <summary>Adds a folder of the archive.</summary>
        /// <param name="path">Path of the folder on the card.</param> <param name="hash">Hash of the folder's path.</param>
        /// <param name="parent">Hash of the parent folder's path.</param>
        /// <param name="found">The entry at the path on the card, or <see langword="null"/> if there is none.</param>
        internal void AddFolder(string path, uint hash, uint parent, CardEntry found)
        {
            if (found != null && found.IsDirectory)
            {
                AddRoom(hash, RoomOf(_context, path));
                return;
            }

            _isWritten = true;
            Use(parent, ResourceNames.EntriesOf(path.Length));
            _folderBytes += (uint)_card.ClusterSize;
            AddRoom(hash, _card.ClusterSize - (2 * (int)ResourceNames.EntriesOf(0)));
        }

        /// <summary>
        /// Adds the size of a new name's directory entries to a folder. On exFAT, up to one entry in sixteen may stay unused.
        /// </summary>
        internal void Use(uint folder, uint bytes)
        {
            bytes += bytes / 16;
            int at = _folderCount - 1;
            while (at >= 0 && _folders[at] != folder)
            {
                at--;
            }

            if (at >= 0)
            {
                _rooms[at] -= (int)bytes;
            }
            else
            {
                _folderBytes += Clusters(bytes);
            }
        }

        /// <summary>Adds the archive's Manifest, which is written while the installed Manifest still exists.</summary>
        internal void AddList(uint size)
        {
            uint there = Clusters(_context.SizeOf(_context.Package.PathOf(ResourceIndex.ListName)));
            _hasList = true;
            _listBytes = Clusters(size);
            _listBytes -= there < _listBytes ? there : _listBytes;
        }

        /// <summary>Adds a file of the archive, the one whose name was checked last, and compares it with the file on the card.</summary>
        /// <param name="pathCrc">CRC32 of the file's path in the archive.</param>
        /// <param name="size">Size of the file in bytes.</param>
        /// <param name="md5">MD5 of the file, 16 bytes.</param>
        /// <exception cref="CardIoException">The card failed.</exception>
        internal void AddFile(uint pathCrc, uint size, byte[] md5)
        {
            CardEntry found = _names.Found;
            uint needed = Clusters(size);
            if (found != null && !found.IsDirectory && !found.IsIncomplete)
            {
                byte[] there = Md5Of(_names.FullPath);
                if (found.Size == size && IsSame(there, md5))
                {
                    return;
                }

                if (found.IsReadOnly)
                {
                    _protected++;
                }
                else
                {
                    uint old = Clusters(found.Size);
                    _shrunkBytes += old > needed ? old - needed : 0;
                    Differing.Add(pathCrc, found.Size, there);
                }
            }

            Changed.Add(_names.PathHash);
            _isWritten = true;
            _fileBytes += needed;
        }

        /// <summary>Returns the number of bytes that stage 13 needs, in whole clusters.</summary>
        /// <param name="largest">Size of the largest file in the archive.</param>
        /// <exception cref="CardIoException">The card failed.</exception>
        internal uint Measure(uint largest)
        {
            if (!_isWritten)
            {
                return _listBytes;
            }

            uint needed = _fileBytes + _folderBytes + _shrunkBytes + (2 * Clusters(largest));
            for (int i = 0; i < _folderCount; i++)
            {
                needed += _rooms[i] < 0 ? Clusters((uint)-_rooms[i]) : 0;
            }

            uint freed = 0;
            int kept = Differing.Count + _protected;
            if (_context.Exists(ListPath))
            {
                freed = BytesOfOld(ref kept);
            }
            else if (kept > 0)
            {
                // The folders of the files that are set aside are created again in update/set-aside-N.
                needed += Clusters(_names.FolderBytes);
            }

            needed += (uint)kept * Clusters(ResourceNames.EntriesOf(byte.MaxValue));
            return _listBytes + (freed > needed ? 0 : needed - freed);
        }

        private uint Clusters(uint bytes)
        {
            return PreflightContext.Clusters(bytes, _card.ClusterSize);
        }

        private byte[] Md5Of(string path)
        {
            return CardReading.Md5(_bytes, CardReading.Open(_card, path), _context.Buffer);
        }

        private bool IsSame(byte[] left, byte[] right)
        {
            return _bytes.FirstDifference(left, 0, right, 0, left.Length) < 0;
        }

        private void AddRoom(uint folder, int room)
        {
            if (_folderCount < MostFolders)
            {
                _folders[_folderCount] = folder;
                _rooms[_folderCount] = room;
                _folderCount++;
            }
        }

        // Returns the size of the earlier package's files that stage 13 replaces, or removes before it writes any file. Reserved paths are
        // not included, because no package may remove them. The files of the earlier package are subtracted from the files that differ; the
        // remaining files are the user's and are kept under another name.
        private uint BytesOfOld(ref int kept)
        {
            uint sum = 0;
            NameSet seen = new NameSet();
            string[] reserved = ResourceNames.Reserved(_context.Package.Folder);
            using (ICardFile file = CardReading.Open(_card, ListPath))
            {
                ResourceManifest old = new ResourceManifest(new CardFileSource(file), _bytes, false);
                while (old.Next())
                {
                    if (old.IsDirectory)
                    {
                        continue;
                    }

                    bool isReplaced = Differing.Contains(old.PathCrc, old.Size, old.Md5);
                    if ((isReplaced || (_hasList && IsRemoved(old, reserved, ref kept)))
                        && seen.Add(ResourceSet.Entry(_bytes, old.PathCrc, old.Size, old.Md5)))
                    {
                        sum += Clusters(old.Size);
                        if (isReplaced)
                        {
                            kept--;
                            continue;
                        }

                        Differing.Add(old.PathCrc, old.Size, old.Md5);
                    }
                }
            }

            return sum;
        }

        // Files of the archive and paths that no package may remove are ignored. A file that was changed or is write-protected is kept.
        private bool IsRemoved(ResourceManifest old, string[] reserved, ref int kept)
        {
            string path = Root + "/" + old.Path;
            if (_card.HashPath(path, 0, out uint hash) != CardStatus.Ok || _names.HasFile(hash)
                || _card.Stat(path, out CardEntry entry) != CardStatus.Ok || entry.IsDirectory || entry.IsIncomplete
                || ResourceNames.IsIn(_card, path, reserved))
            {
                return false;
            }

            bool isRemoved = !entry.IsReadOnly && entry.Size == old.Size && IsSame(Md5Of(path), old.Md5);
            kept += isRemoved ? 0 : 1;
            return isRemoved;
        }
    }
}
