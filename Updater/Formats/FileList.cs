using System.Collections;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// A list of the entries of one or more trees. The list describes the current or future contents of /int (about ten files on a device).
    /// The contents of the files are not copied.
    /// </summary>
    public sealed class FileList : IFileTree
    {
        private readonly ArrayList _entries = new ArrayList();
        private int _at = -1;

        /// <summary>Gets the number of entries.</summary>
        public int Count
        {
            get { return _entries.Count; }
        }

        /// <inheritdoc/>
        public string Path
        {
            get { return At(_at).Path; }
        }

        /// <inheritdoc/>
        public bool IsDirectory
        {
            get { return At(_at).IsDirectory; }
        }

        /// <inheritdoc/>
        public uint Size
        {
            get { return At(_at).Size; }
        }

        /// <inheritdoc/>
        /// <remarks>The index of the entry in the list.</remarks>
        public uint Position
        {
            get { return (uint)_at; }
        }

        /// <summary>Lists a whole tree.</summary>
        /// <param name="tree">The tree, positioned before its first entry.</param>
        /// <returns>The list, positioned before its first entry.</returns>
        public static FileList Of(IFileTree tree)
        {
            FileList list = new FileList();
            while (tree.Next())
            {
                list.Add(tree.Path, tree);
            }

            return list;
        }

        /// <summary>Adds the root entry of a tree under another path.</summary>
        /// <param name="path">Path of the entry in this list.</param>
        /// <param name="tree">The tree.</param>
        public void Add(string path, IFileTree tree)
        {
            _entries.Add(new FileListEntry(path, tree));
        }

        /// <summary>Adds an entry of another list under another path.</summary>
        /// <param name="path">Path of the entry in this list.</param>
        /// <param name="entry">The entry.</param>
        public void Add(string path, FileListEntry entry)
        {
            _entries.Add(new FileListEntry(path, entry));
        }

        /// <summary>Finds an entry.</summary>
        /// <param name="path">Exact path of the entry.</param>
        /// <returns>The index of the entry, or -1 if the list contains no such entry.</returns>
        public int Find(string path)
        {
            for (int i = 0; i < _entries.Count; i++)
            {
                if (At(i).Path == path)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Gets an entry.</summary>
        /// <param name="number">0 to <see cref="Count"/> - 1.</param>
        /// <returns>The entry.</returns>
        public FileListEntry At(int number)
        {
            return (FileListEntry)_entries[number];
        }

        /// <summary>Rewinds the list to the position before the first entry.</summary>
        public void Rewind()
        {
            _at = -1;
        }

        /// <inheritdoc/>
        public bool Next()
        {
            _at++;
            return _at < _entries.Count;
        }

        /// <inheritdoc/>
        public IByteSource Open(uint position, uint size)
        {
            return At((int)position).Open();
        }
    }
}
