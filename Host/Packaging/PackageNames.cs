namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// The names of a package's files. If the name of the resource archive ends in <c>.tar</c>, the archive is a plain tar.
    /// </summary>
    public sealed record PackageNames
    {
        /// <summary>Gets the name of the stage-2 image.</summary>
        public string Loader { get; init; } = PackageFiles.Loader;

        /// <summary>Gets the name of the firmware.</summary>
        public string Firmware { get; init; } = PackageFiles.Firmware;

        /// <summary>Gets the name of the radio image.</summary>
        public string Radio { get; init; } = PackageFiles.Radio;

        /// <summary>Gets the name of the resource archive.</summary>
        public string Resources { get; init; } = PackageFiles.Resources;

        internal bool IsPlainTar => Resources.EndsWith(".tar", StringComparison.Ordinal);
    }
}
