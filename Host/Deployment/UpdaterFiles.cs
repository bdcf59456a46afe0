namespace FlipperUpdaterNano.Deployment
{
    /// <summary>
    /// What firmware and updater write into the folder of a package: backups of /int, the record of which one counts, the log. The backup
    /// may hold the only copy of /int.
    /// </summary>
    internal static class UpdaterFiles
    {
        /// <summary>The record of the backup that counts.</summary>
        public const string BackupRecord = "backup.txt";

        /// <summary>The most bytes a record has; the updater believes no longer one.</summary>
        public const int LargestRecord = 128;

        private const string BackupPrefix = "backup-";
        private const string BackupSuffix = ".tar";
        private const string LostState = ": not restored";
        private static readonly string[] s_names =
        [
            "backup.tar", "backup.tmp", BackupRecord, BackupRecord + ".tmp", UpdaterLog.FileName, UpdaterLog.OldFileName,
        ];

        /// <summary>Checks whether a file is one of them.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>Whether it is.</returns>
        public static bool Is(string name) =>
            s_names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (name.StartsWith(BackupPrefix, StringComparison.OrdinalIgnoreCase)
                && name.EndsWith(BackupSuffix, StringComparison.OrdinalIgnoreCase));

        /// <summary>Checks whether a record says that the backup still has to be restored.</summary>
        /// <param name="record">Text of <see cref="BackupRecord"/>.</param>
        /// <returns>Whether it says so.</returns>
        public static bool IsLost(string record) => record.TrimEnd().EndsWith(LostState, StringComparison.Ordinal);
    }
}
