namespace FlipperUpdaterNano.Hal
{
    /// <summary>The fixed figures of the STM32WB55RG flash (RM0434 section 3).</summary>
    public static class FlashGeometry
    {
        /// <summary>First address of the main flash.</summary>
        public const uint Base = 0x08000000;

        /// <summary>Bytes of main flash.</summary>
        public const int Size = 0x100000;

        /// <summary>Bytes in a page, the unit of erasing.</summary>
        public const int PageSize = 4096;

        /// <summary>Number of pages.</summary>
        public const int Pages = 256;

        /// <summary>Bytes in a row, the unit of fast programming.</summary>
        public const int RowSize = 512;

        /// <summary>Bytes in a double word, the unit of programming.</summary>
        public const int DoubleWordSize = 8;
    }
}
