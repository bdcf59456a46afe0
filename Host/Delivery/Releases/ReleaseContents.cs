using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>What a release is made of.</summary>
    public sealed class ReleaseContents
    {
        /// <summary>Gets the version: part of every name.</summary>
        public required ReleaseVersion Version { get; init; }

        /// <summary>Gets the parts of the update package. Info, names and format of the resources are set by the release.</summary>
        public required PackageContents Package { get; init; }

        /// <summary>Gets what the firmware was built from.</summary>
        public required SourceRevision Firmware { get; init; }

        /// <summary>Gets what the updater was built from.</summary>
        public required SourceRevision Updater { get; init; }

        /// <summary>Gets the era of names and formats.</summary>
        public ReleaseLayout Layout { get; init; }

        /// <summary>Gets the firmware with its symbols, or <see langword="null"/>.</summary>
        public byte[]? FirmwareElf { get; init; }

        /// <summary>Gets the updater with its symbols, or <see langword="null"/>.</summary>
        public byte[]? UpdaterElf { get; init; }

        /// <summary>Gets the images of FUS, or <see langword="null"/> for a release without them.</summary>
        public FusImages? Fus { get; init; }

        /// <summary>Gets the option byte file as it was given, or <see langword="null"/>.</summary>
        public byte[]? OptionBytes { get; init; }

        /// <summary>Gets the licence that goes with the scripts, or <see langword="null"/>.</summary>
        public byte[]? License { get; init; }
    }
}
