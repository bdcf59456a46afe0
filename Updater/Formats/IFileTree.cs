namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Files and directories, wherever they are kept: a volume, an archive, a folder. First every entry is named once,
    /// in the medium's own order but a directory before what it holds; then contents are read, in any order, one file at a time.
    /// </summary>
    public interface IFileTree
    {
        /// <summary>Gets the path of the entry, relative to the root, components separated by <c>/</c>.</summary>
        string Path { get; }

        /// <summary>Gets a value indicating whether the entry is a directory.</summary>
        bool IsDirectory { get; }

        /// <summary>Gets the bytes of a file; 0 for a directory.</summary>
        uint Size { get; }

        /// <summary>Gets what <see cref="Open"/> needs to find the contents again.</summary>
        uint Position { get; }

        /// <summary>Moves to the next entry; at first to the first one.</summary>
        /// <returns><see langword="false"/> when there is none.</returns>
        /// <exception cref="CardIoException">The medium failed.</exception>
        /// <exception cref="MalformedException">The structures of the tree are broken.</exception>
        bool Next();

        /// <summary>Begins reading a file. Ends the reading of the one before.</summary>
        /// <param name="position">Its <see cref="Position"/>.</param>
        /// <param name="size">Its <see cref="Size"/>.</param>
        /// <returns>The contents.</returns>
        IByteSource Open(uint position, uint size);
    }
}
