using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The result of <see cref="ResourceCheck"/>; all 0 if the package has no resource archive, or if it was not read.
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

        /// <summary>Gets the space of all files on the card in bytes, in whole clusters.</summary>
        public uint ClusterBytes { get; }

        /// <summary>Gets a value indicating whether the preflight compared the archive with the files on the card.</summary>
        public bool IsCompared
        {
            get { return Changed != null; }
        }

        /// <summary>
        /// Gets the files of the archive that the card lacks or has with other bytes, as hashes of their paths; <see langword="null"/> if
        /// this preflight did not compare them, because the card has much space.
        /// </summary>
        internal NameSet Changed { get; set; }
    }
}
