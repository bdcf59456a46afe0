using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Checks the names in a resource archive. The card's file system must allow each name, no two names may be equal on that file system,
    /// and no name may be reserved. A path must not be both a file and a folder, whether within the archive or between archive and card.
    /// </summary>
    /// <remarks>
    /// Names are stored as hashes. For a folder that has its own entry, the inverted hash is stored too. Two names with the same hash are
    /// compared in a second pass over the archive, so a hash collision (probability 1 in 90 for 10,000 files) costs time but never causes a
    /// refusal.
    /// </remarks>
    internal sealed class ResourceNames
    {
        private const string Root = "/ext/";
        private const int EntryBytes = 32;
        private const int UnitsInEntry = 13;

        // Maximum number of collisions that are examined; a larger number does not occur by chance.
        private const int MostDoubtful = 8;

        private const int File = 0;
        private const int Folder = 1;
        private const int ImpliedFolder = 2;

        private readonly PreflightContext _context;
        private readonly ICard _card;
        private readonly OldResources _old;
        private readonly NameSet _files = new NameSet();
        private readonly NameSet _folders = new NameSet();
        private readonly uint[] _doubtful = new uint[MostDoubtful];
        private readonly string[] _reserved;
        private readonly uint[] _reservedHashes;
        private int _doubtfulCount;
        private string _lastFolder = string.Empty;
        private uint _lastHash = ResourceSpace.RootHash;
        private string _missing;

        internal ResourceNames(PreflightContext context)
        {
            _context = context;
            _card = context.Device.Card;
            _old = new OldResources(context);
            _reserved = Reserved(context.Package.Folder);
            _reservedHashes = new uint[_reserved.Length];
            for (int i = 0; i < _reserved.Length; i++)
            {
                _reservedHashes[i] = HashOf(_reserved[i], 0);
            }
        }

        /// <summary>Lists the files and folders that no package may write or remove; for a folder this includes its contents.</summary>
        /// <param name="package">The folder of the running package.</param>
        /// <returns>Paths on the card.</returns>
        internal static string[] Reserved(string package)
        {
            return new string[]
            {
                Root + ResourceManifest.FileName, UpdatePointer.Path, UpdatePointer.WayBack, InternalStorageNames.Folder, package,
            };
        }

        /// <summary>
        /// Gets the maximum number of bytes that folders need on the card: one cluster for each folder, and the directory entries of all
        /// names.
        /// </summary>
        internal uint FolderBytes { get; private set; }

        /// <summary>
        /// Gets or sets the object that measures the space requirement; <see langword="null"/> unless the card is low on space.
        /// </summary>
        internal ResourceSpace Space { get; set; }

        /// <summary>Gets the entry on the card at the path checked last, or <see langword="null"/> if there is none.</summary>
        internal CardEntry Found { get; private set; }

        /// <summary>Gets the card path of the name checked last.</summary>
        internal string FullPath { get; private set; }

        /// <summary>Gets the hash of <see cref="FullPath"/>.</summary>
        internal uint PathHash { get; private set; }

        /// <summary>
        /// Gets a path of the archive that becomes free only when old resources are removed, or <see langword="null"/> if there is none.
        /// </summary>
        internal string NeedsCleanup { get; private set; }

        /// <summary>Checks the name of an entry.</summary>
        /// <param name="path">Path of the entry in the archive.</param>
        /// <param name="units">Length of the path in bytes, each of which becomes one UTF-16 code unit on the card.</param>
        /// <param name="isFolder">Whether the entry is a folder.</param>
        /// <exception cref="CardIoException">The card failed.</exception>
        internal void Add(string path, int units, bool isFolder)
        {
            string full = Root + path;
            Found = null;
            CardStatus status = _card.HashPath(full, 0, out uint hash);
            if (status == CardStatus.BadName)
            {
                Error(ErrorDetails.ResourceCheck.BadName, "A card cannot hold the name " + path + ".");
                return;
            }

            CardFault.Check(status, full, "checked");
            FullPath = full;
            PathHash = hash;
            FolderBytes += EntriesOf(units);
            AddFolder(ParentOf(full));
            UseFolder(units, isFolder);
            if (isFolder)
            {
                AddFolder(full);
                if (!_folders.Add(~hash))
                {
                    Doubt(hash);
                }
            }
            else if (path != ResourceManifest.FileName && IsReserved(full, hash))
            {
                Error(ErrorDetails.ResourceCheck.Reserved, full + " is reserved.");
            }
            else
            {
                if (!_files.Add(hash) || _folders.Contains(hash))
                {
                    Doubt(hash);
                }

                CompareWithCard(full, false);
            }
        }

        /// <summary>Returns the maximum number of bytes that a name occupies in a folder, whatever the file system.</summary>
        /// <param name="units">Length of the name.</param>
        internal static uint EntriesOf(int units)
        {
            return (uint)(EntryBytes * (2 + (units / UnitsInEntry)));
        }

        /// <summary>Determines whether a path is one of the given folders, or is in one of them.</summary>
        internal static bool IsIn(ICard card, string path, string[] folders)
        {
            path += "/";
            for (int i = 0; i < folders.Length; i++)
            {
                int length = folders[i].Length;
                if (path.Length > length && path[length] == '/'
                    && HashOf(card, path.Substring(0, length), 0) == HashOf(card, folders[i], 0))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Determines whether the archive contains a file whose path has the given hash.</summary>
        internal bool HasFile(uint hash)
        {
            return _files.Contains(hash);
        }

        /// <summary>If a hash occurred twice, reads the archive again and reports the names that are really equal.</summary>
        internal void Resolve()
        {
            if (_doubtfulCount == 0)
            {
                return;
            }

            string[] names = new string[_doubtfulCount];
            int[] kinds = new int[names.Length];
            using (ResourceArchive archive = ResourceArchive.Open(
                _card, _context.Package.PathOf(_context.Manifest.Resources), _context.Device.Bytes))
            {
                while (archive.Tar.Next())
                {
                    int kind = archive.Tar.IsDirectory ? Folder : File;
                    for (string path = Root + archive.Tar.Path; path.Length > Root.Length; path = ParentOf(path))
                    {
                        Compare(path, kind, names, kinds);
                        kind = ImpliedFolder;
                    }
                }
            }
        }

        private static string ParentOf(string path)
        {
            return path.Substring(0, path.LastIndexOf('/'));
        }

        private void UseFolder(int units, bool isFolder)
        {
            if (!isFolder && Space != null)
            {
                Space.Use(_lastHash, EntriesOf(units));
            }
        }

        private void Compare(string path, int kind, string[] names, int[] kinds)
        {
            int at = IndexOfDoubtful(HashOf(path, 0));
            if (at < 0)
            {
                return;
            }

            if (names[at] == null)
            {
                names[at] = path;
                kinds[at] = kind;
            }
            else if (HashOf(names[at], 1) == HashOf(path, 1))
            {
                if ((kind == File) != (kinds[at] == File))
                {
                    Error(ErrorDetails.ResourceCheck.FileAndFolder, "The package has a file and a folder named " + path + ".");
                }
                else if (kind == kinds[at] && kind != ImpliedFolder)
                {
                    Error(ErrorDetails.ResourceCheck.Twice, names[at] == path ? "The package has " + path + " twice."
                        : names[at] + " and " + path + " are the same name on FAT.");
                }
                else if (kind == Folder)
                {
                    kinds[at] = kind;
                }
            }
        }

        // Adds the parent folders first, in a loop instead of recursively, because folders can be nested deeper than the stack allows.
        private void AddFolder(string full)
        {
            if (full == _lastFolder)
            {
                return;
            }

            _lastFolder = full;
            _lastHash = ResourceSpace.RootHash;
            for (int end = Root.Length - 1; end >= 0 && end < full.Length;)
            {
                end = full.IndexOf('/', end + 1);
                AddOneFolder(end < 0 ? full : full.Substring(0, end));
            }
        }

        private void AddOneFolder(string full)
        {
            uint hash = HashOf(full, 0);
            uint parent = _lastHash;
            _lastHash = hash;
            if (_folders.Contains(hash))
            {
                return;
            }

            _folders.Add(hash);
            FolderBytes += (uint)_card.ClusterSize;
            if (IsReserved(full, hash))
            {
                Error(ErrorDetails.ResourceCheck.Reserved, full + " is reserved.");
                return;
            }

            if (_files.Contains(hash))
            {
                Doubt(hash);
            }

            CompareWithCard(full, true);
            if (Space != null)
            {
                Space.AddFolder(full, hash, parent, Found);
            }
        }

        private bool IsReserved(string full, uint hash)
        {
            for (int i = 0; i < _reserved.Length; i++)
            {
                if (hash == _reservedHashes[i] && HashOf(full, 1) == HashOf(_reserved[i], 1))
                {
                    return true;
                }
            }

            return false;
        }

        private void Doubt(uint hash)
        {
            if (_doubtfulCount < MostDoubtful && IndexOfDoubtful(hash) < 0)
            {
                _doubtful[_doubtfulCount] = hash;
                _doubtfulCount++;
            }
        }

        private int IndexOfDoubtful(uint hash)
        {
            int at = _doubtfulCount - 1;
            while (at >= 0 && _doubtful[at] != hash)
            {
                at--;
            }

            return at;
        }

        // The contents of a missing folder need no check.
        private void CompareWithCard(string full, bool isFolder)
        {
            Found = null;
            if (_missing != null && full.StartsWith(_missing))
            {
                return;
            }

            CardStatus status = _card.Stat(full, out CardEntry entry);
            Found = entry;
            if (status != CardStatus.Ok || entry.IsDirectory != isFolder)
            {
                CheckBlocked(full, isFolder, status, entry);
            }
        }

        private void CheckBlocked(string full, bool isFolder, CardStatus status, CardEntry entry)
        {
            if (status != CardStatus.NotFound)
            {
                CardFault.Check(status, full, "found");
                if (_old.Frees(full.Substring(Root.Length), entry))
                {
                    NeedsCleanup = full;
                }
                else
                {
                    Error(ErrorDetails.ResourceCheck.Blocked,
                        full
                            + (isFolder ? " is a file on the card; the package needs a folder there."
                                : " is a folder on the card; the package has a file there."));
                }
            }

            _missing = isFolder ? full + "/" : _missing;
        }

        private uint HashOf(string full, uint seed)
        {
            return HashOf(_card, full, seed);
        }

        private static uint HashOf(ICard card, string full, uint seed)
        {
            CardFault.Check(card.HashPath(full, seed, out uint hash), full, "checked");
            return hash;
        }

        private void Error(int detail, string text)
        {
            _context.Findings.Error(Stage.ResourceCheck, detail, text);
        }
    }
}
