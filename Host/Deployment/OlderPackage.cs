namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Another package on the card.</summary>
    /// <param name="Name">Name of its folder in <c>/ext/update</c>.</param>
    /// <param name="FileSizes">Size of each of its files in bytes.</param>
    /// <param name="HoldsLostStorage">
    /// Whether its backup of /int has not been restored. It may be the only copy, so the package is not removed.
    /// </param>
    public sealed record OlderPackage(string Name, IReadOnlyList<long> FileSizes, bool HoldsLostStorage)
    {
        // Name prefix of the rollback packages, which the updater makes of replaced firmware (docs/RESUME.md).
        private const string Rollback = "rollback-";

        /// <summary>
        /// Gets a value indicating whether the package is a rollback package, made of the firmware that an earlier update replaced. The
        /// updater keeps the newest two.
        /// </summary>
        public bool IsOldFirmware => Name.StartsWith(Rollback, StringComparison.OrdinalIgnoreCase);

        /// <summary>Gets a value indicating whether the package must not be removed.</summary>
        public bool Stays => HoldsLostStorage || IsOldFirmware;
    }
}
