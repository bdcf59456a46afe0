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

        /// <summary>Gets or sets the package; set by the first check, which reads the manifest.</summary>
        internal ManifestResult Package { get; set; }

        /// <summary>Gets or sets the verified resume stub, or <see langword="null"/> if the package has none.</summary>
        internal PageMap Stub { get; set; }

        /// <summary>Gets or sets the bytes that the update takes on the card, once they are known.</summary>
        internal uint CardBytes { get; set; }

        /// <summary>Gets or sets what the resources need on a card with little space, or <see langword="null"/>.</summary>
        internal ResourceSpace Space { get; set; }

        /// <summary>Gets the shared buffer for blocks of files, one page long.</summary>
        internal byte[] Buffer { get; }

        internal UpdateManifest Manifest
        {
            get { return Package.Manifest; }
        }

        /// <summary>Gets a value indicating whether results of an earlier boot of the same update are used; not for the doctor.</summary>
        internal bool MayResume { get; }

        /// <summary>
        /// Gets a value indicating whether this boot continues an update whose first boot has verified every byte: a radio change is in
        /// progress or complete.
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
        /// Gets a value indicating whether the firmware in flash may be incomplete: page 0 starts the resume stub, or this update has
        /// erased it. Not for the doctor.
        /// </summary>
        internal bool IsFirmwareTouched
        {
            get { return MayResume && (ResumeStub.ArmedPage(Device.Flash) != 0 || Has(UpdateRegister.FlashTouched)); }
        }

        /// <summary>Gets the size of a file.</summary>
        /// <returns>Bytes; 0 if the file does not exist.</returns>
        internal uint SizeOf(string path)
        {
            return Device.Card.Stat(path, out CardEntry entry) == CardStatus.Ok ? entry.Size : 0;
        }

        /// <summary>Determines whether a file exists.</summary>
        internal bool Exists(string path)
        {
            return Device.Card.Stat(path, out CardEntry entry) == CardStatus.Ok && !entry.IsDirectory;
        }

        /// <summary>Opens a file of the package; an error is a finding.</summary>
        /// <returns>The file, or <see langword="null"/>.</returns>
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

        /// <summary>Reads the next block, at most one buffer, and updates a CRC32.</summary>
        internal uint ReadBlock(ICardFile file, int count, uint crc)
        {
            CardReading.ReadExactly(file, Buffer, 0, count);
            return Device.Bytes.Crc32(crc, Buffer, 0, count);
        }

        /// <summary>Reads up to a position in the file.</summary>
        /// <returns>The CRC32 so far.</returns>
        internal uint ReadTo(ICardFile file, uint end, uint crc)
        {
            while (file.Position < end)
            {
                uint left = end - file.Position;
                crc = ReadBlock(file, left < BlockSize ? (int)left : BlockSize, crc);
            }

            return crc;
        }

        /// <summary>Records the block just read as the contents of a page; pads the buffer to a page with 0xFF.</summary>
        internal void MapPage(PageMap map, int page, int offset, int count)
        {
            Device.Bytes.Fill(Buffer, count, BlockSize - count, 0xFF);
            map.Set(page, offset, count, Device.Bytes.Crc32(0, Buffer, 0, BlockSize));
        }

        /// <summary>Rounds up to whole clusters or blocks.</summary>
        internal static uint Clusters(uint bytes, int clusterSize)
        {
            uint size = (uint)clusterSize;
            return (bytes + size - 1) / size * size;
        }

        /// <summary>Returns the position in a file as a progress value.</summary>
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
