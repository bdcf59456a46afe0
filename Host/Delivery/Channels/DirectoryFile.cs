using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Delivery.Channels
{
    /// <summary>A <c>directory.json</c> that is changed: its folder is locked from the reading to the end of the change.</summary>
    /// <remarks>
    /// | power is lost | readers see |
    /// | before <see cref="Write"/> ends | the list as it was, or the new one: it is replaced in one step |
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

        /// <summary>Locks the folder of a list, which is made when it is missing, and reads the list.</summary>
        /// <param name="path">The list, or a link to it; missing for a new one.</param>
        /// <returns>The list; it is unlocked when it is disposed of.</returns>
        /// <exception cref="DeliveryException">Another process changes it, or it cannot be read.</exception>
        public static DirectoryFile Open(string path)
        {
            // A link and the file it leads to are one list.
            string folder = Path.GetDirectoryName(HostEntry.RealPath(path) ?? Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            FolderLock taken = FolderLock.TryTake(folder)
                ?? throw new DeliveryException($"{path}: another fupd changes this list; wait for it");
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

        /// <summary>Reads a list without a lock, to find early whether versions can be entered into it.</summary>
        /// <param name="path">The list; missing for a new one.</param>
        /// <returns>The list.</returns>
        /// <exception cref="DeliveryException">It cannot be read.</exception>
        public static DirectoryEditor Read(string path) => HostEntry.TargetKindOf(path) switch
        {
            HostEntryKind.Missing => DirectoryEditor.Open(null, path),
            HostEntryKind.File => DirectoryEditor.Open(File.ReadAllBytes(path), path),
            _ => throw new DeliveryException($"{path}: this is no file, so no version is entered"),
        };

        /// <summary>Replaces the file with the changed list.</summary>
        public void Write() => WholeFile.Write(_path, List.ToBytes());

        /// <inheritdoc/>
        public void Dispose() => _lock.Dispose();
    }
}
