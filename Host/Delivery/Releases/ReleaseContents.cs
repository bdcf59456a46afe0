using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>The parts of a release.</summary>
    public sealed class ReleaseContents
    {
        /// <summary>Gets the version, which is part of every file name.</summary>
        public required ReleaseVersion Version { get; init; }

        /// <summary>
        /// Gets the parts of the update package. <see cref="ReleaseSet"/> sets the package's info, the file names and the format of the
        /// resources.
        /// </summary>
        public required PackageContents Package { get; init; }

        /// <summary>Gets the source revision of the firmware.</summary>
        public required SourceRevision Firmware { get; init; }

        /// <summary>Gets the source revision of the updater.</summary>
        public required SourceRevision Updater { get; init; }

        /// <summary>Gets the convention for names and formats.</summary>
        public ReleaseLayout Layout { get; init; }

        /// <summary>Gets the firmware with its symbols, or <see langword="null"/>.</summary>
        public byte[]? FirmwareElf { get; init; }

        /// <summary>Gets the updater with its symbols, or <see langword="null"/>.</summary>
        public byte[]? UpdaterElf { get; init; }

        /// <summary>Gets the images of FUS, or <see langword="null"/> for a release without them.</summary>
        public FusImages? Fus { get; init; }

        /// <summary>Gets the unmodified option byte file, or <see langword="null"/>.</summary>
        public byte[]? OptionBytes { get; init; }

        /// <summary>Gets the licence of the scripts, or <see langword="null"/>.</summary>
        public byte[]? License { get; init; }
    }
}
