namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>What <see cref="InternalStorageCheck"/> found out about /int.</summary>
    public sealed class InternalStorageResult
    {
        internal InternalStorageResult(InternalStorageSource source, bool moves, int endPage, int blocks, uint backupBytes)
        {
            Source = source;
            Moves = moves;
            EndPage = endPage;
            Blocks = blocks;
            BackupBytes = backupBytes;
        }

        /// <summary>Gets where /int comes from.</summary>
        public InternalStorageSource Source { get; }

        /// <summary>
        /// Gets a value indicating whether /int has to be written anew: its pages are others, it was lost, or the slideshow goes into it.
        /// </summary>
        public bool Moves { get; }

        /// <summary>Gets the page after the last of /int in the new layout: the first one of CPU2.</summary>
        public int EndPage { get; }

        /// <summary>Gets the blocks of 4 KiB that the contents of /int take in the new layout.</summary>
        public int Blocks { get; }

        /// <summary>Gets the bytes of <c>backup.tar</c>, or 0 when none is made.</summary>
        public uint BackupBytes { get; }
    }
}
