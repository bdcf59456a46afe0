namespace FlipperUpdaterNano.VirtualFlipper.Flash
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

        /// <summary>PGAERR: the address of a write is not aligned.</summary>
        public const uint Alignment = 1u << 5;

        /// <summary>SIZERR: a write is not 32 bits wide.</summary>
        public const uint Size = 1u << 6;

        /// <summary>PGSERR: the programming sequence is wrong, for example an operation was started while an error was flagged.</summary>
        public const uint Sequence = 1u << 7;

        /// <summary>MISERR: a double word of a row arrived too late.</summary>
        public const uint Miss = 1u << 8;

        /// <summary>FASTERR: another error aborted the fast programming of a row.</summary>
        public const uint Fast = 1u << 9;

        /// <summary>
        /// PGSERR, PGAERR and FASTERR: fast programming of a page other than the one erased last (docs/reference/silicon.md 1.1).
        /// </summary>
        public const uint NotErasedLast = Sequence | Alignment | Fast;

        /// <summary>OPTVERR: option validity error. Because of erratum 2.2.9, OPTVERR is set after every system reset.</summary>
        public const uint OptionValidity = 1u << 15;

        /// <summary>All error bits.</summary>
        public const uint All = 0xC3FA;
    }
}
