namespace FlipperUpdaterNano.Hal
{
    /// <summary>Addresses and sizes of the STM32WB55RG flash (RM0434 section 3).</summary>
    public static class FlashGeometry
    {
        /// <summary>First address of the main flash.</summary>
        public const uint Base = 0x08000000;

        /// <summary>Size of the main flash in bytes.</summary>
        public const int Size = 0x100000;

        /// <summary>Size in bytes of a page, the smallest unit that can be erased.</summary>
        public const int PageSize = 4096;

        /// <summary>Number of pages.</summary>
        public const int Pages = 256;

        /// <summary>Size in bytes of a row, the unit of fast programming.</summary>
        public const int RowSize = 512;

        /// <summary>Size in bytes of a double word, the smallest unit that can be programmed.</summary>
        public const int DoubleWordSize = 8;

        /// <summary>Returns the page that contains an address.</summary>
        /// <param name="address">Absolute address, <see cref="Base"/> or above.</param>
        /// <returns>Page number; <see cref="Pages"/> or above for an address past the end of flash.</returns>
        public static int PageOf(uint address)
        {
            return (int)((address - Base) / PageSize);
        }

        /// <summary>Returns the first address of a page.</summary>
        /// <param name="page">Page number, 0 to <see cref="Pages"/>; the value <see cref="Pages"/> yields the end of flash.</param>
        /// <returns>Absolute address.</returns>
        public static uint AddressOf(int page)
        {
            return Base + ((uint)page * PageSize);
        }

        /// <summary>Returns the number of pages needed for a number of bytes.</summary>
        /// <param name="bytes">Number of bytes.</param>
        /// <returns>Number of pages, rounded up.</returns>
        public static int PagesFor(uint bytes)
        {
            return (int)((bytes + PageSize - 1) / PageSize);
        }
    }
}
