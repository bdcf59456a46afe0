namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The values of an <c>update.fuf</c> (docs/reference/stock-updater.md 2.1).</summary>
    public sealed class UpdateManifest
    {
        /// <summary>Gets or sets the free text shown to the user.</summary>
        public string Info { get; set; } = string.Empty;

        /// <summary>Gets or sets the manifest version, currently 2.</summary>
        public uint Version { get; set; } = 2;

        /// <summary>Gets or sets the hardware target; 7 is the Flipper Zero F7.</summary>
        public uint Target { get; set; } = 7;

        /// <summary>Gets or sets the name of the loader (stage-2) image.</summary>
        public string Loader { get; set; } = PackageFiles.Loader;

        /// <summary>Gets or sets the CRC32 of the loader image.</summary>
        public uint LoaderCrc { get; set; }

        /// <summary>Gets or sets the name of the firmware file; empty for none.</summary>
        public string Firmware { get; set; } = string.Empty;

        /// <summary>Gets or sets the name of the radio image; empty for none.</summary>
        public string Radio { get; set; } = string.Empty;

        /// <summary>Gets or sets the flash address of the radio image.</summary>
        public uint RadioAddress { get; set; }

        /// <summary>Gets or sets the radio version: major, minor, sub, branch, release and stack type, one byte each.</summary>
        public byte[] RadioVersion { get; set; } = new byte[6];

        /// <summary>Gets or sets the CRC32 of the radio image.</summary>
        public uint RadioCrc { get; set; }

        /// <summary>Gets or sets the name of the resource archive; empty for none.</summary>
        public string Resources { get; set; } = string.Empty;

        /// <summary>Gets or sets the option bytes to compare and correct; <see langword="null"/> for none.</summary>
        public OptionByteData? OptionBytes { get; set; }

        /// <summary>Gets or sets the name of the splash file; empty for none.</summary>
        public string Splashscreen { get; set; } = string.Empty;

        /// <summary>
        /// Gets or sets the component that finishes the update. If the value is <c>firmware</c>, the new firmware restores /int and
        /// installs resources and splash. If the value is empty, the updater finishes the update and the key is omitted, as in stock
        /// packages.
        /// </summary>
        public string Handover { get; set; } = string.Empty;

        /// <summary>
        /// Gets or sets the name of the resume stub. If the value is empty, the package contains no resume stub and the stub's keys are
        /// omitted.
        /// </summary>
        public string Resume { get; set; } = string.Empty;

        /// <summary>Gets or sets the CRC32 of the resume stub.</summary>
        public uint ResumeCrc { get; set; }
    }
}
