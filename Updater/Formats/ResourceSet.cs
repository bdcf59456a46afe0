using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Compares the entries of an archive with those of its list, in any order: folders are compared by path, files by path, size and MD5.
    /// A list of several thousand files does not fit into RAM, so each entry becomes one number, which is added when the entry is read from
    /// the archive and removed when it is read from the list (<see cref="EntrySet"/>).
    /// </summary>
    public sealed class ResourceSet
    {
        private readonly IBytes _bytes;
        private readonly EntrySet _paths = new EntrySet();
        private readonly EntrySet _files = new EntrySet();

        /// <summary>Creates an empty set.</summary>
        /// <param name="bytes">The byte operations.</param>
        public ResourceSet(IBytes bytes)
        {
            _bytes = bytes;
        }

        /// <summary>Gets a value indicating whether archive and list contain the same entries.</summary>
        public bool IsEmpty
        {
            get { return HasSamePaths && _files.IsEmpty; }
        }

        /// <summary>Gets a value indicating whether archive and list contain entries with the same paths.</summary>
        public bool HasSamePaths
        {
            get { return _paths.IsEmpty; }
        }

        /// <summary>Determines whether a file is itself a Manifest. A Manifest does not list such files.</summary>
        public static bool IsList(string path)
        {
            return path == ResourceManifest.FileName || path.EndsWith("/" + ResourceManifest.FileName);
        }

        /// <summary>Adds a folder of the archive.</summary>
        /// <param name="path">CRC32 of the path in UTF-8.</param>
        public void AddFolder(uint path)
        {
            _paths.Add(path);
        }

        /// <summary>Adds a file of the archive.</summary>
        /// <param name="path">CRC32 of the path in UTF-8.</param>
        /// <param name="size">Size of the file in bytes.</param>
        /// <param name="md5">The MD5 of the bytes that were read, 16 bytes.</param>
        public void AddFile(uint path, uint size, byte[] md5)
        {
            _paths.Add(path);
            _files.Add(Entry(_bytes, path, size, md5));
        }

        /// <summary>Removes the current entry of the list from the set.</summary>
        public void Remove(ResourceManifest list)
        {
            uint path = list.PathCrc;
            _paths.Remove(path);
            if (!list.IsDirectory)
            {
                _files.Remove(Entry(_bytes, path, list.Size, list.Md5));
            }
        }

        /// <summary>Determines whether the list's current file is the only one that differs.</summary>
        public bool IsChanged(ResourceManifest list)
        {
            return _files.IsChanged(Entry(_bytes, list.PathCrc, list.Size, list.Md5));
        }

        /// <summary>Computes the identifier of a path in the archive.</summary>
        /// <returns>CRC32 of the path in UTF-8.</returns>
        public uint Crc(string path)
        {
            byte[] name = Utf8.ToBytes(path);
            return _bytes.Crc32(0, name, 0, name.Length);
        }

        /// <summary>Computes the number that represents a file in the set.</summary>
        internal static uint Entry(IBytes bytes, uint path, uint size, byte[] md5)
        {
            return bytes.Crc32(path ^ size, md5, 0, md5.Length);
        }
    }
}
