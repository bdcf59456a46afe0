using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// The firmware images and resume stubs that a device's flash has contained in full. With them, the model distinguishes complete
    /// firmware from partly written firmware, which would crash on the hardware although its vector table is plausible.
    /// </summary>
    public sealed class KnownImages : ISnapshotPart
    {
        private const int StubSize = 2 * FlashMap.PageSize;

        private readonly List<KnownImage> _images = [];

        /// <summary>Gets all images.</summary>
        public IReadOnlyList<KnownImage> All => _images;

        /// <summary>Adds an image.</summary>
        /// <param name="address">Start address of the image.</param>
        /// <param name="bytes">Content of the image.</param>
        public void Add(uint address, ReadOnlySpan<byte> bytes)
        {
            Add(new KnownImage(address, bytes.Length, Crc32.Compute(bytes)));
        }

        /// <summary>Adds a resume stub, which may start at any page.</summary>
        /// <param name="bytes">Content of the stub.</param>
        public void AddStub(ReadOnlySpan<byte> bytes)
        {
            Add(KnownImage.AnyPage, bytes);
        }

        /// <summary>Adds an image by its CRC, unless it is already listed.</summary>
        public void Add(KnownImage image)
        {
            if (!_images.Contains(image))
            {
                _images.Add(image);
            }
        }

        /// <summary>Gets a value indicating whether one of the images is a firmware image.</summary>
        public bool HasFirmware => _images.Exists(image => image.Address != KnownImage.AnyPage);

        /// <summary>Checks whether flash holds a complete resume stub.</summary>
        /// <param name="offset">Offset of the stub from the start of the flash.</param>
        /// <returns>
        /// <see langword="true"/> if the stub is known and readable or, while no stub is known, if the two pages at the offset are
        /// readable.
        /// </returns>
        public bool IsWholeStub(FlashArray flash, int offset)
        {
            List<KnownImage> stubs = _images.FindAll(image => image.Address == KnownImage.AnyPage);

            return stubs.Count == 0
                ? offset + StubSize <= FlashMap.Size && flash.IsReadable(offset, StubSize)
                : stubs.Exists(stub => IsAt(flash, offset, stub));
        }

        /// <summary>Finds the known firmware image that flash holds completely and without ECC errors.</summary>
        /// <returns>The image; <see langword="null"/> if flash holds no complete firmware image.</returns>
        public KnownImage? FindWhole(FlashArray flash)
        {
            return _images.Find(
                image => image.Address != KnownImage.AnyPage && IsAt(flash, (int)(image.Address - FlashMap.Base), image));
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Objects(_images, image => new KnownImage(
                archive.Value(image?.Address ?? 0, nameof(image.Address)),
                archive.Value(image?.Size ?? 0, nameof(image.Size)),
                archive.Value(image?.Crc32 ?? 0, nameof(image.Crc32))));
        }

        private static bool IsAt(FlashArray flash, int offset, KnownImage image) =>
            offset + image.Size <= FlashMap.Size && flash.IsReadable(offset, image.Size)
            && Crc32.Compute(flash.Bytes.Slice(offset, image.Size)) == image.Crc32;
    }
}
