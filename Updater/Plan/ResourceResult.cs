namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// What <see cref="ResourceCheck"/> found out about the resource archive; all 0 when the package has none, or when it was not read.
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

        /// <summary>Gets the CRC32 of the archive as it was read.</summary>
        public uint Crc { get; }

        /// <summary>Gets the number of files in the archive.</summary>
        public int Files { get; }

        /// <summary>Gets the bytes of all files.</summary>
        public uint Bytes { get; }

        /// <summary>Gets the bytes of the largest file.</summary>
        public uint Largest { get; }

        /// <summary>Gets the bytes the card takes for all files, in whole clusters.</summary>
        public uint ClusterBytes { get; }
    }
}
