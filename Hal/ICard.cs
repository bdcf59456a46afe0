using System.Collections;

namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// The SD card's file system. Paths are the firmware's: absolute, beginning with <c>/ext</c>, separated by <c>/</c>.
    /// Names compare without regard to case, as FAT does. The bytes of their UTF-8 are taken for code page 850, as stock's FatFs does.
    /// </summary>
    /// <remarks>A file that is not open for writing is never damaged by a power loss.</remarks>
    public interface ICard
    {
        /// <summary>Gets a value indicating whether a card is in the slot now.</summary>
        bool IsPresent { get; }

        /// <summary>Gets a value indicating whether the card refuses writing.</summary>
        bool IsReadOnly { get; }

        /// <summary>Gets the free space in bytes, or -1 when it is unknown.</summary>
        long FreeBytes { get; }

        /// <summary>
        /// Counts the free space. <see cref="FreeBytes"/> may be what the card states (FSInfo), which is wrong after a card was pulled in
        /// use; this reads the whole allocation table, up to some seconds.
        /// </summary>
        /// <returns>Bytes, or -1 when the table cannot be read.</returns>
        long CountFreeBytes();

        /// <summary>Gets the bytes in the smallest unit of allocation (a cluster).</summary>
        int ClusterSize { get; }

        /// <summary>
        /// Initialises the card and mounts its file system; a second call starts afresh, as after a card change. Files that are open become
        /// invalid without a flush, as after a power loss, and no longer count as open; they must only be disposed of before the next
        /// <see cref="Open"/>.
        /// </summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Mount();

        /// <summary>Opens or creates a file. At most six are open at once (<see cref="CardStatus.TooManyOpenFiles"/>).</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="mode">How to open it.</param>
        /// <param name="file">The open file, or <see langword="null"/> on an error.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Open(string path, CardMode mode, out ICardFile file);

        /// <summary>Looks a file or directory up.</summary>
        /// <param name="path">Path of the file or directory.</param>
        /// <param name="entry">What was found, or <see langword="null"/>.</param>
        /// <returns><see cref="CardStatus.Ok"/>, <see cref="CardStatus.NotFound"/> or another error.</returns>
        CardStatus Stat(string path, out CardEntry entry);

        /// <summary>Hashes a path: two paths that are one name to the file system (case folded as it does) have the same hash.</summary>
        /// <param name="path">The path; nothing need exist there.</param>
        /// <param name="seed">Distinguishes independent hashes of one path.</param>
        /// <param name="hash">Receives the hash.</param>
        /// <returns><see cref="CardStatus.Ok"/>, or <see cref="CardStatus.BadName"/> when the file system cannot hold one of its
        /// names.</returns>
        CardStatus HashPath(string path, uint seed, out uint hash);

        /// <summary>
        /// Identifies the present state of a file without reading it: by its directory entry (size, time, place) and its first cluster.
        /// </summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="identity">
        /// Receives a number that changes when the file is written again; two states share one by chance only.
        /// </param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Identify(string path, out uint identity);

        /// <summary>Lists a directory.</summary>
        /// <param name="path">Path of the directory.</param>
        /// <param name="entries">Receives one <see cref="CardEntry"/> each, in no particular order.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus List(string path, ArrayList entries);

        /// <summary>
        /// Makes a directory. Its parent must exist; that it exists already is no error.
        /// If power is lost the directory is there, empty, or it is not.
        /// </summary>
        /// <param name="path">Path of the directory.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus MakeDirectory(string path);

        /// <summary>Deletes a file or an empty directory. If power is lost it is still there, whole, or gone.</summary>
        /// <param name="path">Path of the file or directory.</param>
        /// <returns><see cref="CardStatus.Ok"/>, <see cref="CardStatus.NotFound"/>, <see cref="CardStatus.NotEmpty"/> or another
        /// error.</returns>
        CardStatus Delete(string path);

        /// <summary>
        /// Renames a file; a file that has the new name already is replaced.
        /// If power is lost the new name holds either the old file or the new one.
        /// A directory keeps its parent and is renamed only where nothing has the new name (<see cref="CardStatus.WrongKind"/>).
        /// If power is lost it may have both names; the same call then ends the change and answers <see cref="CardStatus.Ok"/>.
        /// </summary>
        /// <param name="from">Path of the file.</param>
        /// <param name="to">The path it gets.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Replace(string from, string to);

        /// <summary>
        /// Writes the files that <see cref="CardMode.CreateDeferred"/> has collected. Then all whose <see cref="ICardFile.Close"/>
        /// succeeded since the last call are on the card, or this fails: an operation of another kind may have met the error.
        /// </summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Sync();
    }
}
