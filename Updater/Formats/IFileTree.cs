namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Files and directories in a volume, an archive or a folder. The caller first enumerates all entries once, in the order of the medium;
    /// each directory precedes its contents. The caller then reads files, in any order, one at a time.
    /// </summary>
    public interface IFileTree
    {
        /// <summary>Gets the path of the entry relative to the root, with components separated by <c>/</c>.</summary>
        string Path { get; }

        /// <summary>Gets a value indicating whether the entry is a directory.</summary>
        bool IsDirectory { get; }

        /// <summary>Gets the size of a file in bytes; 0 for a directory.</summary>
        uint Size { get; }

        /// <summary>Gets the value to pass to <see cref="Open"/> to read the contents.</summary>
        uint Position { get; }

        /// <summary>Moves to the next entry; the first call moves to the first entry.</summary>
        /// <returns><see langword="false"/> if there are no more entries.</returns>
        /// <exception cref="CardIoException">The medium failed.</exception>
        /// <exception cref="MalformedException">The structures of the tree are damaged.</exception>
        bool Next();

        /// <summary>Opens a file for reading. The previously opened file becomes invalid.</summary>
        /// <param name="position"><see cref="Position"/> of the file's entry.</param>
        /// <param name="size"><see cref="Size"/> of the file's entry.</param>
        /// <returns>The contents of the file.</returns>
        IByteSource Open(uint position, uint size);
    }
}
