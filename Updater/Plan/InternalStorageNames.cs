namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Names of /int and its backups on the card (docs/reference/stock-updater.md 1.7 and 2.7).</summary>
    public static class InternalStorageNames
    {
        /// <summary>
        /// Name, in the package folder, of the backup of /int that the firmware's PreUpdate writes and its PostUpdate reads. This updater's
        /// backups have different names, because PreUpdate replaces an existing file of this name.
        /// </summary>
        public const string Backup = "backup.tar";

        /// <summary>Name, in the package folder, of a backup that is incomplete or not yet renamed.</summary>
        internal const string UnfinishedBackup = "backup.tmp";

        /// <summary>Name of the splash in /int.</summary>
        public const string Slideshow = ".slideshow";

        /// <summary>
        /// The folder of /int in firmware since August 2024. The firmware's image contains this string, which identifies such firmware.
        /// </summary>
        public const string Folder = "/ext/.int";

        /// <summary>
        /// Name of a file in <see cref="Folder"/> that marks the folder as a copy. This updater creates a copy if it cannot determine
        /// whether the firmware uses the folder.
        /// </summary>
        public const string CopyMark = ".fupd-copy";
    }
}
