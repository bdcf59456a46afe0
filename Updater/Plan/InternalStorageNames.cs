namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Names of /int and its backups on the card (docs/reference/stock-updater.md 1.7 and 2.7).</summary>
    public static class InternalStorageNames
    {
        /// <summary>
        /// Name of the backup of /int in the package folder, written by the firmware's PreUpdate and read by its PostUpdate. Backups of
        /// this updater have different names, because PreUpdate replaces this one.
        /// </summary>
        public const string Backup = "backup.tar";

        /// <summary>Name of the splash in /int.</summary>
        public const string Slideshow = ".slideshow";

        /// <summary>/int of firmware since August 2024; also the text that identifies such a firmware.</summary>
        public const string Folder = "/ext/.int";

        /// <summary>
        /// File in <see cref="Folder"/>: this updater created the folder although it could not determine whether the firmware uses it.
        /// </summary>
        public const string CopyMark = ".fupd-copy";
    }
}
