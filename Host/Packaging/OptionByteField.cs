namespace FlipperUpdaterNano.Packaging
{
    /// <summary>A named field of an option word (RM0434 section 3.4, docs/reference/stock-updater.md 5.5).</summary>
    /// <param name="Name">Name of the field in <c>ob.data</c> files.</param>
    /// <param name="Word">Word index, 0 to 15.</param>
    public sealed record OptionByteField(string Name, int Word, int FirstBit, int Bits)
    {
        /// <summary>Every field of the STM32WB55 option bytes, in the order of the words.</summary>
        public static readonly IReadOnlyList<OptionByteField> All =
        [
            new("RDP", 0, 0, 8), new("ESE", 0, 8, 1), new("BOR_LEV", 0, 9, 3), new("nRST_STOP", 0, 12, 1), new("nRST_STDBY", 0, 13, 1),
            new("nRSTSHDW", 0, 14, 1), new("IWDGSW", 0, 16, 1), new("IWDGSTOP", 0, 17, 1), new("IWDGSTDBY", 0, 18, 1),
            new("WWDGSW", 0, 19, 1), new("nBOOT1", 0, 23, 1), new("SRAM2PE", 0, 24, 1), new("SRAM2RST", 0, 25, 1),
            new("nSWBOOT0", 0, 26, 1), new("nBOOT0", 0, 27, 1), new("AGC_TRIM", 0, 29, 3),
            new("PCROP1A_STRT", 1, 0, 9), new("PCROP1A_END", 2, 0, 9), new("PCROP_RDP", 2, 31, 1),
            new("WRP1A_STRT", 3, 0, 8), new("WRP1A_END", 3, 16, 8), new("WRP1B_STRT", 4, 0, 8), new("WRP1B_END", 4, 16, 8),
            new("PCROP1B_STRT", 5, 0, 9), new("PCROP1B_END", 6, 0, 9), new("IPCCDBA", 13, 0, 14),
            new("SFSA", 14, 0, 8), new("FSD", 14, 8, 1), new("DDS", 14, 12, 1),
            new("SBRV", 15, 0, 18), new("SBRSA", 15, 18, 5), new("BRSD", 15, 23, 1), new("SNBRSA", 15, 25, 5), new("NBRSD", 15, 30, 1),
            new("C2OPT", 15, 31, 1),
        ];

        /// <summary>Gets the mask of the field in its word.</summary>
        public uint Mask => ((1u << Bits) - 1) << FirstBit;

        /// <summary>Extracts the field from its word.</summary>
        /// <returns>The value of the field, right-aligned.</returns>
        public uint Extract(uint word) => (word & Mask) >> FirstBit;
    }
}
