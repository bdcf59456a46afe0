namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The values of an <c>update.fuf</c> (docs/reference/stock-updater.md 2.1).</summary>
    public sealed class UpdateManifest
    {
        /// <summary>Gets or sets the free text shown to the user.</summary>
        public string Info { get; set; } = string.Empty;

        /// <summary>Gets or sets the manifest version; 2 is current.</summary>
        public uint Version { get; set; } = 2;

        /// <summary>Gets or sets the hardware target; 7 is the Flipper Zero F7.</summary>
        public uint Target { get; set; } = 7;

        /// <summary>Gets or sets the name of the stage-2 image.</summary>
        public string Loader { get; set; } = PackageFiles.Loader;

        /// <summary>Gets or sets the CRC32 of the stage-2 image.</summary>
        public uint LoaderCrc { get; set; }

        /// <summary>Gets or sets the name of the firmware file; empty when there is none.</summary>
        public string Firmware { get; set; } = string.Empty;

        /// <summary>Gets or sets the name of the radio image; empty when there is none.</summary>
        public string Radio { get; set; } = string.Empty;

        /// <summary>Gets or sets the flash address the radio image is written to.</summary>
        public uint RadioAddress { get; set; }

        /// <summary>Gets or sets major, minor, sub, branch, release and stack type, one byte each.</summary>
        public byte[] RadioVersion { get; set; } = new byte[6];

        /// <summary>Gets or sets the CRC32 of the radio image.</summary>
        public uint RadioCrc { get; set; }

        /// <summary>Gets or sets the name of the resource archive; empty when there is none.</summary>
        public string Resources { get; set; } = string.Empty;

        /// <summary>Gets or sets the option bytes to compare and correct, or <see langword="null"/>.</summary>
        public OptionByteData? OptionBytes { get; set; }

        /// <summary>Gets or sets the name of the slideshow; empty when there is none.</summary>
        public string Splashscreen { get; set; } = string.Empty;

        /// <summary>
        /// Gets or sets what finishes the update: <c>firmware</c> leaves restore, resources and splash to the new firmware.
        /// Empty for the updater itself; the key is then left out, as stock packages do.
        /// </summary>
        public string Handover { get; set; } = string.Empty;

        /// <summary>Gets or sets the name of the resume stub; empty when there is none, and its keys are then left out.</summary>
        public string Resume { get; set; } = string.Empty;

        /// <summary>Gets or sets the CRC32 of the resume stub.</summary>
        public uint ResumeCrc { get; set; }
    }
}
