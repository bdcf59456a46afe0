namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>A file or directory of an exFAT volume, without its clusters.</summary>
    public sealed class ExFatNode
    {
        /// <summary>Gets the name: 1 to 255 UTF-16 code units, or empty for the root directory.</summary>
        public required string Name { get; init; }

        /// <summary>Gets the children of a directory; <see langword="null"/> for a file.</summary>
        public List<ExFatNode>? Children { get; init; }

        /// <summary>Gets the content of a file.</summary>
        public byte[] Content { get; init; } = [];

        /// <summary>
        /// Gets the number of bytes of a file after its valid data length; these bytes read as zeros regardless of the clusters' content.
        /// </summary>
        public int Unwritten { get; init; }

        /// <summary>Gets the creation time, with a resolution of 10 ms.</summary>
        public DateTimeOffset Created { get; init; } = ExFatTime.Earliest;

        /// <summary>Gets the modification time, with a resolution of 10 ms.</summary>
        public DateTimeOffset Modified { get; init; } = ExFatTime.Earliest;

        /// <summary>Gets the access time, with a resolution of 2 s.</summary>
        public DateTimeOffset Accessed { get; init; } = ExFatTime.Earliest;

        /// <summary>Gets a value indicating whether the entry is read-only.</summary>
        public bool IsReadOnly { get; init; }

        /// <summary>Gets the cluster numbers of the entry in file order; empty unless the entry was read from a volume.</summary>
        public IReadOnlyList<uint> Clusters { get; init; } = [];

        /// <summary>Gets a value indicating whether the entry is a directory.</summary>
        public bool IsDirectory => Children is not null;

        /// <summary>Creates a tree from a host folder.</summary>
        /// <param name="name">The name of the root.</param>
        /// <returns>The root of the tree; the children of each directory are sorted by name.</returns>
        public static ExFatNode FromFolder(string folder, string name = "")
        {
            List<ExFatNode> children = [];

            IEnumerable<FileSystemInfo> entries = new DirectoryInfo(folder).EnumerateFileSystemInfos();

            foreach (FileSystemInfo entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                children.Add(entry is DirectoryInfo ? FromFolder(entry.FullName, entry.Name) : FromFile(entry));
            }

            DateTimeOffset changed = new DirectoryInfo(folder).LastWriteTimeUtc;

            return new ExFatNode { Name = name, Children = children, Created = changed, Modified = changed, Accessed = changed };
        }

        /// <summary>Writes the tree to a host folder.</summary>
        /// <param name="folder">The folder, which is created if missing.</param>
        public void ToFolder(string folder)
        {
            Directory.CreateDirectory(folder);

            foreach (ExFatNode child in Children!)
            {
                string path = Path.Combine(folder, child.Name);

                if (child.IsDirectory)
                {
                    child.ToFolder(path);
                }
                else
                {
                    File.WriteAllBytes(path, child.Content);
                    File.SetLastWriteTimeUtc(path, child.Modified.UtcDateTime);
                    new FileInfo(path).IsReadOnly = child.IsReadOnly;
                }
            }
        }

        /// <summary>Finds the node at a path.</summary>
        /// <param name="path">Names, each preceded by a slash; case-insensitive.</param>
        /// <returns>The node; <see langword="null"/> if the path does not exist.</returns>
        public ExFatNode? Find(string path)
        {
            ExFatNode? node = this;

            foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                node = node?.Children?.Find(child => string.Equals(child.Name, name, StringComparison.OrdinalIgnoreCase));
            }

            return node;
        }

        private static ExFatNode FromFile(FileSystemInfo file) => new()
        {
            Name = file.Name,
            Content = File.ReadAllBytes(file.FullName),
            IsReadOnly = file is FileInfo { IsReadOnly: true },
            Created = file.LastWriteTimeUtc,
            Modified = file.LastWriteTimeUtc,
            Accessed = file.LastWriteTimeUtc,
        };
    }
}
