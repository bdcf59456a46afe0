namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The fixed names of the files in a stock package folder (docs/reference/stock-updater.md 8.1).</summary>
    public static class PackageFiles
    {
        /// <summary>The manifest.</summary>
        public const string Manifest = "update.fuf";

        /// <summary>The loader (stage-2) image.</summary>
        public const string Loader = "updater.bin";

        /// <summary>The firmware.</summary>
        public const string Firmware = "firmware.dfu";

        /// <summary>The radio image.</summary>
        public const string Radio = "radio.bin";

        /// <summary>The resource archive.</summary>
        public const string Resources = "resources.ths";

        /// <summary>The splash: a slide show shown after the update.</summary>
        public const string Splash = "splash.bin";

        /// <summary>The resume stub.</summary>
        public const string Resume = "resume.bin";

        /// <summary>The signed list of the SHA-256 digests of all other files.</summary>
        public const string Digests = "update.sha256";

        /// <summary>The signature of the digest list, in minisign format.</summary>
        public const string Signature = Digests + ".minisig";

        /// <summary>The updater's log, written next to the manifest.</summary>
        public const string Log = "update.log";

        /// <summary>
        /// Maximum size in bytes of a stage-2 image that firmware older than mid-2024 can load (docs/reference/stock-updater.md 4.2).
        /// </summary>
        public const int LoaderLimit = 131_070;

        /// <summary>Maximum length in bytes of a manifest that the firmware reads (docs/reference/stock-updater.md 2.1).</summary>
        public const int ManifestLimit = 65_535;

        /// <summary>
        /// Maximum length in bytes of a name in a resource archive: the size of tar's name field (docs/reference/stock-updater.md 3.2).
        /// </summary>
        public const int NameLimit = 100;

        /// <summary>All file names of a package: those of a stock package, the resume stub, the digest list and its signature.</summary>
        public static readonly IReadOnlyList<string> All =
            [Manifest, Loader, Firmware, Radio, Resources, Splash, Resume, Digests, Signature];
    }
}
