namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// The content of a card: the tree of files, and the number of clusters that the tree uses. Time, operations and faults are not
    /// modelled here.
    /// </summary>
    internal sealed class CardTree
    {
        private int _clusterSize = 32768;

        public CardNode Root { get; private set; } = CardNode.Directory(string.Empty);

        public long Capacity { get; set; } = 4L << 30;

        public int ClusterSize
        {
            get => _clusterSize;
            set
            {
                _clusterSize = value;
                Recount();
            }
        }

        public long UsedClusters { get; set; }

        public long FreeBytes => Math.Max(0, (Capacity / ClusterSize) - UsedClusters) * ClusterSize;

        public void Become(CardNode root)
        {
            Root = root;
            Recount();
        }

        /// <summary>Recounts the used clusters from the directory entries, so that clusters of unflushed data become free again.</summary>
        public void Recount()
        {
            // The first cluster of the root directory does not count towards the capacity.
            UsedClusters = Count(Root) + Clusters(SizeOf(Root)) - 1;
        }

        /// <summary>Allocates the clusters of a growing file.</summary>
        /// <returns>False if the card is full.</returns>
        public bool TryGrow(uint from, uint to)
        {
            long more = Clusters(to) - Clusters(from);
            if (more * ClusterSize > FreeBytes)
            {
                return false;
            }

            UsedClusters += more;

            return true;
        }

        /// <summary>Allocates the cluster of a new directory.</summary>
        /// <returns>False if the card is full.</returns>
        public bool TryGrowDirectory() => TryGrow(0, 1);

        /// <summary>Frees the clusters of a deleted file or empty directory.</summary>
        public void Release(CardNode node)
        {
            UsedClusters -= Clusters(SizeOf(node));
        }

        /// <summary>Resolves a path. The parent is null if the parent directory does not exist or the path is the root.</summary>
        public CardNode? Walk(string path, out CardNode? parent, out string name)
        {
            parent = null;
            name = string.Empty;
            CardNode? node = Root;
            foreach (string next in CardPath.Split(path) ?? [])
            {
                parent = node?.Children is null ? null : node;
                name = next;
                node = parent?.Children!.Find(next);
            }

            return node;
        }

        /// <summary>Finds a file by its path.</summary>
        /// <returns>The status; <see cref="CardResult.WrongKind"/> if the path names a directory or treats a file as a directory.</returns>
        public CardResult Look(string path, out CardNode? file)
        {
            file = Root;
            foreach (string next in CardPath.Split(path) ?? ["."])
            {
                if (!file.IsDirectory)
                {
                    return CardResult.WrongKind;
                }

                file = file.Children!.Find(next);
                if (file is null)
                {
                    return CardResult.NotFound;
                }
            }

            return file.IsDirectory ? CardResult.WrongKind : CardResult.Ok;
        }

        public byte[]? Peek(string path)
        {
            CardNode? node = Walk(path, out _, out _);

            return node is null || node.IsDirectory ? null : node.Content.ToArray();
        }

        public void Preload(string path, ReadOnlySpan<byte> content)
        {
            string[] names = CardPath.Split(path) is { Length: > 0 } split
                ? split
                : throw new ArgumentException($"{path}: a card's FAT file system cannot hold this name; rename it");
            CardNode directory = Root;
            foreach (string name in names[..^1])
            {
                if (!directory.Children!.TryGetValue(name, out CardNode? child))
                {
                    child = CardNode.Directory(name);
                    directory.Children.Put(child);
                }

                directory = child.IsDirectory
                    ? child
                    : throw new ArgumentException($"{path}: a parent of this path is a file, not a folder");
            }

            CardNode file = CardNode.File(names[^1]);
            file.Put(0, content);
            file.Length = (uint)content.Length;
            directory.Children!.Put(file);
            Recount();
        }

        /// <summary>Checks whether the card has enough free clusters to add a name to a directory, which may have to grow.</summary>
        public bool HasRoomFor(CardNode directory, string name) =>
            (Clusters(directory.Children!.SizeWith(name)) - Clusters(SizeOf(directory))) * ClusterSize <= FreeBytes;

        /// <summary>Adds a node to a directory, and updates the number of used clusters if the directory grows.</summary>
        public void Put(CardNode directory, CardNode child)
        {
            long before = Clusters(SizeOf(directory));
            directory.Children!.Put(child);
            UsedClusters += Clusters(SizeOf(directory)) - before;
        }

        /// <summary>Gets the size in bytes of the entries that can be added to a directory before it grows.</summary>
        public uint RoomIn(CardNode directory) =>
            (uint)((Clusters(SizeOf(directory)) * ClusterSize) - SizeOf(directory));

        private static uint SizeOf(CardNode node) => node.Children?.Size ?? node.Length;

        private long Clusters(uint length) => (length + ClusterSize - 1L) / ClusterSize;

        private long Count(CardNode directory) =>
            directory.Children!.Values.Sum(child => Clusters(SizeOf(child)) + (child.IsDirectory ? Count(child) : 0));
    }
}
