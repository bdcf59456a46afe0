using System.Buffers.Binary;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Makes radio images for a virtual device: valid footers and pseudo-random content. The images contain no stack, and a real FUS
    /// rejects their signature.
    /// </summary>
    public static class RadioImageMaker
    {
        /// <summary>Size of a light stack image as delivered with release 1.19.0 (docs/reference/hardware.md 9.2).</summary>
        public const int LightSize = 117_076;

        /// <summary>Makes an image.</summary>
        /// <param name="major">Version, first number.</param>
        /// <param name="minor">Version, second number.</param>
        /// <param name="sub">Version, third number.</param>
        /// <param name="branch">Branch, 0 to 15.</param>
        /// <param name="release">Release type, 0 to 15.</param>
        /// <param name="size">Total size in bytes, larger than the footers.</param>
        /// <param name="sram2aKilobytes">Size in KiB of the non-secure part of SRAM2a: SBRSA after the installation.</param>
        /// <param name="sram2bKilobytes">Size in KiB of the non-secure part of SRAM2b: SNBRSA after the installation.</param>
        /// <returns>The image. The same arguments give the same image.</returns>
        public static byte[] Make(
            byte major, byte minor, byte sub, byte branch = 0, byte release = 2, int size = LightSize, byte sram2aKilobytes = 0x12,
            byte sram2bKilobytes = 0x0B)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, RadioFooter.Overhead);
            byte[] image = new byte[size];
            StandIn.Fill(image, (uint)((major << 24) | (minor << 16) | (sub << 8) | (branch << 4) | release));
            Span<byte> footer = image.AsSpan(size - RadioFooter.Overhead, RadioFooter.FooterSize);
            BinaryPrimitives.WriteUInt32LittleEndian(footer, 0xABCDABCD);
            BinaryPrimitives.WriteUInt32LittleEndian(footer[4..], 0xABCDABCD);
            footer[8] = (byte)((size + 4095) / 4096);
            footer[9] = 0xFF;
            footer[10] = sram2aKilobytes;
            footer[11] = sram2bKilobytes;
            footer[12] = (byte)((branch << 4) | release);
            footer[13] = sub;
            footer[14] = minor;
            footer[15] = major;
            BinaryPrimitives.WriteUInt32LittleEndian(footer[16..], RadioFooter.StackMagic);
            Span<byte> signature = image.AsSpan(size - RadioFooter.FooterSize);
            ReadOnlySpan<byte> fixedPart = [0x34, 0x12, 0x34, 0x12, 0xCD, 0xAB, 0xCD, 0xAB, RadioFooter.SignatureSize, 0x57, 0xFF, 0xFF,
                0x45, 0x00, 0x11, 0x22];
            fixedPart.CopyTo(signature);
            BinaryPrimitives.WriteUInt32LittleEndian(signature[16..], RadioFooter.SignatureMagic);
            return image;
        }
    }
}
