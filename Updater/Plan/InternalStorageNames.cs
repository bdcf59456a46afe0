namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Names of /int and its backups on the card (docs/reference/stock-updater.md 1.7 and 2.7).</summary>
    public static class InternalStorageNames
    {
        /// <summary>
        /// Name of the backup of /int in the package folder that the firmware's PreUpdate writes and PostUpdate reads. This updater's
        /// backups have different names, because PreUpdate replaces an existing file of this name.
        /// </summary>
        public const string Backup = "backup.tar";

        /// <summary>Name of the splash in /int.</summary>
        public const string Slideshow = ".slideshow";

        /// <summary>
        /// The folder of /int in firmware since August 2024. The text also identifies such firmware, whose image contains it.
        /// </summary>
        public const string Folder = "/ext/.int";

        /// <summary>
        /// Name of a file that marks <see cref="Folder"/> as created by this updater without knowing whether the firmware uses the folder.
        /// </summary>
        public const string CopyMark = ".fupd-copy";
    }
}
