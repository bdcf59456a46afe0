namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>What <see cref="InternalStorageCheck"/> found out about /int.</summary>
    public sealed class InternalStorageResult
    {
        internal InternalStorageResult(
            InternalStorageSource source,
            string backup,
            InternalStorageTargets targets,
            bool moves,
            int endPage,
            int blocks,
            uint bytes,
            uint cardBytes)
        {
            Source = source;
            Backup = backup;
            Targets = targets;
            Moves = moves;
            EndPage = endPage;
            Blocks = blocks;
            Bytes = bytes;
            CardBytes = cardBytes;
        }

        /// <summary>Gets where /int comes from.</summary>
        public InternalStorageSource Source { get; }

        /// <summary>
        /// Gets the file name of the backup, or the path of one in another package, when that is the source; otherwise
        /// <see langword="null"/>.
        /// </summary>
        public string Backup { get; }

        /// <summary>Gets where the firmware of after the update keeps /int; None when this boot does not restore it.</summary>
        public InternalStorageTargets Targets { get; }

        /// <summary>
        /// Gets a value indicating whether /int has to be written anew: it goes elsewhere, it was lost, or the slideshow goes into it.
        /// </summary>
        public bool Moves { get; }

        /// <summary>Gets the page after the last of /int in the new layout: the first one of CPU2.</summary>
        public int EndPage { get; }

        /// <summary>Gets the blocks of 4 KiB that /int takes in the new layout of the flash; 0 when it does not go there.</summary>
        public int Blocks { get; }

        /// <summary>Gets the bytes of /int as a tar archive.</summary>
        public uint Bytes { get; }

        /// <summary>Gets the bytes of the backup, or 0 when none is made.</summary>
        public uint BackupBytes
        {
            get { return Source == InternalStorageSource.Volume || Source == InternalStorageSource.Card ? Bytes : 0; }
        }

        /// <summary>Gets the bytes that backup and restore take on the card.</summary>
        public uint CardBytes { get; }
    }
}
