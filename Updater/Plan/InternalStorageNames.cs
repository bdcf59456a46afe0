namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>File names that the stock firmware knows too (docs/reference/stock-updater.md 1.7 and 2.7).</summary>
    public static class InternalStorageNames
    {
        /// <summary>Name of the backup of /int in the package folder.</summary>
        public const string Backup = "backup.tar";

        /// <summary>Name of the slideshow in /int.</summary>
        public const string Slideshow = ".slideshow";
    }
}
