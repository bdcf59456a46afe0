namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>Addresses and sizes of the STM32WB55RG's memories (RM0434 sections 2 and 3).</summary>
    /// <remarks>Oracle for <c>FlashGeometry</c> in Hal: the model uses its own numbers instead of those of the updater.</remarks>
    public static class FlashMap
    {
        /// <summary>Start address of the main flash.</summary>
        public const uint Base = 0x08000000;

        /// <summary>Size of the main flash in bytes.</summary>
        public const int Size = 0x100000;

        /// <summary>Size of a page, the unit of erasing, in bytes.</summary>
        public const int PageSize = 4096;

        /// <summary>Number of pages.</summary>
        public const int Pages = Size / PageSize;

        /// <summary>Size of a row, the unit of fast programming, in bytes.</summary>
        public const int RowSize = 512;

        /// <summary>Size of a double word, the unit of programming and of ECC, in bytes.</summary>
        public const int DoubleWordSize = 8;

        /// <summary>Number of double words.</summary>
        public const int DoubleWords = Size / DoubleWordSize;

        /// <summary>Start address of FUS 1.2.0, at which the space for a radio stack ends.</summary>
        public const uint FusBase = 0x080F4000;

        /// <summary>First page of FUS 1.2.0.</summary>
        public const int FusPage = (int)(FusBase - Base) / PageSize;

        /// <summary>Start address of SRAM1. The initial stack pointer of firmware points into SRAM or to the end of SRAM.</summary>
        public const uint SramBase = 0x20000000;

        /// <summary>First address after SRAM2b.</summary>
        public const uint SramEnd = 0x20040000;
    }
}
