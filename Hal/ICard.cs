using System.Collections;

namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// The SD card's file system. Paths have the form that the firmware uses: absolute, beginning with <c>/ext</c>, with components
    /// separated by <c>/</c>. Names are compared case-insensitively, as on FAT. The UTF-8 bytes of a name are interpreted as code page 850,
    /// as FatFs does in the stock firmware.
    /// </summary>
    /// <remarks>A power loss never damages a file that is not open for writing.</remarks>
    public interface ICard
    {
        /// <summary>Gets a value indicating whether a card is inserted.</summary>
        bool IsPresent { get; }

        /// <summary>Gets a value indicating whether the card is write-protected.</summary>
        bool IsReadOnly { get; }

        /// <summary>Gets the free space in bytes, or -1 if no card is mounted or its allocation table cannot be read.</summary>
        long FreeBytes { get; }

        /// <summary>
        /// Determines the free space by counting free clusters. Reading the whole allocation table can take several seconds.
        /// <see cref="FreeBytes"/>, in contrast, may return the value stored on the card (FSInfo), which is wrong if the card has been
        /// pulled during use.
        /// </summary>
        /// <returns>Free space in bytes, or -1 if no card is mounted or its allocation table cannot be read.</returns>
        long CountFreeBytes();

        /// <summary>Gets the size in bytes of a cluster, the smallest unit of allocation, on the mounted card.</summary>
        int ClusterSize { get; }

        /// <summary>
        /// Initialises the card and mounts its file system. A second call mounts the card anew, as after a card change: files that are
        /// still open become invalid without being flushed, as after a power loss, and no longer count towards the limit of open files. The
        /// caller must dispose of these files before the next <see cref="Open"/>.
        /// </summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Mount();

        /// <summary>
        /// Opens or creates a file. At most six files can be open at once (<see cref="CardStatus.TooManyOpenFiles"/>). A file that is open
        /// for writing cannot be opened again, and an open file cannot be opened for writing (<see cref="CardStatus.ReadOnly"/>).
        /// </summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="mode">The access mode; <see cref="CardMode"/> describes the state of a written file after a power loss.</param>
        /// <param name="file">The open file, or <see langword="null"/> on an error.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Open(string path, CardMode mode, out ICardFile file);

        /// <summary>Looks up a file or directory.</summary>
        /// <param name="path">
        /// Path of the file or directory. If the path ends with <c>/</c>, the whole directory is read to determine how much space it has
        /// left for names (<see cref="CardEntry.Size"/>).
        /// </param>
        /// <param name="entry">The entry, or <see langword="null"/> on an error.</param>
        /// <returns><see cref="CardStatus.Ok"/>, <see cref="CardStatus.NotFound"/> or another error.</returns>
        CardStatus Stat(string path, out CardEntry entry);

        /// <summary>Hashes a path. Paths that refer to the same entry after the file system's case folding have the same hash.</summary>
        /// <param name="path">The path, which need not exist.</param>
        /// <param name="seed">Start value; different seeds yield independent hashes of one path.</param>
        /// <param name="hash">Receives the hash.</param>
        /// <returns>
        /// <see cref="CardStatus.Ok"/>, or <see cref="CardStatus.BadName"/> if the path contains a name that the file system does not
        /// allow.
        /// </returns>
        CardStatus HashPath(string path, uint seed, out uint hash);

        /// <summary>
        /// Computes an identifier of a file's current state from the directory entry (size, time, location) and the first cluster, without
        /// reading the rest of the file.
        /// </summary>
        /// <param name="path">Path of the file, beginning with <c>/ext/</c>.</param>
        /// <param name="identity">
        /// Receives a number that changes when the file is rewritten. Different states have the same number only by chance.
        /// </param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Identify(string path, out uint identity);

        /// <summary>Lists a directory.</summary>
        /// <param name="path">Path of the directory.</param>
        /// <param name="entries">
        /// Receives a <see cref="CardEntry"/> for each file and directory, in no particular order; after an error, some may be missing.
        /// </param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus List(string path, ArrayList entries);

        /// <summary>
        /// Creates a directory. The parent must exist. If the directory exists already, the call succeeds. After a power loss, the
        /// directory either exists and is empty, or does not exist.
        /// </summary>
        /// <param name="path">Path of the directory.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus MakeDirectory(string path);

        /// <summary>Deletes a file or an empty directory. After a power loss, the entry either exists intact or is deleted.</summary>
        /// <param name="path">Path of the file or directory.</param>
        /// <returns>
        /// <see cref="CardStatus.Ok"/>, <see cref="CardStatus.NotFound"/>, <see cref="CardStatus.NotEmpty"/> or another error.
        /// </returns>
        CardStatus Delete(string path);

        /// <summary>
        /// Renames a file and replaces an existing file that has the new name. After a power loss, the new name refers either to the
        /// previous file or to the renamed one. A directory can be renamed only within its parent, and the new name must not exist
        /// (<see cref="CardStatus.WrongKind"/>). After a power loss, the directory may have both names; repeating the call then completes
        /// the rename and returns <see cref="CardStatus.Ok"/>.
        /// </summary>
        /// <param name="from">Path of the file or directory, beginning with <c>/ext/</c>.</param>
        /// <param name="to">The new path.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Replace(string from, string to);

        /// <summary>
        /// Writes the files opened with <see cref="CardMode.CreateDeferred"/> that have been closed but not yet written. On success, all
        /// files whose <see cref="ICardFile.Close"/> succeeded since the last call are on the card. The call also fails if any operation
        /// since the last call has failed to write one of these files.
        /// </summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Sync();
    }
}
