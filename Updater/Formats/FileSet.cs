using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// A set of files, each identified by its path, size and MD5 and stored as 64 bits. Stage 13 deletes files that are in such a set, so
    /// 32 bits (<see cref="ResourceSet.Entry"/>) would not be enough: a collision would delete a file that the user changed.
    /// </summary>
    public sealed class FileSet
    {
        // The CRC of one half of the MD5 is independent of the CRC of the whole MD5.
        private const int HalfMd5 = 8;

        private readonly IBytes _bytes;
        private readonly NameSet _numbers = new NameSet();

        /// <summary>Creates an empty set.</summary>
        /// <param name="bytes">The byte operations.</param>
        public FileSet(IBytes bytes)
        {
            _bytes = bytes;
        }

        /// <summary>Gets the number of files in the set.</summary>
        public int Count { get; private set; }

        /// <summary>Adds a file.</summary>
        /// <param name="path">CRC32 of the file's path in UTF-8.</param>
        /// <param name="size">Size of the file in bytes.</param>
        /// <param name="md5">MD5 of the file, 16 bytes.</param>
        public void Add(uint path, uint size, byte[] md5)
        {
            bool isNew = _numbers.Add(ResourceSet.Entry(_bytes, path, size, md5));
            if (_numbers.Add(_bytes.Crc32(path, md5, 0, HalfMd5)) || isNew)
            {
                Count++;
            }
        }

        /// <summary>Checks whether a file is in the set.</summary>
        /// <param name="path">CRC32 of the file's path in UTF-8.</param>
        /// <param name="size">Size of the file in bytes.</param>
        /// <param name="md5">MD5 of the file, 16 bytes.</param>
        public bool Contains(uint path, uint size, byte[] md5)
        {
            return _numbers.Contains(ResourceSet.Entry(_bytes, path, size, md5)) && _numbers.Contains(_bytes.Crc32(path, md5, 0, HalfMd5));
        }
    }
}
