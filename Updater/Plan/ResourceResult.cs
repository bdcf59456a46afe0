using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The result of <see cref="ResourceCheck"/>; all values are 0 if there is no resource archive, or if it was not read.
    /// </summary>
    public sealed class ResourceResult
    {
        internal ResourceResult(uint crc, int files, uint bytes, uint largest, uint clusterBytes)
        {
            Crc = crc;
            Files = files;
            Bytes = bytes;
            Largest = largest;
            ClusterBytes = clusterBytes;
        }

        /// <summary>Gets the CRC32 of the archive.</summary>
        public uint Crc { get; }

        /// <summary>Gets the number of files in the archive.</summary>
        public int Files { get; }

        /// <summary>Gets the total size of all files in bytes.</summary>
        public uint Bytes { get; }

        /// <summary>Gets the size of the largest file in bytes.</summary>
        public uint Largest { get; }

        /// <summary>Gets the space in bytes, in whole clusters, that all files and folders of the archive occupy on the card.</summary>
        public uint ClusterBytes { get; }

        /// <summary>Gets a value indicating whether the preflight compared the archive with the files on the card.</summary>
        public bool IsCompared
        {
            get { return Changed != null; }
        }

        /// <summary>
        /// Gets the path hashes of the files that are missing from the card or differ from the package; <see langword="null"/> if this
        /// preflight did not compare the files, because the card has ample space.
        /// </summary>
        internal NameSet Changed { get; set; }

        /// <summary>
        /// Gets the files on the card that this preflight read and that stage 13 may delete or replace: those that differ from the files of
        /// the archive, and those of the earlier package that the archive lacks. <see langword="null"/> if <see cref="Changed"/> is null.
        /// </summary>
        internal FileSet Differing { get; set; }
    }
}
