namespace FlipperUpdaterNano.VirtualFlipper
{
    /// <summary>The error bits of FLASH_SR (RM0434 section 3.10.5).</summary>
    public static class FlashErrors
    {
        /// <summary>OPERR: the operation failed.</summary>
        public const uint Operation = 1u << 1;

        /// <summary>PROGERR: the double word is not erased.</summary>
        public const uint Program = 1u << 3;

        /// <summary>WRPERR: the page is write-protected or secure.</summary>
        public const uint WriteProtection = 1u << 4;

        /// <summary>PGAERR: the address is not aligned.</summary>
        public const uint Alignment = 1u << 5;

        /// <summary>PGSERR: the sequence is wrong, for example a start while an error is still flagged.</summary>
        public const uint Sequence = 1u << 7;

        /// <summary>OPTVERR: option load error; erratum 2.2.9: set after every system reset.</summary>
        public const uint OptionValidity = 1u << 15;

        /// <summary>All error bits.</summary>
        public const uint All = 0xC3FA;
    }
}
