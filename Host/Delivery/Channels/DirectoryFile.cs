using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>
    /// A <c>directory.json</c> open for editing. The folder that contains the list stays locked until the instance is disposed.
    /// </summary>
    /// <remarks>
    /// | power loss | readers see |
    /// | before <see cref="Write"/> ends | the old list or the new list, because the list is replaced atomically |
    /// </remarks>
    public sealed class DirectoryFile : IDisposable
    {
        private readonly string _path;
        private readonly FolderLock _lock;

        private DirectoryFile(string path, FolderLock taken)
        {
            _path = path;
            _lock = taken;
            List = Read(path);
        }

        /// <summary>Gets the list.</summary>
        public DirectoryEditor List { get; }

        /// <summary>Locks the folder that contains a list and reads the list; the folder is created if missing.</summary>
        /// <param name="path">Path of the list, or of a link to it; the file need not exist.</param>
        /// <returns>The list; disposing it releases the lock.</returns>
        /// <exception cref="DeliveryException">Another process holds the lock, or the list cannot be read.</exception>
        public static DirectoryFile Open(string path)
        {
            // A link and its target refer to the same list, so both must take the same lock.
            string folder = Path.GetDirectoryName(HostEntry.RealPath(path) ?? Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            FolderLock taken = FolderLock.TryTake(folder)
                ?? throw new DeliveryException($"{path}: another fupd process is changing this list; wait until it has ended");
            try
            {
                return new DirectoryFile(path, taken);
            }
            catch
            {
                taken.Dispose();
                throw;
            }
        }

        /// <summary>Reads a list without locking it, in order to check early that versions can be added.</summary>
        /// <param name="path">Path of the list; the file need not exist.</param>
        /// <exception cref="DeliveryException">The list cannot be read.</exception>
        public static DirectoryEditor Read(string path) => HostEntry.TargetKindOf(path) switch
        {
            HostEntryKind.Missing => DirectoryEditor.Open(null, path),
            HostEntryKind.File => DirectoryEditor.Open(File.ReadAllBytes(path), path),
            _ => throw new DeliveryException($"{path}: not a file, so no version is added"),
        };

        /// <summary>Replaces the file with the edited list atomically.</summary>
        public void Write() => WholeFile.Write(_path, List.ToBytes());

        /// <inheritdoc/>
        public void Dispose() => _lock.Dispose();
    }
}
