namespace FlipperUpdaterNano.Deployment
{
    /// <summary>
    /// The files that the firmware and the updater write to a package folder: backups of /int, the record of the valid backup, and the log.
    /// A backup may be the only copy of /int.
    /// </summary>
    internal static class UpdaterFiles
    {
        /// <summary>Name of the record of the valid backup.</summary>
        public const string BackupRecord = "backup.txt";

        /// <summary>Maximum size of a record in bytes; the updater rejects longer records.</summary>
        public const int LargestRecord = 128;

        private const string BackupPrefix = "backup-";
        private const string BackupSuffix = ".tar";
        private const string LostState = ": not restored";
        private static readonly string[] s_names =
        [
            "backup.tar", "backup.tmp", BackupRecord, BackupRecord + ".tmp", UpdaterLog.FileName, UpdaterLog.OldFileName,
        ];

        /// <summary>Checks whether a file is written by the firmware or the updater.</summary>
        public static bool Is(string name) =>
            s_names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (name.StartsWith(BackupPrefix, StringComparison.OrdinalIgnoreCase)
                && name.EndsWith(BackupSuffix, StringComparison.OrdinalIgnoreCase));

        /// <summary>Checks whether a record marks a backup that has not been restored yet.</summary>
        /// <param name="record">Content of <see cref="BackupRecord"/>.</param>
        public static bool IsLost(string record) => record.TrimEnd().EndsWith(LostState, StringComparison.Ordinal);
    }
}
