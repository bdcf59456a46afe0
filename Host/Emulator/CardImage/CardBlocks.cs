using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>
    /// The virtual card as an image of blocks with a file system. Each block write is one operation of the device, so a power cut can occur
    /// between any two writes. A fault injected into a file on the card becomes a fault of the block that holds the affected bytes.
    /// </summary>
    public sealed partial class CardBlocks : IBlockImage, IDisposable
    {
        private const int BlockSize = 512;
        private static readonly DateTime s_fileTime = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

        private readonly VirtualDevice _device;
        private readonly ICardVolume _volume;
        private readonly string _folder;
        private readonly string _imagePath;
        private readonly FileStream _image;
        private readonly CardBlockFaults _faults;

        // Number of blocks before the volume. These blocks contain the partition table and a gap.
        private readonly int _start;

        private CardBlocks(VirtualDevice device, ICardVolume volume, string folder, string imagePath)
        {
            _device = device;
            _volume = volume;
            _folder = folder;
            _imagePath = imagePath;
            _start = device.Card.Quirks.PartitionType == 0 ? 0 : CardQuirks.PartitionStart;
            _faults = new CardBlockFaults(device.Card.Faults, (path, offset) => volume.Locate(imagePath, path, offset));

            // The stream is unbuffered, because the file-system tools read the same file.
            _image = new FileStream(imagePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        }

        /// <inheritdoc/>
        public long Blocks => _start + (_image.Length / BlockSize);

        /// <inheritdoc/>
        public bool IsReadOnly => _device.Card.IsReadOnly;

        /// <summary>Creates an image of the device's card, with its format, capacity and content.</summary>
        /// <returns>The image, in a separate temporary folder.</returns>
        public static CardBlocks Create(VirtualDevice device)
        {
            string folder = TemporaryFolders.Create("fupd-card-");
            string image = Path.Combine(folder, "card.img");
            string content = Path.Combine(folder, "content");
            ICardVolume volume = VolumeOf(device);

            try
            {
                device.Card.SaveTo(content);
                SetTimes(content);
                volume.Make(device.Card, image, content);
                PadToCapacityUnit(image);
                Directory.Delete(content, true);
            }
            catch
            {
                TemporaryFolders.Delete(folder);
                throw;
            }

            return new CardBlocks(device, volume, folder, image);
        }

        /// <summary>Copies the current blocks without their faults.</summary>
        /// <param name="device">The copy of the device, to which the copied card belongs.</param>
        /// <returns>The copy, in a separate temporary folder.</returns>
        public CardBlocks CopyFor(VirtualDevice device)
        {
            string folder = TemporaryFolders.Create("fupd-card-");
            string image = Path.Combine(folder, "card.img");

            try
            {
                _image.Flush();

                // The image is a sparse file; File.Copy would allocate its holes.
                ToolRunner.Run("cp", "--sparse=auto", "--reflink=auto", _imagePath, image);
            }
            catch
            {
                TemporaryFolders.Delete(folder);
                throw;
            }

            return new CardBlocks(device, _volume, folder, image);
        }

        /// <summary>Copies the current blocks with their faults.</summary>
        /// <param name="device">The copy of the device, which includes the faults of the card.</param>
        /// <returns>The copy, in a separate temporary folder.</returns>
        public CardBlocks CopyWithRun(VirtualDevice device)
        {
            CardBlocks copy = CopyFor(device);
            copy._faults.CopyFrom(_faults);

            return copy;
        }

        /// <inheritdoc/>
        public bool Read(long block, Span<byte> destination)
        {
            block -= _start;
            if (block < 0)
            {
                destination.Clear();
                if (block == -_start)
                {
                    PartitionTable.Write(_device.Card.Quirks, _image.Length / BlockSize, destination);
                }

                return true;
            }

            if (_faults.ReadFails(block))
            {
                return false;
            }

            _image.Position = block * BlockSize;
            _image.ReadExactly(destination);
            _faults.Spoil(block, destination);

            return true;
        }

        /// <inheritdoc/>
        public bool Write(long block, ReadOnlySpan<byte> source)
        {
            if (_device.Card.IsReadOnly)
            {
                return false;
            }

            block -= _start;
            if (block < 0)
            {
                _device.Violate("card.partition-table", $"Block {block + _start}, which is before the partition, was written");
                return false;
            }

            byte[] data = source.ToArray();

            if (WriteFails(block, data))
            {
                _device.Card.Faults.CountRefusedWrite();

                return false;
            }

            // Card controllers write units larger than a block, but guarantee no atomicity, so a torn write changes only the first bytes of
            // a block.
            _device.Journal.Perform(
                "card.block", $"{block}", () => Put(block, data), random => Put(block, data.AsSpan(0, random.Next(BlockSize))));

            return true;
        }

        /// <summary>Copies the content of the image back to the device's card.</summary>
        public void Store() => CopyTo(_device.Card);

        /// <summary>Copies the content of the image to a card.</summary>
        /// <exception cref="ToolException">The file system cannot be read.</exception>
        public void CopyTo(VirtualCard card)
        {
            string content = Path.Combine(_folder, "content");

            _image.Flush();
            Directory.CreateDirectory(content);
            try
            {
                _volume.Extract(_imagePath, content);
                card.LoadFrom(content);
            }
            finally
            {
                Directory.Delete(content, true);
            }
        }

        /// <summary>Checks the file system for damage.</summary>
        /// <exception cref="InvalidOperationException">The file system is damaged.</exception>
        public void Check() => _volume.Check(_imagePath);

        /// <inheritdoc/>
        public void Dispose()
        {
            _image.Dispose();
            TemporaryFolders.Delete(_folder);
        }

        // The device model stores no file times, but the updater reads the times in the directory entries. A fixed time keeps runs
        // reproducible.
        private static void SetTimes(string content)
        {
            foreach (string file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
            {
                File.SetLastWriteTimeUtc(file, s_fileTime);
            }
        }

        // The CSD register reports the capacity in units of 512 KiB. Without the padding, the volume would end past the reported capacity.
        // A partition starts at a multiple of this unit.
        private static void PadToCapacityUnit(string image)
        {
            const long unit = IBlockImage.CapacityUnit * BlockSize;
            using FileStream file = new(image, FileMode.Open, FileAccess.Write);

            file.SetLength((file.Length + unit - 1) / unit * unit);
        }

        private bool WriteFails(long block, byte[] data)
        {
            byte[] before = new byte[BlockSize];

            _image.Position = block * BlockSize;
            _image.ReadExactly(before);

            return _faults.WriteFails(block, () => Put(block, data), () => Put(block, before));
        }

        private void Put(long block, ReadOnlySpan<byte> data)
        {
            _image.Position = block * BlockSize;
            _image.Write(data);
        }
    }
}
