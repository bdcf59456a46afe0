using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Formats
{
    /// <summary>
    /// The footers of a radio image as ST delivers it: body, image footer, signature, signature footer (hardware reference 9.1).
    /// </summary>
    public sealed class RadioImage
    {
        /// <summary>First address of FUS 1.x: what is installed for it ends here.</summary>
        public const uint FusBase = 0x080F4000;

        /// <summary>First address of FUS 2.x: stacks of its own format end here.</summary>
        public const uint FusBase2 = 0x080F0000;

        private const int FooterSize = 20;
        private const int SignatureSize = 0x40;
        private const int Overhead = FooterSize + SignatureSize + FooterSize;
        private const uint StackMagic = 0x23372991;
        private const uint Stack2Magic = 0xB10C8B99;
        private const uint SignatureMagic = 0xD3A12C5E;

        // Stack type, and the open KB of SRAM2a and SRAM2b that only this type has (hardware reference 9.2).
        private static readonly byte[] s_knownWindows = { 1, 10, 15, 2, 19, 25, 3, 18, 11, 6, 2, 10, 7, 9, 25 };

        private RadioImage(uint size)
        {
            Size = size;
        }

        /// <summary>Gets the bytes of the image, footers included.</summary>
        public uint Size { get; }

        /// <summary>Gets the flash pages the image takes.</summary>
        public int Pages
        {
            get { return (int)((Size + FlashGeometry.PageSize - 1) / FlashGeometry.PageSize); }
        }

        /// <summary>Gets the first five bytes of the manifest's <c>Radio version</c> as the image has them: major, minor, sub, branch, release.</summary>
        public byte[] Version { get; private set; }

        /// <summary>Gets the stack type that the image's windows into SRAM2 belong to, or 0 when they tell nothing.</summary>
        public int LikelyType { get; private set; }

        /// <summary>Gets a value indicating whether only FUS 2 and later can install the image.</summary>
        public bool NeedsFus2 { get; private set; }

        /// <summary>Gets the only address at which the image is written and stays: the pages right below FUS.</summary>
        public uint InstallAddress
        {
            get { return (NeedsFus2 ? FusBase2 : FusBase) - ((uint)Pages * FlashGeometry.PageSize); }
        }

        /// <summary>Reads the footers.</summary>
        /// <param name="file">The open file.</param>
        /// <returns>What they say.</returns>
        /// <exception cref="MalformedException">The file is not an image of a wireless stack.</exception>
        /// <exception cref="SourceException">The card failed, or gave fewer bytes than asked for.</exception>
        public static RadioImage Read(ICardFile file)
        {
            if (file.Length < Overhead || file.Length > FusBase - FlashGeometry.Base)
            {
                throw Bad(Sentence.Of("has # bytes", (int)file.Length));
            }

            byte[] footers = new byte[Overhead];
            CardReading.ReadAt(file, file.Length - Overhead, footers, Overhead);
            if (LittleEndian.ToUInt32(footers, Overhead - 4) != SignatureMagic || footers[Overhead - FooterSize + 8] != SignatureSize)
            {
                throw Bad("does not end with a signature of ST");
            }

            uint magic = LittleEndian.ToUInt32(footers, 16);
            if (magic != StackMagic && magic != Stack2Magic)
            {
                throw Bad(Sentence.Of("has the footer 0x$, which is not that of a wireless stack", (int)magic));
            }

            RadioImage image = new RadioImage(file.Length);
            image.NeedsFus2 = magic == Stack2Magic;
            image.Version = new byte[] { footers[15], footers[14], footers[13], (byte)(footers[12] >> 4), (byte)(footers[12] & 15) };
            image.LikelyType = TypeOf(footers[10], footers[11]);
            if (footers[8] != image.Pages)
            {
                throw Bad(Sentence.Of("says it takes # pages, it takes #", footers[8], image.Pages));
            }

            return image;
        }

        /// <summary>Compares the version with a manifest's.</summary>
        /// <param name="version">Major, minor, sub, branch, release, type.</param>
        /// <returns>Whether the first five are equal.</returns>
        public bool HasVersion(byte[] version)
        {
            for (int i = 0; i < Version.Length; i++)
            {
                if (Version[i] != version[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static int TypeOf(int sram2a, int sram2b)
        {
            for (int i = 0; i < s_knownWindows.Length; i += 3)
            {
                if (s_knownWindows[i + 1] == sram2a && s_knownWindows[i + 2] == sram2b)
                {
                    return s_knownWindows[i];
                }
            }

            return 0;
        }

        private static MalformedException Bad(string what)
        {
            return new MalformedException("The radio image " + what + ".");
        }
    }
}
