namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Another package on the card.</summary>
    /// <param name="Name">Name of the package's folder in <c>/ext/update</c>.</param>
    /// <param name="FileSizes">Size in bytes of each file of the package.</param>
    /// <param name="HoldsLostStorage">
    /// Whether the package folder contains a backup of /int that has not been restored. The backup may be the only copy, so the package is
    /// not removed.
    /// </param>
    public sealed record OlderPackage(string Name, IReadOnlyList<long> FileSizes, bool HoldsLostStorage)
    {
        // Prefix of the names of rollback packages, in which the updater keeps replaced firmware (docs/RESUME.md).
        private const string Rollback = "rollback-";

        /// <summary>
        /// Gets a value indicating whether this is a rollback package, which contains the firmware that an earlier update replaced. The
        /// updater keeps the two newest rollback packages.
        /// </summary>
        public bool IsOldFirmware => Name.StartsWith(Rollback, StringComparison.OrdinalIgnoreCase);

        /// <summary>Gets a value indicating whether the package must be kept.</summary>
        public bool Stays => HoldsLostStorage || IsOldFirmware;
    }
}
