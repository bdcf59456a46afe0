namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Collects the files of an archive, and refuses what no package has.</summary>
    internal sealed class ArchiveEntries
    {
        private readonly string _path;
        private readonly long _limit;
        private long _total;

        /// <summary>Initializes a new instance of the <see cref="ArchiveEntries"/> class.</summary>
        /// <param name="path">Path of the archive, for messages.</param>
        /// <param name="limit">Bytes of all files together.</param>
        public ArchiveEntries(string path, long limit)
        {
            _path = path;
            _limit = limit;
        }

        /// <summary>Gets the files by path with <c>/</c>.</summary>
        public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        /// <summary>Gets the entries that were passed over: links, special files, host rubbish.</summary>
        public List<string> PassedOver { get; } = [];

        /// <summary>Gets the entries that are folders, empty ones included, with <c>/</c> at the end.</summary>
        public SortedSet<string> Folders { get; } = new(StringComparer.Ordinal);

        /// <summary>Takes one entry; passes over folders, links and host rubbish.</summary>
        /// <param name="name">Its name in the archive.</param>
        /// <param name="isFile">Whether it is a regular file.</param>
        /// <param name="isFolder">Whether it is a folder.</param>
        /// <param name="size">Its size, as its header says.</param>
        /// <param name="open">Gives its bytes.</param>
        /// <exception cref="PackagingException">It points out of the folder, or there are too many bytes, or two of one name.</exception>
        /// <exception cref="InvalidDataException">It has another size than its header says.</exception>
        public void Add(string name, bool isFile, bool isFolder, long size, Func<Stream?> open)
        {
            string[] parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToArray();
            if (name.StartsWith('/') || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || parts.Contains(".."))
            {
                throw new PackagingException(
                    $"package {_path}: the archive has an entry '{name}' that points out of its folder; do not use it");
            }

            if (!isFile || parts.Length == 0 || parts.Any(HostRubbish.Is))
            {
                PassOver(string.Join('/', parts), isFolder);
                return;
            }

            _total += size;
            if (_total > _limit)
            {
                throw new PackagingException($"package {_path}: it has more than {_limit >> 20} MiB, which no update package has");
            }

            byte[] data = new byte[size];
            using Stream? stream = open();
            stream?.ReadExactly(data);
            if (stream?.ReadByte() >= 0)
            {
                throw new InvalidDataException($"'{name}' is longer than its header says");
            }

            if (!Files.TryAdd(string.Join('/', parts), data))
            {
                throw new PackagingException(
                    $"package {_path}: the archive has two files '{name}', of which programs take one or the other; do not use it");
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
