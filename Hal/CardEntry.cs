namespace FlipperUpdaterNano.Hal
{
    /// <summary>A file or directory on the card.</summary>
    public sealed class CardEntry
    {
        /// <summary>Creates an entry.</summary>
        /// <param name="name">Name without the path.</param>
        /// <param name="isDirectory">Whether the entry is a directory.</param>
        /// <param name="size">Size in bytes.</param>
        /// <param name="isIncomplete">
        /// Whether the entry is a file that was created but, because of a power loss, never flushed or closed.
        /// </param>
        /// <param name="isReadOnly">Whether the entry is write-protected.</param>
        public CardEntry(string name, bool isDirectory, uint size, bool isIncomplete, bool isReadOnly)
        {
            IsIncomplete = isIncomplete;
            IsReadOnly = isReadOnly;
            Name = name;
            IsDirectory = isDirectory;
            Size = size;
        }

        /// <summary>Gets the name, without the path, in its original case.</summary>
        public string Name { get; }

        /// <summary>Gets a value indicating whether the entry is a directory.</summary>
        public bool IsDirectory { get; }

        /// <summary>
        /// Gets a value indicating whether the entry is a file that was created but, because of a power loss, never flushed or closed. The
        /// directory entry of such a file has size 0 and a reserved timestamp.
        /// </summary>
        public bool IsIncomplete { get; }

        /// <summary>
        /// Gets a value indicating whether the entry is write-protected by its read-only attribute. A write-protected entry can be renamed,
        /// but not deleted, replaced or opened for writing (<see cref="CardStatus.ReadOnly"/>).
        /// </summary>
        public bool IsReadOnly { get; }

        /// <summary>
        /// Gets the size in bytes. For a directory, the size is 0. If the path given to <see cref="ICard.Stat"/> ends with <c>/</c>, the
        /// size is instead the space in bytes left for directory entries (32 bytes each) before the directory needs another cluster.
        /// </summary>
        public uint Size { get; }
    }
}
