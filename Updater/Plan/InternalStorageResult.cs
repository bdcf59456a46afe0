namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>The result of <see cref="InternalStorageCheck"/>.</summary>
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

        /// <summary>Gets the source of /int.</summary>
        public InternalStorageSource Source { get; }

        /// <summary>
        /// Gets the file name of the backup that is the source, or its path if the backup is in another package; <see langword="null"/> if
        /// the source is not a backup.
        /// </summary>
        public string Backup { get; }

        /// <summary>
        /// Gets the location at which the firmware keeps /int after the update; <see cref="InternalStorageTargets.None"/> if this boot does
        /// not restore /int.
        /// </summary>
        public InternalStorageTargets Targets { get; }

        /// <summary>
        /// Gets a value indicating whether /int must be rewritten, because it moves, because it was lost, or because the splash is added.
        /// </summary>
        public bool Moves { get; }

        /// <summary>Gets the page after the last page of /int in the new layout, which is the first page owned by CPU2.</summary>
        public int EndPage { get; }

        /// <summary>Gets the number of 4 KiB blocks of /int in the new flash layout; 0 if /int is not in flash.</summary>
        public int Blocks { get; }

        /// <summary>Gets the size of /int as a tar archive in bytes.</summary>
        public uint Bytes { get; }

        /// <summary>Gets the size of the backup in bytes, or 0 if no backup is made.</summary>
        public uint BackupBytes
        {
            get { return Source == InternalStorageSource.Volume || Source == InternalStorageSource.Card ? Bytes : 0; }
        }

        /// <summary>Gets the number of bytes that backup and restore need on the card.</summary>
        public uint CardBytes { get; }
    }
}
