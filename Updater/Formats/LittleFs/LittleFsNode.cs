namespace FlipperUpdaterNano.Updater.Formats.LittleFs
{
    /// <summary>A file or directory of a volume to be built. The name is stored in UTF-8, as in the volume.</summary>
    internal sealed class LittleFsNode
    {
        public LittleFsNode(byte[] name, bool isDirectory)
        {
            Name = name;
            IsDirectory = isDirectory;
        }

        public byte[] Name { get; }

        public bool IsDirectory { get; }

        // For a file: its size in bytes, and its position in the source tree.
        public uint Size { get; set; }

        public uint Position { get; set; }

        // The next entry of the same directory, in name order.
        public LittleFsNode Next { get; set; }

        // For a directory: its first and its last child, in name order.
        public LittleFsNode FirstChild { get; set; }

        public LittleFsNode LastChild { get; set; }

        public LittleFsNode NextDirectory { get; set; }

        // The first block of the first pair (directory) or of the skip list (file).
        public int Block { get; set; }

        // Size of the metadata in bytes: name and struct, each with its tag.
        public int MetadataSize
        {
            get { return 8 + Name.Length + (IsInline ? (int)Size : 8); }
        }

        public bool IsInline
        {
            get { return !IsDirectory && Size <= LittleFsLayout.InlineMax; }
        }
    }
}
