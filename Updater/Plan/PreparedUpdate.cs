using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// What the preflight verified and found out about one package on one device: all that the stages need. It holds for this boot only.
    /// </summary>
    public sealed class PreparedUpdate
    {
        internal PreparedUpdate(string manifestPath)
        {
            ManifestPath = manifestPath;
            Folder = manifestPath.Substring(0, manifestPath.LastIndexOf('/'));
        }

        /// <summary>Gets the path of the manifest on the card.</summary>
        public string ManifestPath { get; }

        /// <summary>Gets the package folder, without a slash at its end.</summary>
        public string Folder { get; }

        /// <summary>Gets the manifest.</summary>
        public UpdateManifest Manifest { get; internal set; }

        /// <summary>Gets the CRC32 of the manifest file: the tag of this update in <see cref="UpdateRegister"/>.</summary>
        public uint ManifestCrc { get; internal set; }

        /// <summary>Gets where the firmware's bytes go, with page 0, or <see langword="null"/> when the package has none.</summary>
        public PageMap Firmware { get; internal set; }

        /// <summary>Gets a value indicating whether some firmware page in flash is not as it must be.</summary>
        public bool FirmwareChanges { get; internal set; }

        /// <summary>Gets where the radio image's bytes go, or <see langword="null"/> when no image has to be installed.</summary>
        public PageMap Radio { get; internal set; }

        /// <summary>Gets the radio image's footers, or <see langword="null"/> when the package has none.</summary>
        public RadioImage RadioImage { get; internal set; }

        /// <summary>Gets what the second core said, or <see langword="null"/> when the package has no radio image and it was not started.</summary>
        public CoprocessorInfo Coprocessor { get; internal set; }

        /// <summary>Gets a value indicating whether the wanted stack does not run yet.</summary>
        public bool RadioChanges { get; internal set; }

        /// <summary>
        /// Gets a value indicating whether only the radio step can go on in this boot: it is under way, and no more than it needs was checked.
        /// </summary>
        public bool IsRadioOnly { get; internal set; }

        /// <summary>Gets the option byte data, or <see langword="null"/> when the package has none.</summary>
        public OptionByteData OptionBytes { get; internal set; }

        /// <summary>Gets the first address of the second core after the radio step.</summary>
        public uint SecureStart { get; internal set; }

        /// <summary>Gets where /int comes from.</summary>
        public InternalStorageSource InternalStorageSource { get; internal set; }

        /// <summary>
        /// Gets a value indicating whether /int has to be written anew: its place is another one, it was lost, or the slideshow goes into it.
        /// </summary>
        public bool InternalStorageMoves { get; internal set; }

        /// <summary>Gets the first page /int has in the new layout: the one after the firmware.</summary>
        public int InternalStorageFirstPage { get; internal set; }

        /// <summary>Gets the page after /int's last in the new layout: the second core's first.</summary>
        public int InternalStorageEndPage { get; internal set; }

        /// <summary>Gets the blocks of 4 KiB that the contents of /int take in the new layout.</summary>
        public int InternalStorageBlocks { get; internal set; }

        /// <summary>Gets the bytes of <c>backup.tar</c>, or 0 when none is made.</summary>
        public uint BackupBytes { get; internal set; }

        /// <summary>Gets the CRC32 of the resource archive as it was read.</summary>
        public uint ResourceCrc { get; internal set; }

        /// <summary>Gets the number of files in the resource archive.</summary>
        public int ResourceFiles { get; private set; }

        /// <summary>Gets the bytes of all files in the resource archive.</summary>
        public uint ResourceBytes { get; private set; }

        /// <summary>Gets the bytes of the largest file in the resource archive.</summary>
        public uint LargestResource { get; private set; }

        /// <summary>Gets the bytes the card takes for all files in the resource archive, in whole clusters.</summary>
        public uint ResourceClusterBytes { get; private set; }

        /// <summary>Gets the bytes of the slideshow, 0 when the package has none.</summary>
        public uint SplashBytes { get; internal set; }

        /// <summary>Gets what is done, in order, and how long it should take.</summary>
        public UpdatePlan Plan { get; internal set; }

        /// <summary>Makes the path of a file of the package.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>Its path on the card.</returns>
        public string PathOf(string name)
        {
            return Folder + "/" + name;
        }

        internal static uint Clusters(uint bytes, int clusterSize)
        {
            uint size = (uint)clusterSize;
            return (bytes + size - 1) / size * size;
        }

        internal void CountResource(uint size, int clusterSize)
        {
            ResourceFiles++;
            ResourceBytes += size;
            ResourceClusterBytes += Clusters(size, clusterSize);
            LargestResource = size > LargestResource ? size : LargestResource;
        }
    }
}
