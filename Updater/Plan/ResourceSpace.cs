using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The space that stage 13 needs on a card with little of it, measured while stage 15 verifies the archive: each file on the card that
    /// has a path of the archive is read once and its MD5 compared.
    /// </summary>
    /// <remarks>
    /// <code>
    /// a file of the archive is                                   clusters that it needs
    /// on the card, with the same bytes                           none; stage 13 of this boot does not read it again
    /// on the card as an earlier package left it                  those that it has more than the old one, which is freed
    /// on the card, changed by the user, who keeps it             all, and its folder may grow
    /// not on the card                                            all
    /// not listed, but of an earlier package and unchanged        it is removed first, and frees its own
    /// </code>
    /// If anything is written, also: folders that grow because all names of the archive are written beside the present ones, the largest
    /// file once, because a file is complete before its predecessor is removed, and once more for what a power cut orphans: stage 13 enters
    /// files before their clusters are more than those of the largest.
    /// </remarks>
    internal sealed class ResourceSpace
    {
        /// <summary>An archive with more files is not measured: the hashes would not fit into RAM.</summary>
        internal const int MostFiles = 3072;

        /// <summary>Identifies the root directory.</summary>
        internal const uint RootHash = 0;

        /// <summary>What the root directory takes besides the archive's names: Manifest, the folders of /int, pointer files.</summary>
        internal const int RootBytes = 512;

        // Not measured on a card with so much space, on which the sum of all files fits: files that differ would be read twice.
        private const long MuchClusters = 16384;
        private const long MuchOfArchive = 16;

        private const int MostFolders = 256;
        private const string Root = "/ext";
        private const string ListPath = Root + "/" + ResourceManifest.FileName;

        private readonly PreflightContext _context;
        private readonly ICard _card;
        private readonly IBytes _bytes;
        private readonly ResourceNames _names;
        private readonly NameSet _differing = new NameSet();
        private readonly uint[] _folders = new uint[MostFolders];
        private readonly int[] _rooms = new int[MostFolders];
        private int _folderCount;
        private uint _folderBytes;
        private uint _listBytes;
        private uint _fileBytes;
        private uint _shrunkBytes;
        private bool _isWritten;
        private bool _hasList;

        private ResourceSpace(PreflightContext context, ResourceNames names)
        {
            _context = context;
            _card = context.Device.Card;
            _bytes = context.Device.Bytes;
            _names = names;
            _isWritten = context.Exists(context.Package.PathOf(ResourceIndex.ListName));
            AddRoom(RootHash, RoomOf(context, Root) - RootBytes);
        }

        /// <summary>Gets the files of the archive that the card lacks or has with other bytes, as hashes of their paths.</summary>
        internal NameSet Changed { get; } = new NameSet();

        /// <summary>Starts measuring.</summary>
        /// <returns>The instance, or <see langword="null"/> when the card has much space.</returns>
        /// <exception cref="CardIoException">The card failed.</exception>
        internal static ResourceSpace Begin(PreflightContext context, ResourceNames names)
        {
            ICard card = context.Device.Card;
            long much = (MuchClusters * card.ClusterSize)
                + (MuchOfArchive * context.SizeOf(context.Package.PathOf(context.Manifest.Resources)));
            return card.FreeBytes < 0 || card.FreeBytes > much ? null : new ResourceSpace(context, names);
        }

        /// <summary>Gets the bytes that names can take in a folder before it grows by a cluster.</summary>
        internal static int RoomOf(PreflightContext context, string folder)
        {
            return context.Device.Card.Stat(folder + "/", out CardEntry entry) == CardStatus.Ok ? (int)entry.Size : 0;
        }

        /// <summary>Adds a folder of the archive.</summary>
        /// <param name="path">Its path on the card.</param>
        /// <param name="hash">Hash of its path.</param>
        /// <param name="parent">Hash of its parent's.</param>
        /// <param name="found">What the card has there, or <see langword="null"/>.</param>
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

        /// <summary>Adds the entries of a name to a folder. On exFAT one of sixteen may stay unused.</summary>
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

        /// <summary>Adds the archive's Manifest, which is written beside the installed one.</summary>
        internal void AddList(uint size)
        {
            uint there = Clusters(_context.SizeOf(_context.Package.PathOf(ResourceIndex.ListName)));
            _hasList = true;
            _listBytes = Clusters(size);
            _listBytes -= there < _listBytes ? there : _listBytes;
        }

        /// <summary>Adds a file of the archive, and compares it with the one on the card.</summary>
        /// <param name="path">Its path on the card.</param>
        /// <param name="pathCrc">CRC32 of its path in the archive.</param>
        /// <param name="size">Its size.</param>
        /// <param name="md5">Its MD5.</param>
        /// <param name="found">What the card has there, or <see langword="null"/>.</param>
        /// <exception cref="CardIoException">The card failed.</exception>
        internal void AddFile(string path, uint pathCrc, uint size, byte[] md5, CardEntry found)
        {
            uint needed = Clusters(size);
            if (found != null && !found.IsDirectory && !found.IsIncomplete)
            {
                byte[] there = Md5Of(path);
                if (found.Size == size && IsSame(there, md5))
                {
                    return;
                }

                uint old = Clusters(found.Size);
                _shrunkBytes += old > needed ? old - needed : 0;
                _differing.Add(ResourceSet.Entry(_bytes, pathCrc, found.Size, there));
            }

            CardFault.Check(_card.HashPath(path, 0, out uint hash), path, "checked");
            Changed.Add(hash);
            _isWritten = true;
            _fileBytes += needed;
        }

        /// <summary>Gets the bytes that stage 13 needs, in whole clusters.</summary>
        /// <param name="largest">Size of the largest file of the archive.</param>
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
            int kept = _differing.Count;
            if (_context.Exists(ListPath))
            {
                freed = BytesOfOld(ref kept);
            }
            else if (kept > 0)
            {
                // Their folders are created again in update/set-aside-N.
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

        // The bytes of the earlier package's files that stage 13 replaces, or removes before it writes any: not a path that no package may
        // remove. Of those that differ, the ones that remain are the user's.
        private uint BytesOfOld(ref int differing)
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

                    uint entry = ResourceSet.Entry(_bytes, old.PathCrc, old.Size, old.Md5);
                    bool isReplaced = _differing.Contains(entry);
                    if ((isReplaced || (_hasList && IsRemoved(old, reserved))) && seen.Add(entry))
                    {
                        sum += Clusters(old.Size);
                        differing -= isReplaced ? 1 : 0;
                    }
                }
            }

            return sum;
        }

        private bool IsRemoved(ResourceManifest old, string[] reserved)
        {
            string path = Root + "/" + old.Path;
            return _card.HashPath(path, 0, out uint hash) == CardStatus.Ok && !_names.HasFile(hash)
                && _card.Stat(path, out CardEntry entry) == CardStatus.Ok && !entry.IsDirectory && entry.Size == old.Size
                && !ResourceNames.IsIn(_card, path, reserved) && IsSame(Md5Of(path), old.Md5);
        }
    }
}
