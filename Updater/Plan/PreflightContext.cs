using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>The state shared by all checks of one preflight.</summary>
    internal sealed class PreflightContext
    {
        internal const int BlockSize = FlashGeometry.PageSize;

        internal PreflightContext(IDevice device, IStageProgress progress, Findings findings, string manifestPath, bool mayResume)
        {
            MayResume = mayResume;
            Device = device;
            Progress = progress;
            Findings = findings;
            ManifestPath = manifestPath;
            Buffer = new byte[BlockSize];
        }

        internal IDevice Device { get; }

        internal IStageProgress Progress { get; }

        internal Findings Findings { get; }

        /// <summary>Gets the path of the manifest on the card.</summary>
        internal string ManifestPath { get; }

        /// <summary>Gets or sets the package. Set by the first check, which reads the manifest.</summary>
        internal ManifestResult Package { get; set; }

        /// <summary>Gets or sets the verified resume stub, or <see langword="null"/> if the package contains none.</summary>
        internal PageMap Stub { get; set; }

        /// <summary>Gets or sets the number of bytes that the update needs on the card; set once it is known.</summary>
        internal uint CardBytes { get; set; }

        /// <summary>Gets or sets the space requirement of the resources; <see langword="null"/> unless the card is low on space.</summary>
        internal ResourceSpace Space { get; set; }

        /// <summary>Gets the shared buffer for blocks of files; its size is one page.</summary>
        internal byte[] Buffer { get; }

        internal UpdateManifest Manifest
        {
            get { return Package.Manifest; }
        }

        /// <summary>Gets or sets a value indicating whether only the firmware is checked, as the user chose.</summary>
        internal bool OmitsRest { get; set; }

        /// <summary>Gets a value indicating whether results of an earlier boot of the same update are used; false for the doctor.</summary>
        internal bool MayResume { get; }

        /// <summary>
        /// Gets a value indicating whether this boot continues an update whose first boot has verified every byte. The value is true if a
        /// radio change is in progress or complete.
        /// </summary>
        internal bool Resumes
        {
            get { return MayResume && Has(UpdateRegister.RadioBegun); }
        }

        /// <summary>Gets a value indicating whether an earlier boot or attempt has started to change anything.</summary>
        internal bool HasBegun
        {
            get { return MayResume && Has(UpdateRegister.AnyMark); }
        }

        /// <summary>
        /// Gets a value indicating whether an earlier boot of the same update may have changed flash, option bytes or the radio.
        /// </summary>
        internal bool IsInterrupted
        {
            get { return MayResume && Has(UpdateRegister.AnyMark & ~UpdateRegister.BackupMade); }
        }

        /// <summary>
        /// Gets a value indicating whether the firmware in flash may be incomplete, because page 0 starts the resume stub or this update
        /// has erased page 0. Always false for the doctor.
        /// </summary>
        internal bool IsFirmwareTouched
        {
            get { return MayResume && (ResumeStub.ArmedPage(Device.Flash) != 0 || Has(UpdateRegister.FlashTouched)); }
        }

        /// <summary>Gets the size of a file.</summary>
        /// <returns>Size in bytes; 0 if the file does not exist.</returns>
        internal uint SizeOf(string path)
        {
            return Device.Card.Stat(path, out CardEntry entry) == CardStatus.Ok ? entry.Size : 0;
        }

        /// <summary>Determines whether a file exists.</summary>
        internal bool Exists(string path)
        {
            return Device.Card.Stat(path, out CardEntry entry) == CardStatus.Ok && !entry.IsDirectory;
        }

        /// <summary>Opens a file of the package. An error is reported as a finding.</summary>
        /// <returns>The file, or <see langword="null"/> after an error.</returns>
        internal ICardFile Open(string name, Stage stage, int progress)
        {
            try
            {
                return CardReading.Open(Device.Card, Package.PathOf(name));
            }
            catch (CardIoException e)
            {
                Findings.Error(stage, progress, e.Message);
                return null;
            }
        }

        /// <summary>Reads the next bytes of a file into <see cref="Buffer"/>, at most as many as fit, and updates a CRC32.</summary>
        internal uint ReadBlock(ICardFile file, int count, uint crc)
        {
            CardReading.ReadExactly(file, Buffer, 0, count);
            return Device.Bytes.Crc32(crc, Buffer, 0, count);
        }

        /// <summary>Reads up to a position in the file and updates a CRC32.</summary>
        /// <returns>The updated CRC32.</returns>
        internal uint ReadTo(ICardFile file, uint end, uint crc)
        {
            while (file.Position < end)
            {
                uint left = end - file.Position;
                crc = ReadBlock(file, left < BlockSize ? (int)left : BlockSize, crc);
            }

            return crc;
        }

        /// <summary>Pads the block just read to a page with 0xFF, and records it as the contents of a page.</summary>
        internal void MapPage(PageMap map, int page, int offset, int count)
        {
            Device.Bytes.Fill(Buffer, count, BlockSize - count, 0xFF);
            map.Set(page, offset, count, Device.Bytes.Crc32(0, Buffer, 0, BlockSize));
        }

        /// <summary>Rounds a size up to whole clusters or blocks.</summary>
        internal static uint Clusters(uint bytes, int clusterSize)
        {
            uint size = (uint)clusterSize;
            return (bytes + size - 1) / size * size;
        }

        /// <summary>Returns the position in a file as a percentage, for the progress value.</summary>
        internal static int Percent(ICardFile file, int full)
        {
            return file.Length == 0 ? full : (int)((ulong)file.Position * (ulong)full / file.Length);
        }

        private bool Has(int marks)
        {
            return new UpdateRegister(Device.BackupRegisters, Package.Crc).Has(marks);
        }
    }
}
