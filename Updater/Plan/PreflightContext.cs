using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>What all checks of one preflight share.</summary>
    internal sealed class PreflightContext
    {
        internal const int BlockSize = FlashGeometry.PageSize;

        internal PreflightContext(IDevice device, IStageProgress progress, Findings findings, string manifestPath)
        {
            Device = device;
            Progress = progress;
            Findings = findings;
            Update = new PreparedUpdate(manifestPath);
            Buffer = new byte[BlockSize];
        }

        internal IDevice Device { get; }

        internal IStageProgress Progress { get; }

        internal Findings Findings { get; }

        internal PreparedUpdate Update { get; }

        /// <summary>Gets the one buffer for blocks of files, a page long.</summary>
        internal byte[] Buffer { get; }

        /// <summary>
        /// Gets or sets the address above which the old firmware must not reach, because the radio image is written there while the old
        /// firmware still has to start this updater; 0 when there is none.
        /// </summary>
        internal uint FirmwareLimit { get; set; }

        internal UpdateManifest Manifest
        {
            get { return Update.Manifest; }
        }

        /// <summary>Tells whether a file is there.</summary>
        internal bool Exists(string path)
        {
            return Device.Card.Stat(path, out CardEntry entry) == CardStatus.Ok && !entry.IsDirectory;
        }

        /// <summary>Opens a file of the package; an error is a finding.</summary>
        /// <returns>The file, or <see langword="null"/>.</returns>
        internal ICardFile Open(string name, int stage, int progress)
        {
            try
            {
                return CardReading.Open(Device.Card, Update.PathOf(name));
            }
            catch (CardIoException e)
            {
                Findings.Error(stage, progress, e.Message);
                return null;
            }
        }

        /// <summary>Reads the next block, at most the buffer, and takes it into a CRC32.</summary>
        internal uint ReadBlock(ICardFile file, int count, uint crc)
        {
            CardReading.ReadExactly(file, Buffer, 0, count);
            return Device.Bytes.Crc32(crc, Buffer, 0, count);
        }

        /// <summary>Reads on to a place in the file.</summary>
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

        /// <summary>Enters the block just read as the contents of a page; fills the buffer up to the page with 0xFF.</summary>
        internal void MapPage(PageMap map, int page, int offset, int count)
        {
            Device.Bytes.Fill(Buffer, count, BlockSize - count, 0xFF);
            map.Set(page, offset, count, Device.Bytes.Crc32(0, Buffer, 0, BlockSize));
        }

        /// <summary>Where a file is read, as a progress value.</summary>
        internal static int Percent(ICardFile file, int full)
        {
            return file.Length == 0 ? full : (int)((ulong)file.Position * (ulong)full / file.Length);
        }
    }
}
