namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>
    /// The injected faults of the flash. Faults belong to the device, so they survive resets, but they are not saved with the device.
    /// </summary>
    public sealed class FlashFaults
    {
        /// <summary>Gets the pages whose erasure ends with OPERR. A failed erase leaves the content of the page undefined.</summary>
        public HashSet<int> EraseFails { get; } = [];

        /// <summary>
        /// Gets the pages in which programming ends with OPERR. Failed programming leaves the affected double words undefined.
        /// </summary>
        public HashSet<int> ProgramFails { get; } = [];

        /// <summary>
        /// Gets the pages in which fast programming ends with <see cref="FlashErrors.NotErasedLast"/> and changes nothing, even in the page
        /// that was erased last.
        /// </summary>
        public HashSet<int> RowsFail { get; } = [];

        /// <summary>
        /// Gets the weak bytes by address, each with a mask. The masked bits flip as soon as a double word or row that contains the byte
        /// has been programmed. No status flag is set.
        /// </summary>
        public Dictionary<uint, byte> WeakBytes { get; } = [];

        /// <summary>
        /// Gets or sets a value indicating whether an uncorrectable ECC error raises the NMI without setting ECCD in FLASH_ECCR, as on
        /// other STM32 devices after a reset during an erase (docs/reference/silicon.md 1.13). The mock reports such an error like any
        /// other ECC error.
        /// </summary>
        public bool EccFlagIsLost { get; set; }

        /// <summary>Gets or sets a value indicating whether programming the option bytes is accepted but changes nothing.</summary>
        public bool OptionWritesDoNotTake { get; set; }

        /// <summary>Gets or sets a value indicating whether programming the option bytes ends with OPERR and changes nothing.</summary>
        public bool OptionProgramFails { get; set; }

        /// <summary>Gets or sets a value indicating whether CPU2 never releases semaphore 7.</summary>
        public bool HeldByCoprocessor { get; set; }

        /// <summary>Gets or sets a value indicating whether operations never end, so that BSY stays set.</summary>
        public bool StaysBusy { get; set; }

        internal void CopyFrom(FlashFaults other)
        {
            EraseFails.UnionWith(other.EraseFails);
            ProgramFails.UnionWith(other.ProgramFails);
            RowsFail.UnionWith(other.RowsFail);
            foreach ((uint address, byte mask) in other.WeakBytes)
            {
                WeakBytes[address] = mask;
            }

            EccFlagIsLost = other.EccFlagIsLost;
            OptionWritesDoNotTake = other.OptionWritesDoNotTake;
            OptionProgramFails = other.OptionProgramFails;
            HeldByCoprocessor = other.HeldByCoprocessor;
            StaysBusy = other.StaysBusy;
        }
    }
}
