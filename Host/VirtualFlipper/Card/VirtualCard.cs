using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// The SD card slot and the card in it. The card is modelled as the FAT file system that the device sees: case-insensitive, divided
    /// into clusters, and of limited capacity. Changes are kept in memory, on top of the host folder from which the card was loaded. The
    /// folder changes only when the device is saved, so a killed run leaves it unchanged.
    /// </summary>
    public sealed partial class VirtualCard
    {
        private readonly VirtualDevice _device;
        /// <summary>Maximum number of open files, the same as in Native/interop/card.cpp.</summary>
        public const int MaximumOpenFiles = 6;

        private readonly HashSet<VirtualCardFile> _open = [];
        private readonly CardTree _tree = new();
        private int _insertion;
        private int _mounted = -1;
        private long _removeAtOperation = -1;

        internal VirtualCard(VirtualDevice device)
        {
            _device = device;
        }

        /// <summary>Gets or sets the capacity in bytes; 4 GiB by default.</summary>
        public long Capacity
        {
            get => _tree.Capacity;
            set => _tree.Capacity = value;
        }

        /// <summary>Gets or sets the cluster size in bytes; 32 KiB by default, which is usual on SDHC cards.</summary>
        public int ClusterSize
        {
            get => _tree.ClusterSize;
            set => _tree.ClusterSize = value;
        }

        /// <summary>Gets or sets the file system; FAT32 by default.</summary>
        public CardFormat Format { get; set; }

        /// <summary>Gets the number of insertions. A newly inserted card has no power.</summary>
        public int Insertions => _insertion;

        /// <summary>Gets or sets a value indicating whether the card is write-protected.</summary>
        public bool IsReadOnly { get; set; }

        /// <summary>Gets a value indicating whether the card is in the slot.</summary>
        public bool IsInserted { get; private set; }

        /// <summary>Gets a value indicating whether the card in the slot is mounted and its file system can be used.</summary>
        public bool IsMounted => Ready() == CardResult.Ok;

        /// <summary>Gets the ways in which this card behaves differently from the default card.</summary>
        public CardQuirks Quirks { get; private set; } = new();

        /// <summary>Gets the faults of the card.</summary>
        public CardFaults Faults { get; } = new();

        /// <summary>Gets the number of bytes that the device has read from files.</summary>
        public long BytesRead { get; private set; }

        /// <summary>Gets the number of bytes that the device has written to files.</summary>
        public long BytesWritten { get; private set; }

        /// <summary>Gets the number of card operations so far, including reads and writes.</summary>
        public long Operations { get; private set; }

        /// <summary>Gets the number of clusters in use.</summary>
        public long UsedClusters => _tree.UsedClusters;

        /// <summary>Gets the number of free bytes that the file system reports, in whole clusters.</summary>
        public long FreeBytes => Faults.StatedFreeBytes ?? _tree.FreeBytes;

        internal CardNode Root => _tree.Root;

        internal OperationJournal Journal => _device.Journal;

        /// <summary>Inserts the card and queues an input event for the device.</summary>
        public void Insert()
        {
            if (!IsInserted)
            {
                IsInserted = true;
                _insertion++;
                _device.Buttons.Tell(Key.InsertCard);
            }
        }

        /// <summary>Pulls the card. Open files and unflushed data are lost.</summary>
        public void Remove()
        {
            IsInserted = false;
            DropUnflushed();
        }

        /// <summary>Schedules the removal of the card.</summary>
        /// <param name="nanoseconds">Virtual time of the removal in nanoseconds.</param>
        public void RemoveAt(long nanoseconds)
        {
            _device.Clock.At(nanoseconds, Remove);
        }

        /// <summary>Gets the number of files that are open.</summary>
        public int OpenFiles => _open.Count;

        /// <summary>Schedules the insertion of the card.</summary>
        /// <param name="nanoseconds">Virtual time of the insertion in nanoseconds.</param>
        public void InsertAt(long nanoseconds)
        {
            _device.Clock.At(nanoseconds, Insert);
        }

        /// <summary>Schedules the removal of the card during a card operation, which then fails.</summary>
        /// <param name="operation">Number of the operation as counted by <see cref="Operations"/>, from 1.</param>
        public void RemoveAtOperation(long operation)
        {
            _removeAtOperation = operation;
        }

        /// <summary>Initialises the card and mounts its file system. Open files are lost.</summary>
        public CardResult Mount()
        {
            DropUnflushed();
            _mounted = _insertion;
            CardResult ready = Begin(CardTiming.Mount);
            if (ready != CardResult.Ok)
            {
                _mounted = -1;
            }

            return ready;
        }

        /// <summary>Opens or creates a file.</summary>
        /// <param name="path">Path on the card.</param>
        /// <param name="mode">How to open the file.</param>
        /// <param name="file">The open file; <see langword="null"/> if the operation failed.</param>
        public CardResult Open(string path, CardOpenMode mode, out VirtualCardFile? file)
        {
            file = null;
            if (_open.Count == MaximumOpenFiles)
            {
                return CardResult.TooManyOpenFiles;
            }

            CardResult found = Find(path, CardTiming.Lookup, out CardNode? parent, out CardNode? node, out string name);
            if (found != CardResult.Ok && (found != CardResult.NotFound || parent is null || mode == CardOpenMode.Read))
            {
                return found;
            }

            if (node?.IsDirectory == true)
            {
                return CardResult.WrongKind;
            }

            CardResult made = mode == CardOpenMode.Read ? MayRead(node!, path) : Prepare(path, parent!, ref node, name, mode);
            if (made != CardResult.Ok)
            {
                return made;
            }

            file = new VirtualCardFile(this, node!, path, mode, mode == CardOpenMode.CreateDeferred ? parent : null);
            _open.Add(file);

            return CardResult.Ok;
        }

        /// <summary>Looks up a file or directory.</summary>
        /// <param name="path">Path on the card.</param>
        /// <param name="item">The entry; <see langword="null"/> if the look-up failed.</param>
        public CardResult Stat(string path, out CardItem? item)
        {
            CardResult found = Find(path, CardTiming.Lookup, out _, out CardNode? node, out _);
            item = node is null ? null
                : node.IsDirectory && path.EndsWith('/') ? Describe(node) with { Size = _tree.RoomIn(node) }
                : Describe(node);

            return found;
        }

        /// <summary>Identifies the current state of a file. In the model, the content of the file determines the state.</summary>
        /// <param name="path">Path on the card.</param>
        /// <param name="identity">Receives a number that changes with the content; in the model, the CRC32 of the content.</param>
        public CardResult Identify(string path, out uint identity)
        {
            CardResult found = Find(path, CardTiming.Lookup, out _, out CardNode? node, out _);
            identity = node is { IsDirectory: false } ? Boot.Crc32.Compute(node.Content) : 0;
            return found;
        }

        /// <summary>Counts the free space, regardless of the reported value (<see cref="CardFaults.StatedFreeBytes"/>).</summary>
        /// <returns>The number of free bytes in whole clusters, or -1 if the card cannot be read.</returns>
        public long CountFreeBytes()
        {
            long tableBytes = Capacity / ClusterSize * sizeof(uint);

            return Begin(CardTiming.Read(0, (int)tableBytes)) == CardResult.Ok ? _tree.FreeBytes : -1;
        }

        /// <summary>Hashes a path, ignoring case as path comparison does: FNV-1a over upper-case UTF-16 code units.</summary>
        /// <param name="path">Path on the card, which need not exist.</param>
        /// <param name="seed">Selects one of many independent hashes of the same path.</param>
        /// <param name="hash">Receives the hash.</param>
        /// <returns>The status; <see cref="CardResult.BadName"/> if one of the names is not valid on FAT.</returns>
        public static CardResult HashPath(string path, uint seed, out uint hash)
        {
            hash = 0x811C9DC5 ^ seed;
            if (CardPath.Split(path) is not string[] names)
            {
                return CardResult.BadName;
            }

            foreach (char unit in string.Concat(names.Select(name => name.ToUpperInvariant() + "/")))
            {
                hash = (hash ^ unit) * 0x01000193;
            }

            return CardResult.Ok;
        }

        /// <summary>Lists a directory.</summary>
        /// <param name="path">Path on the card.</param>
        /// <param name="items">The entries in the order of the directory.</param>
        public CardResult List(string path, out IReadOnlyList<CardItem> items)
        {
            items = [];
            CardResult found = Find(path, CardTiming.Lookup, out _, out CardNode? node, out _);
            if (found != CardResult.Ok)
            {
                return found;
            }

            if (!node!.IsDirectory)
            {
                return CardResult.WrongKind;
            }

            // A long name takes about three 32-byte entries, so a sector holds five names.
            found = Begin(((node.Children!.Count + 4) / 5) * CardTiming.Sector * CardTiming.ReadByte);
            if (found == CardResult.Ok)
            {
                items = [.. node.Children.Values.Select(Describe)];
            }

            return found;
        }

        /// <summary>Inserts an empty card, which replaces the current card, if any.</summary>
        public void InsertEmpty()
        {
            InsertTree(CardNode.Directory(string.Empty));
        }

        /// <summary>Adds a file and its parent directories from outside the device. The call is not counted and takes no time.</summary>
        /// <param name="path">Path on the card.</param>
        /// <param name="content">Content of the file.</param>
        /// <exception cref="ArgumentException">The path is not valid on FAT.</exception>
        public void Preload(string path, ReadOnlySpan<byte> content)
        {
            _tree.Preload(path, content);
        }

        /// <summary>Reads a file from outside the device, even if no card is inserted. The call is not counted and takes no time.</summary>
        /// <param name="path">Path on the card.</param>
        /// <returns>The content, or <see langword="null"/> if the file does not exist.</returns>
        public byte[]? Peek(string path) => _tree.Peek(path);

        /// <summary>
        /// Lists a directory from outside the device, whether or not the card is inserted. The call takes no virtual time and is not
        /// counted.
        /// </summary>
        /// <param name="path">Path on the card.</param>
        /// <returns>The entries in the order of the directory; empty if the directory does not exist.</returns>
        public IReadOnlyList<CardItem> PeekFolder(string path) =>
            [.. _tree.Walk(path, out _, out _)?.Children?.Values.Select(Describe) ?? []];

        /// <summary>Copies the card's content to a host folder. The call takes no virtual time and is not counted.</summary>
        /// <param name="folder">The folder, which is created if missing.</param>
        public void SaveTo(string folder)
        {
            CardFolder.Copy(Root, folder);
        }

        /// <summary>
        /// Replaces the card's content with that of a host folder. The call takes no virtual time and is not an operation, because the
        /// block writes that produced the content were already recorded as operations.
        /// </summary>
        /// <param name="folder">The folder, which can be removed afterwards.</param>
        public void LoadFrom(string folder)
        {
            CardNode root = CardFolder.Load(folder, true);
            CardFolder.Detach(root);
            _tree.Become(root);
        }

        /// <summary>Increases the counters by the numbers of bytes that an emulated card has transferred.</summary>
        /// <param name="read">Number of bytes read.</param>
        /// <param name="written">Number of bytes written.</param>
        public void CountTransfer(long read, long written)
        {
            BytesRead += read;
            BytesWritten += written;
        }

        internal void InsertTree(CardNode root)
        {
            DropUnflushed();
            _tree.Become(root);
            IsInserted = true;
            _insertion++;
        }

        internal void BeginBoot()
        {
            _mounted = -1;
        }

        internal void DropUnflushed()
        {
            foreach (VirtualCardFile file in _open)
            {
                file.Drop();
            }

            _open.Clear();
            _tree.Recount();
        }

        internal void Forget(VirtualCardFile file)
        {
            _open.Remove(file);
        }

        internal void CountRead(int bytes)
        {
            BytesRead += bytes;
        }

        internal void CountWritten(int bytes)
        {
            BytesWritten += bytes;
        }

        /// <summary>Advances virtual time by the duration of a card operation, and checks that the card is still mounted.</summary>
        internal CardResult Begin(long duration, VirtualCardFile? file = null)
        {
            _device.Spend(duration);
            if (++Operations == _removeAtOperation)
            {
                Remove();
            }

            return Ready(file);
        }

        internal CardResult Ready(VirtualCardFile? file = null) =>
            !IsInserted || _mounted != _insertion || (file is not null && !_open.Contains(file)) ? CardResult.NoCard
            : Faults.NoFileSystem ? CardResult.NoFileSystem
            : Quirks.HasGpt ? CardResult.PartitionedAsGpt
            : CardResult.Ok;

        /// <summary>Allocates the clusters by which a file grows, or returns <see cref="CardResult.Full"/>.</summary>
        internal CardResult Grow(uint from, uint to) => _tree.TryGrow(from, to) ? CardResult.Ok : CardResult.Full;

        private static CardItem Describe(CardNode node) =>
            new(node.Name, node.IsDirectory, node.Length, node.IsIncomplete, node.IsReadOnly);

        private CardResult Find(string path, long duration, out CardNode? parent, out CardNode? node, out string name)
        {
            node = null;
            parent = null;
            name = string.Empty;
            CardResult ready = Begin(duration);
            if (ready != CardResult.Ok)
            {
                return ready;
            }

            if (CardPath.Split(path) is null)
            {
                return CardResult.BadName;
            }

            node = _tree.Walk(path, out parent, out name);

            return node is null ? CardResult.NotFound : CardResult.Ok;
        }
    }
}
