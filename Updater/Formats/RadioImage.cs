using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The footers of a radio image as ST delivers it: body, image footer, signature, signature footer (docs/reference/hardware.md 9.1).
    /// </summary>
    public sealed class RadioImage
    {
        /// <summary>First address of FUS 1.x. Images of stacks for FUS 1.x end at this address.</summary>
        public const uint FusBase = 0x080F4000;

        /// <summary>The last word of an image signed by ST. FUS finds the image by this word.</summary>
        public const uint SignatureMagic = 0xD3A12C5E;

        /// <summary>First address of FUS 2.x. Images of stacks for FUS 2.x end at this address.</summary>
        public const uint FusBase2 = 0x080F0000;

        private const int FooterSize = 20;
        private const int SignatureSize = 0x40;
        private const int Overhead = FooterSize + SignatureSize + FooterSize;
        private const uint StackMagic = 0x23372991;
        private const uint Stack2Magic = 0xB10C8B99;

        // First word of Safeboot 2.0.0's footer. The word identifies Safeboot, whose footer contains the magic of a stack.
        private const uint SafebootInfo = 0x5AFEB007;

        private RadioImage(uint size, uint end)
        {
            Size = size;
            EndAddress = end;
            Pages = FlashGeometry.PagesFor(size);
            InstallAddress = end - ((uint)Pages * FlashGeometry.PageSize);
        }

        /// <summary>Gets the size of the file in bytes.</summary>
        public uint Size { get; }

        /// <summary>Gets the number of flash pages of the image.</summary>
        public int Pages { get; }

        /// <summary>Gets the version of the stack, in the format of <see cref="VersionWord"/>.</summary>
        public uint Version { get; private set; }

        /// <summary>Gets the size of the non-secure part of SRAM2a in KiB, which is the value of SBRSA after installation.</summary>
        public int Sram2a { get; private set; }

        /// <summary>Gets the size of the non-secure part of SRAM2b in KiB, which is the value of SNBRSA after installation.</summary>
        public int Sram2b { get; private set; }

        /// <summary>Gets a value indicating whether only FUS 2 and later can install the image.</summary>
        public bool NeedsFus2
        {
            get { return EndAddress == FusBase2; }
        }

        /// <summary>
        /// Gets the only address from which FUS installs the image without moving it: the start of the pages directly below FUS.
        /// </summary>
        public uint InstallAddress { get; }

        /// <summary>Gets the address after the last page of the image, which is the start of FUS.</summary>
        public uint EndAddress { get; }

        /// <summary>
        /// Packs the first five bytes of a manifest's <c>Radio version</c> into a word, as in the footer and the information table.
        /// </summary>
        /// <param name="version">Major, minor, sub, branch, release, type.</param>
        /// <returns>The version word, or 0xFFFFFFFF if branch or release exceeds 4 bits; no stack can report such a version.</returns>
        public static uint VersionWord(byte[] version)
        {
            return version[3] > 15 || version[4] > 15
                ? 0xFFFFFFFF
                : (uint)(version[0] << 24 | version[1] << 16 | version[2] << 8 | version[3] << 4 | version[4]);
        }

        /// <summary>Reads the footers.</summary>
        /// <param name="file">The open file.</param>
        /// <returns>The contents of the footers.</returns>
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
                throw Bad("has no ST signature");
            }

            uint magic = LittleEndian.ToUInt32(footers, 16);
            if (magic != StackMagic && magic != Stack2Magic)
            {
                throw Bad(MessageFormat.Of("has footer 0x$, not that of a stack", (int)magic));
            }

            if (LittleEndian.ToUInt32(footers, 0) == SafebootInfo)
            {
                throw Bad("is Safeboot, not a stack");
            }

            RadioImage image = new RadioImage(file.Length, magic == Stack2Magic ? FusBase2 : FusBase);
            image.Version = LittleEndian.ToUInt32(footers, 12);
            image.Sram2a = footers[10];
            image.Sram2b = footers[11];
            if (footers[8] != image.Pages)
            {
                throw Bad(MessageFormat.Of("states # pages but needs #", footers[8], image.Pages));
            }

            return image;
        }

        /// <summary>Computes an option word that FUS programs when it installs the image (docs/reference/hardware.md 9.1).</summary>
        /// <param name="word">Index of the word, 0 to 15.</param>
        /// <param name="current">The current word.</param>
        /// <returns>
        /// The new word: in word 14 only SFSA changes, in word 15 everything except a reserved bit; other words are unchanged.
        /// </returns>
        public uint OptionWord(int word, uint current)
        {
            uint page = (uint)FlashGeometry.PageOf(InstallAddress);
            switch (word)
            {
                case 14: return (current & 0xFFFFFF00) | page;
                case 15: return (current & 0x01000000) | 0x80000000 | (Field(Sram2b) << 25) | (Field(Sram2a) << 18) | (page << 10);
                default: return current;
            }
        }

        // Each of the two fields is five bits wide.
        private static uint Field(int kilobytes)
        {
            return kilobytes > 31 ? 31 : (uint)kilobytes;
        }

        private static MalformedException Bad(string what)
        {
            return new MalformedException("The radio image " + what + ".");
        }
    }
}
