using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>The parts from which a release is built.</summary>
    public sealed class ReleaseContents
    {
        /// <summary>Gets the version, which is part of every file name.</summary>
        public required ReleaseVersion Version { get; init; }

        /// <summary>
        /// Gets the parts of the update package. <see cref="ReleaseSet"/> sets the package's info text and file names, and the format
        /// of the resources.
        /// </summary>
        public required PackageContents Package { get; init; }

        /// <summary>Gets the source revision of the firmware.</summary>
        public required SourceRevision Firmware { get; init; }

        /// <summary>Gets the source revision of the updater.</summary>
        public required SourceRevision Updater { get; init; }

        /// <summary>Gets the conventions for names and formats.</summary>
        public ReleaseLayout Layout { get; init; }

        /// <summary>Gets the firmware as an ELF file with symbols, or <see langword="null"/> to omit it.</summary>
        public byte[]? FirmwareElf { get; init; }

        /// <summary>Gets the updater as an ELF file with symbols, or <see langword="null"/> to omit it.</summary>
        public byte[]? UpdaterElf { get; init; }

        /// <summary>Gets the FUS images, or <see langword="null"/> for a release without them.</summary>
        public FusImages? Fus { get; init; }

        /// <summary>Gets the unmodified option byte file, or <see langword="null"/> to omit it.</summary>
        public byte[]? OptionBytes { get; init; }

        /// <summary>Gets the licence of the scripts, or <see langword="null"/> to omit it.</summary>
        public byte[]? License { get; init; }
    }
}
