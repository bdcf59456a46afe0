namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>An entry of a <see cref="FileList"/>, with the tree from which its contents are read.</summary>
    public sealed class FileListEntry
    {
        private readonly IFileTree _tree;
        private readonly uint _position;

        internal FileListEntry(string path, IFileTree tree)
        {
            Path = path;
            IsDirectory = tree.IsDirectory;
            Size = tree.Size;
            _position = tree.Position;
            _tree = tree;
        }

        internal FileListEntry(string path, FileListEntry entry)
        {
            Path = path;
            IsDirectory = entry.IsDirectory;
            Size = entry.Size;
            _position = entry._position;
            _tree = entry._tree;
        }

        /// <summary>Gets the path, relative to the root.</summary>
        public string Path { get; }

        /// <summary>Gets a value indicating whether the entry is a directory.</summary>
        public bool IsDirectory { get; }

        /// <summary>Gets the size of a file in bytes.</summary>
        public uint Size { get; }

        /// <summary>Opens the file for reading.</summary>
        /// <returns>The contents of the file.</returns>
        public IByteSource Open()
        {
            return _tree.Open(_position, Size);
        }
    }
}
