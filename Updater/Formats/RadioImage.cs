using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The footers of a radio image as ST delivers it: body, image footer, signature, signature footer (docs/reference/hardware.md 9.1).
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

        // Stack type, and the open KB of SRAM2a and SRAM2b that only this type has (docs/reference/hardware.md 9.2).
        private static readonly byte[] s_knownWindows = { 1, 10, 15, 2, 19, 25, 3, 18, 11, 6, 2, 10, 7, 9, 25 };

        private RadioImage(uint size, uint end)
        {
            Size = size;
            EndAddress = end;
            Pages = FlashGeometry.PagesFor(size);
            InstallAddress = end - ((uint)Pages * FlashGeometry.PageSize);
        }

        /// <summary>Gets the size of the file in bytes.</summary>
        public uint Size { get; }

        /// <summary>Gets the flash pages the image takes.</summary>
        public int Pages { get; }

        /// <summary>Gets the version of the stack, packed as <see cref="VersionWord"/> does.</summary>
        public uint Version { get; private set; }

        /// <summary>Gets the stack type the limits of SRAM2 belong to, or 0 when they tell nothing.</summary>
        public int LikelyType { get; private set; }

        /// <summary>Gets a value indicating whether only FUS 2 and later can install the image.</summary>
        public bool NeedsFus2
        {
            get { return EndAddress == FusBase2; }
        }

        /// <summary>Gets the only address at which the image is written and stays: the pages right below FUS.</summary>
        public uint InstallAddress { get; }

        /// <summary>Gets the address after its last page: that of FUS.</summary>
        public uint EndAddress { get; }

        /// <summary>Packs the first five bytes of a manifest's <c>Radio version</c> as footer and information table do.</summary>
        /// <param name="version">Major, minor, sub, branch, release, type.</param>
        /// <returns>The version word; 0xFFFFFFFF when branch or release do not fit their 4 bits and no stack can report it.</returns>
        public static uint VersionWord(byte[] version)
        {
            return version[3] > 15 || version[4] > 15
                ? 0xFFFFFFFF
                : (uint)(version[0] << 24 | version[1] << 16 | version[2] << 8 | version[3] << 4 | version[4]);
        }

        /// <summary>Reads the footers.</summary>
        /// <param name="file">The open file.</param>
        /// <returns>What they say.</returns>
        /// <exception cref="MalformedException">The file is not an image of a wireless stack.</exception>
        /// <exception cref="CardIoException">The card failed.</exception>
        public static RadioImage Read(ICardFile file)
        {
            if (file.Length < Overhead || file.Length > FusBase - FlashGeometry.Base)
            {
                throw Bad(MessageFormat.Of("has # bytes", (int)file.Length));
            }

            byte[] footers = new byte[Overhead];
            CardReading.ReadAt(file, file.Length - Overhead, footers, Overhead);
            if (LittleEndian.ToUInt32(footers, Overhead - 4) != SignatureMagic || footers[Overhead - FooterSize + 8] != SignatureSize)
            {
                throw Bad("has no signature of ST");
            }

            uint magic = LittleEndian.ToUInt32(footers, 16);
            if (magic != StackMagic && magic != Stack2Magic)
            {
                throw Bad(MessageFormat.Of("has the footer 0x$, not that of a stack", (int)magic));
            }

            RadioImage image = new RadioImage(file.Length, magic == Stack2Magic ? FusBase2 : FusBase);
            image.Version = LittleEndian.ToUInt32(footers, 12);
            image.LikelyType = TypeOf(footers[10], footers[11]);
            if (footers[8] != image.Pages)
            {
                throw Bad(MessageFormat.Of("says it takes # pages, it takes #", footers[8], image.Pages));
            }

            return image;
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
