using System.Buffers.Binary;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>The FUS images that a repair over USB DFU installs (docs/reference/hardware.md 9.1).</summary>
    public sealed class FusImages
    {
        /// <summary>Name of the image for devices with FUS 0.5.3.</summary>
        public const string OldName = "stm32wb5x_FUS_fw_for_fus_0_5_3.bin";

        /// <summary>Name of the image for devices with a later FUS.</summary>
        public const string Name = "stm32wb5x_FUS_fw.bin";

        private const uint Magic = 0x32279221;
        private const int FooterSize = 20;
        private const int MagicAt = 16;

        /// <summary>Checks and stores the images.</summary>
        /// <param name="image">The image for devices whose FUS is later than 0.5.3.</param>
        /// <param name="old">The image for devices with FUS 0.5.3.</param>
        /// <param name="version">Version as <c>major.minor.sub</c>; the footers of ST's files do not contain it.</param>
        /// <exception cref="DeliveryException">A file is not a FUS image, or the version is malformed.</exception>
        public FusImages(byte[] image, byte[] old, string version)
        {
            Check(image, "--fus");
            Check(old, "--fus-0-5-3");
            Image = image;
            Old = old;
            string[] parts = version.Split('.');
            Version = parts.Length == 3 && parts.All(part => byte.TryParse(part, out _))
                ? [.. parts.Select(byte.Parse)]
                : throw new DeliveryException($"--fus-version {version}: give three numbers, such as 1.2.0");
        }

        /// <summary>Gets the image for devices whose FUS is later than 0.5.3.</summary>
        public byte[] Image { get; }

        /// <summary>Gets the image for devices with FUS 0.5.3.</summary>
        public byte[] Old { get; }

        /// <summary>Gets the version: major, minor, sub.</summary>
        public IReadOnlyList<byte> Version { get; }

        private static void Check(byte[] image, string option)
        {
            ReadOnlySpan<byte> file = image;
            int signature = file.Length > RadioFooter.Overhead ? file[^12] : 0;
            int footer = file.Length - signature - (2 * FooterSize);
            if (file.Length <= RadioFooter.Overhead
                || BinaryPrimitives.ReadUInt32LittleEndian(file[^4..]) != RadioFooter.SignatureMagic
                || footer < 0
                || BinaryPrimitives.ReadUInt32LittleEndian(file[(footer + MagicAt)..]) != Magic)
            {
                throw new DeliveryException($"{option}: not an image of FUS 1 (by its footers); give the .bin as ST delivers it");
            }
        }
    }
}
