using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>Files in memory, which the updater's builders read as a tree in which a directory precedes its contents.</summary>
    internal sealed class FolderTree : IFileTree
    {
        private readonly List<(string Path, byte[]? Data)> _entries = [];
        private int _index = -1;

        /// <summary>Adds the parent directories of all paths, and sorts the entries by path.</summary>
        /// <param name="files">The content of each file by path; the components are separated by <c>/</c>.</param>
        /// <param name="directories">Additional directories, which may be empty.</param>
        public FolderTree(IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<string> directories)
        {
            HashSet<string> all = [.. directories];
            foreach (string path in files.Keys.Concat(directories))
            {
                for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
                {
                    all.Add(path[..slash]);
                }
            }

            // A parent directory sorts before its contents, because its path is a prefix of their paths.
            foreach (string path in all.Concat(files.Keys).Order(StringComparer.Ordinal))
            {
                _entries.Add((path, all.Contains(path) ? null : files[path]));
            }
        }

        public string Path => _entries[_index].Path;

        public bool IsDirectory => _entries[_index].Data == null;

        public uint Size => (uint)(_entries[_index].Data?.Length ?? 0);

        public uint Position => (uint)_index;

        public bool Next() => ++_index < _entries.Count;

        public IByteSource Open(uint position, uint size) => new MemorySource(_entries[(int)position].Data!);

        private sealed class MemorySource(byte[] data) : IByteSource
        {
            private int _position;

            public int Read(byte[] buffer, int offset, int count)
            {
                int read = Math.Min(count, data.Length - _position);
                data.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
                _position += read;
                return read;
            }
        }
    }
}
