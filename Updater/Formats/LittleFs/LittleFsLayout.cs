using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>
    /// The layout of a tree in a new littlefs volume. The layout gives the exact number of blocks before anything is written.
    /// </summary>
    /// <remarks>
    /// <code>
    /// block 0 1 | 2 3 | ...            | n            ...
    ///       root | more pairs of the root, | files that are not inline,
    ///            | then those of the other | each in blocks that follow
    ///            | directories             | one another
    /// </code>
    /// As in littlefs after a compaction, a pair is filled only up to half a block, so that the firmware need not split the pair at its
    /// first write. The layout occupies about 80 bytes of memory per entry, in addition to the name.
    /// </remarks>
    public sealed class LittleFsLayout
    {
        /// <summary>Size in bytes of the largest inline file, limited by the cache size of littlefs in the firmware.</summary>
        public const int InlineMax = 16;

        private const int PairCapacity = FlashGeometry.PageSize / 2;
        private const int MostInPair = 254;

        // Size in bytes of the superblock's entry in the first pair of the root: name and struct.
        private const int SuperblockEntry = 4 + 8 + 4 + LittleFsFormat.SuperblockSize;

        private readonly IBytes _bytes;
        private LittleFsNode _lastDirectory;

        /// <summary>Computes the layout.</summary>
        /// <param name="tree">
        /// The contents of the volume; the tree is positioned before its first entry. Missing parent directories are created. If two files
        /// have the same path, the later one is used.
        /// </param>
        /// <param name="bytes">The byte operations.</param>
        /// <exception cref="MalformedException">The tree cannot be read, or is not a valid file tree.</exception>
        /// <exception cref="CardIoException">The medium that contains the tree failed.</exception>
        public LittleFsLayout(IFileTree tree, IBytes bytes)
        {
            _bytes = bytes;
            Root = new LittleFsNode(new byte[0], true);
            _lastDirectory = Root;
            while (tree.Next())
            {
                Add(tree);
            }

            Arrange();
        }

        /// <summary>Gets the minimum number of blocks that the volume needs.</summary>
        public int Blocks { get; private set; }

        /// <summary>Gets the number of metadata pairs.</summary>
        internal int Pairs { get; private set; }

        internal LittleFsNode Root { get; }

        // Returns the first entry that does not fit into a pair that starts with `first`.
        internal static LittleFsNode EndOfPair(LittleFsNode first, bool isFirstOfRoot)
        {
            int size = isFirstOfRoot ? SuperblockEntry : 0;
            for (int count = 0; first != null && count < MostInPair; count++)
            {
                size += first.MetadataSize;
                if (size > PairCapacity)
                {
                    break;
                }

                first = first.Next;
            }

            return first;
        }

        private void Add(IFileTree tree)
        {
            byte[] path = Utf8.ToBytes(tree.Path);
            LittleFsNode directory = Root;
            int start = 0;
            while (true)
            {
                int slash = start == path.Length ? -1 : _bytes.IndexOf(path, start, path.Length - start, '/');
                byte[] name = new byte[(slash < 0 ? path.Length : slash) - start];
                if (name.Length == 0 || name.Length > LittleFsFormat.NameMax)
                {
                    throw new MalformedException(tree.Path + " is not a valid path.");
                }

                Array.Copy(path, start, name, 0, name.Length);
                bool isDirectory = slash >= 0 || tree.IsDirectory;
                LittleFsNode node = FindOrInsert(directory, name, isDirectory);
                if (node.IsDirectory != isDirectory)
                {
                    throw new MalformedException(tree.Path + " is both a file and a directory.");
                }

                if (slash < 0)
                {
                    node.Size = isDirectory ? 0 : tree.Size;
                    node.Position = tree.Position;
                    return;
                }

                directory = node;
                start = slash + 1;
            }
        }

        private LittleFsNode FindOrInsert(LittleFsNode directory, byte[] name, bool isDirectory)
        {
            // Most trees are sorted, so the last child is checked first.
            LittleFsNode before = directory.LastChild != null && Compare(directory.LastChild.Name, name) <= 0 ? directory.LastChild : null;
            LittleFsNode next = before == null ? directory.FirstChild : before.Next;
            while (before != directory.LastChild && Compare(next.Name, name) <= 0)
            {
                before = next;
                next = next.Next;
            }

            if (before != null && Compare(before.Name, name) == 0)
            {
                return before;
            }

            LittleFsNode node = new LittleFsNode(name, isDirectory);
            node.Next = next;
            if (before == null)
            {
                directory.FirstChild = node;
            }
            else
            {
                before.Next = node;
            }

            if (next == null)
            {
                directory.LastChild = node;
            }

            if (isDirectory)
            {
                _lastDirectory.NextDirectory = node;
                _lastDirectory = node;
            }

            return node;
        }

        // Compares names in the order of littlefs (lfs_dir_find_match): bytewise, except that a name sorts after the names of which it is a
        // prefix. The order matters because look-ups in littlefs stop at the first greater name.
        private int Compare(byte[] left, byte[] right)
        {
            int shorter = left.Length < right.Length ? left.Length : right.Length;
            int at = _bytes.FirstDifference(left, 0, right, 0, shorter);
            return at < 0 ? right.Length - left.Length : left[at] - right[at];
        }

        private void Arrange()
        {
            for (LittleFsNode directory = Root; directory != null; directory = directory.NextDirectory)
            {
                directory.Block = 2 * Pairs;
                LittleFsNode child = directory.FirstChild;
                do
                {
                    child = EndOfPair(child, Pairs == 0);
                    Pairs++;
                }
                while (child != null);
            }

            Blocks = 2 * Pairs;
            for (LittleFsNode directory = Root; directory != null; directory = directory.NextDirectory)
            {
                for (LittleFsNode file = directory.FirstChild; file != null; file = file.Next)
                {
                    if (!file.IsDirectory && !file.IsInline)
                    {
                        file.Block = Blocks;
                        Blocks += LittleFsFormat.BlocksFor(file.Size);
                    }
                }
            }
        }
    }
}
