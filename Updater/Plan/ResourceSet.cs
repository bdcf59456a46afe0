using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The entries of an archive minus those of its list: folders by path, files by path, size and MD5, in any order. A list of several
    /// thousand files does not fit into RAM, so each entry is one number (<see cref="EntrySet"/>).
    /// </summary>
    internal sealed class ResourceSet
    {
        private readonly IBytes _bytes;
        private readonly EntrySet _paths = new EntrySet();
        private readonly EntrySet _files = new EntrySet();

        internal ResourceSet(IBytes bytes)
        {
            _bytes = bytes;
        }

        /// <summary>Gets a value indicating whether archive and list have the same entries.</summary>
        internal bool IsEmpty
        {
            get { return HasSamePaths && _files.IsEmpty; }
        }

        /// <summary>Gets a value indicating whether archive and list have entries with the same paths.</summary>
        internal bool HasSamePaths
        {
            get { return _paths.IsEmpty; }
        }

        /// <summary>Determines whether a file is a list itself, which the archive's list does not contain.</summary>
        internal static bool IsList(string path)
        {
            return path == ResourceManifest.FileName || path.EndsWith("/" + ResourceManifest.FileName);
        }

        internal void AddFolder(byte[] path)
        {
            _paths.Add(Crc(path));
        }

        internal void AddFile(byte[] path, uint size, byte[] md5)
        {
            AddFolder(path);
            _files.Add(Entry(path, size, md5));
        }

        /// <summary>Removes the current entry of the list.</summary>
        internal void Remove(ResourceManifest list)
        {
            byte[] path = Utf8.ToBytes(list.Path);
            _paths.Remove(Crc(path));
            if (!list.IsDirectory)
            {
                _files.Remove(Entry(path, list.Size, list.Md5));
            }
        }

        /// <summary>Determines whether the current file of the list is the only one that differs.</summary>
        internal bool IsChanged(ResourceManifest list)
        {
            return _files.IsChanged(Entry(Utf8.ToBytes(list.Path), list.Size, list.Md5));
        }

        private uint Entry(byte[] path, uint size, byte[] md5)
        {
            return _bytes.Crc32(Crc(path) ^ size, md5, 0, md5.Length);
        }

        private uint Crc(byte[] path)
        {
            return _bytes.Crc32(0, path, 0, path.Length);
        }
    }
}
