namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Collects the files of an archive, and refuses archives that cannot be a package.</summary>
    internal sealed class ArchiveEntries
    {
        private readonly string _path;
        private readonly long _limit;
        private long _total;

        /// <summary>Creates an empty collection.</summary>
        /// <param name="path">Path of the archive, for messages.</param>
        /// <param name="limit">Maximum total size of the files in bytes.</param>
        public ArchiveEntries(string path, long limit)
        {
            _path = path;
            _limit = limit;
        }

        /// <summary>Gets the content of each file by its path, with <c>/</c> as the separator.</summary>
        public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        /// <summary>Gets the skipped entries: links, special files, and files left by desktop systems (HostRubbish).</summary>
        public List<string> PassedOver { get; } = [];

        /// <summary>Gets the folder entries, including empty folders, with a trailing <c>/</c>.</summary>
        public SortedSet<string> Folders { get; } = new(StringComparer.Ordinal);

        /// <summary>Adds one entry. Skips folders, links, and files left by desktop systems (HostRubbish).</summary>
        /// <param name="name">Name of the entry in the archive.</param>
        /// <param name="isFile">Whether the entry is a regular file.</param>
        /// <param name="isFolder">Whether the entry is a folder.</param>
        /// <param name="size">Size in bytes, from the header of the entry.</param>
        /// <param name="open">Opens the content of the entry.</param>
        /// <exception cref="PackagingException">
        /// The entry is located outside the archive's folder, exceeds the size limit, or has the same path as another file.
        /// </exception>
        /// <exception cref="InvalidDataException">The size of the content differs from the size in the header.</exception>
        public void Add(string name, bool isFile, bool isFolder, long size, Func<Stream?> open)
        {
            string[] parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToArray();
            if (name.StartsWith('/') || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || parts.Contains(".."))
            {
                throw new PackagingException(
                    $"package {_path}: the archive has an entry '{name}' that points outside its folder; do not use this package");
            }

            if (!isFile || parts.Length == 0 || parts.Any(HostRubbish.Is))
            {
                PassOver(string.Join('/', parts), isFolder);
                return;
            }

            _total += size;
            if (_total > _limit)
            {
                throw new PackagingException($"package {_path}: its files exceed {_limit >> 20} MiB; no update package is that large");
            }

            byte[] data = new byte[size];
            using Stream? stream = open();
            stream?.ReadExactly(data);
            if (stream?.ReadByte() >= 0)
            {
                throw new InvalidDataException($"'{name}' is longer than its header states");
            }

            if (!Files.TryAdd(string.Join('/', parts), data))
            {
                throw new PackagingException(
                    $"package {_path}: the archive contains '{name}' twice, and extractors disagree on which copy to use; " +
                    "do not use this package");
            }
        }

        private void PassOver(string name, bool isFolder)
        {
            if (!isFolder)
            {
                PassedOver.Add(name);
            }
            else if (name.Length > 0)
            {
                Folders.Add($"{name}/");
            }
        }
    }
}
