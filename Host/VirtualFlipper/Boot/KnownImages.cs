using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// The images a device has held completely. They distinguish a whole firmware from one that is half written after a plausible
    /// vector table, which on the hardware would crash.
    /// </summary>
    public sealed class KnownImages
    {
        private readonly List<KnownImage> _images = [];

        /// <summary>Gets all of them.</summary>
        public IReadOnlyList<KnownImage> All => _images;

        /// <summary>Adds an image.</summary>
        /// <param name="address">First address.</param>
        /// <param name="bytes">Its bytes.</param>
        public void Add(uint address, ReadOnlySpan<byte> bytes)
        {
            Add(new KnownImage(address, bytes.Length, Crc32.Compute(bytes)));
        }

        /// <summary>Adds an image by its CRC, unless it is listed already.</summary>
        /// <param name="image">The image.</param>
        public void Add(KnownImage image)
        {
            if (!_images.Contains(image))
            {
                _images.Add(image);
            }
        }

        /// <summary>Checks whether flash holds one of the images completely and readably.</summary>
        /// <param name="flash">The flash.</param>
        /// <returns>The image, or <see langword="null"/>.</returns>
        public KnownImage? FindWhole(FlashArray flash)
        {
            foreach (KnownImage image in _images)
            {
                int offset = (int)(image.Address - FlashMap.Base);
                if (flash.IsReadable(offset, image.Size) && Crc32.Compute(flash.Bytes.Slice(offset, image.Size)) == image.Crc32)
                {
                    return image;
                }
            }

            return null;
        }
    }
}
