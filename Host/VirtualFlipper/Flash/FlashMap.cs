namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>Addresses and sizes of the STM32WB55RG's memories (RM0434 section 2 and 3).</summary>
    /// <remarks>An oracle of <c>FlashGeometry</c> in Hal: the model does not share the updater's numbers.</remarks>
    public static class FlashMap
    {
        /// <summary>First address of the main flash.</summary>
        public const uint Base = 0x08000000;

        /// <summary>Bytes of main flash.</summary>
        public const int Size = 0x100000;

        /// <summary>Bytes in a page, the unit of erasing.</summary>
        public const int PageSize = 4096;

        /// <summary>Number of pages.</summary>
        public const int Pages = Size / PageSize;

        /// <summary>Bytes in a row, the unit of fast programming.</summary>
        public const int RowSize = 512;

        /// <summary>Bytes in a double word, the unit of programming and of ECC.</summary>
        public const int DoubleWordSize = 8;

        /// <summary>Number of double words.</summary>
        public const int DoubleWords = Size / DoubleWordSize;

        /// <summary>Start of FUS 1.2.0 and end of the space for a stack.</summary>
        public const uint FusBase = 0x080F4000;

        /// <summary>First page of FUS 1.2.0.</summary>
        public const int FusPage = (int)(FusBase - Base) / PageSize;

        /// <summary>First address of SRAM1; the initial stack pointer of a firmware points into SRAM or to its end.</summary>
        public const uint SramBase = 0x20000000;

        /// <summary>First address after SRAM2b.</summary>
        public const uint SramEnd = 0x20040000;
    }
}
