using System.Buffers.Binary;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The contents of a radio image's footers (docs/reference/hardware.md 9.1).</summary>
    /// <param name="Magic">Kind of the image: 0x23372991 is a wireless stack.</param>
    /// <param name="Major">Version, first number.</param>
    /// <param name="Minor">Version, second number.</param>
    /// <param name="Sub">Version, third number.</param>
    /// <param name="Branch">Branch, 0 to 15.</param>
    /// <param name="Release">Release type, 0 to 15.</param>
    /// <param name="Pages">Number of flash pages that the image occupies.</param>
    /// <param name="Sram2aKilobytes">Size in KiB of the non-secure part of SRAM2a (SBRSA).</param>
    /// <param name="Sram2bKilobytes">Size in KiB of the non-secure part of SRAM2b (SNBRSA).</param>
    public sealed record RadioFooter(
        uint Magic, byte Major, byte Minor, byte Sub, byte Branch, byte Release, int Pages, int Sram2aKilobytes, int Sram2bKilobytes)
    {
        /// <summary>Magic of a wireless stack.</summary>
        public const uint StackMagic = 0x23372991;

        /// <summary>Magic of a wireless stack that requires FUS 2.</summary>
        public const uint Stack2Magic = 0xB10C8B99;

        /// <summary>Magic of an ST signature footer.</summary>
        public const uint SignatureMagic = 0xD3A12C5E;

        /// <summary>Magic of a customer's signature footer.</summary>
        public const uint CustomerSignatureMagic = 0xE2B51D4A;

        /// <summary>Total size in bytes of the image footer, the signature and the signature footer.</summary>
        public const int Overhead = FooterSize + SignatureSize + FooterSize;

        /// <summary>First address of FUS 1.2.0, at which a radio stack ends.</summary>
        public const uint FusBase = 0x080F4000;

        /// <summary>First address of FUS 2, at which a radio stack in the FUS 2 format ends.</summary>
        public const uint FusBase2 = 0x080F0000;

        internal const int FooterSize = 20;
        internal const int SignatureSize = 0x40;

        /// <summary>Reads the footers.</summary>
        /// <param name="image">The whole radio image.</param>
        /// <exception cref="PackagingException">The image has no footers.</exception>
        public static RadioFooter Read(ReadOnlySpan<byte> image)
        {
            if (image.Length < Overhead)
            {
                throw new PackagingException(
                    $"the radio image is {image.Length} bytes long, too short for its footers; use the stack's .bin as ST delivers it");
            }

            uint signatureMagic = BinaryPrimitives.ReadUInt32LittleEndian(image[^4..]);
            int signature = image[^12];
            if (signatureMagic is not (SignatureMagic or CustomerSignatureMagic) || image.Length < signature + (2 * FooterSize))
            {
                throw new PackagingException("the radio image has no signature footer at its end; use the stack's .bin as ST delivers it");
            }

            ReadOnlySpan<byte> footer = image.Slice(image.Length - signature - (2 * FooterSize), FooterSize);
            uint magic = BinaryPrimitives.ReadUInt32LittleEndian(footer[16..]);
            if (magic is not (StackMagic or Stack2Magic))
            {
                throw new PackagingException(
                    $"the radio image's footer has magic {magic:X8}, but a wireless stack has {StackMagic:X8}; FUS and safeboot images are "
                    + "not installed over the air");
            }

            return new RadioFooter(
                magic, footer[15], footer[14], footer[13], (byte)(footer[12] >> 4), (byte)(footer[12] & 15), footer[8], footer[10],
                footer[11]);
        }

        /// <summary>Computes the default flash address of an image: directly below FUS (docs/reference/hardware.md 9.1).</summary>
        /// <param name="length">Size of the image in bytes.</param>
        /// <returns>The page-aligned address.</returns>
        public uint DefaultAddress(int length) => (Magic == Stack2Magic ? FusBase2 : FusBase) - ((uint)((length + 4095) / 4096) * 4096);

        /// <summary>Builds the radio version for the manifest.</summary>
        /// <param name="type">Stack type, for example 3 for BLE light.</param>
        /// <returns>Major, minor, sub, branch, release, type.</returns>
        public byte[] ManifestVersion(byte type) => [Major, Minor, Sub, Branch, Release, type];
    }
}
