using FlipperUpdaterNano.Chip.Devices;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Chip.CardImage
{
    /// <summary>
    /// The virtual card as blocks with a FAT32 file system, made and read back by dosfstools and mtools. Each block written passes the
    /// gate of the device, so that a loss of power can fall between any two.
    /// </summary>
    public sealed class FatCard : IBlockImage, IDisposable
    {
        private const int BlockSize = 512;

        private readonly VirtualDevice _device;
        private readonly string _folder;
        private readonly string _imagePath;
        private readonly FileStream _image;

        private FatCard(VirtualDevice device, string folder, string imagePath)
        {
            _device = device;
            _folder = folder;
            _imagePath = imagePath;

            // No buffer: mtools reads the same file behind our back.
            _image = new FileStream(imagePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        }

        /// <inheritdoc/>
        public long Blocks => _image.Length / BlockSize;

        /// <summary>Makes an image of the capacity of the device's card, with what the card holds.</summary>
        /// <param name="device">The virtual device.</param>
        /// <returns>The image, in a temporary folder of its own.</returns>
        public static FatCard Create(VirtualDevice device)
        {
            string folder = Directory.CreateTempSubdirectory("fupd-card-").FullName;
            string image = Path.Combine(folder, "card.img");
            string content = Path.Combine(folder, "content");

            using (FileStream file = File.Create(image))
            {
                // Sparse: only what is written takes room.
                file.SetLength(device.Card.Capacity / BlockSize * BlockSize);
            }

            int sectors = Math.Clamp(device.Card.ClusterSize / BlockSize, 1, 128);

            ToolRunner.Run("mkfs.fat", "-F", "32", "-s", $"{sectors}", "-n", "FLIPPER", "-i", "F1195E20", image);
            device.Card.SaveTo(content);

            string[] entries = Directory.GetFileSystemEntries(content);

            if (entries.Length > 0)
            {
                ToolRunner.Run("mcopy", ["-s", "-i", image, .. entries, "::/"]);
            }

            Directory.Delete(content, true);

            return new FatCard(device, folder, image);
        }

        /// <inheritdoc/>
        public bool Read(long block, Span<byte> destination)
        {
            _image.Position = block * BlockSize;
            _image.ReadExactly(destination);

            return true;
        }

        /// <inheritdoc/>
        public bool Write(long block, ReadOnlySpan<byte> source)
        {
            if (_device.Card.IsReadOnly)
            {
                return false;
            }

            byte[] data = source.ToArray();

            // A block is torn in the middle: a card's own controller writes larger units, but promises no more than this.
            _device.Gate.Pass("card.block", $"{block}", () => Put(block, data), random => Put(block, data.AsSpan(0, random.Next(BlockSize))));

            return true;
        }

        /// <summary>Brings what the image holds back to the device's card.</summary>
        public void Store()
        {
            string content = Path.Combine(_folder, "content");

            _image.Flush();
            Directory.CreateDirectory(content);
            ToolRunner.Run("mcopy", "-s", "-n", "-m", "-i", _imagePath, "::/", content);
            _device.Card.LoadFrom(content);
            Directory.Delete(content, true);
        }

        /// <summary>Looks for damage in the file system.</summary>
        /// <exception cref="InvalidOperationException">There is some.</exception>
        public void Check() => ToolRunner.Run("fsck.fat", "-n", _imagePath);

        /// <inheritdoc/>
        public void Dispose()
        {
            _image.Dispose();
            Directory.Delete(_folder, true);
        }

        private void Put(long block, ReadOnlySpan<byte> data)
        {
            _image.Position = block * BlockSize;
            _image.Write(data);
        }
    }
}
