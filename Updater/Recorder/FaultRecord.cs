namespace FlipperUpdaterNano.Updater.Recorder
{
    /// <summary>
    /// The record of a fault that the fault screen (boards/common/fault.cpp) stores for the log of the next boot. The record is not written
    /// to the card, because after a fault neither the heap nor the state of the card can be trusted. The record is stored in five backup
    /// registers that the stock firmware does not use (docs/reference/hardware.md 5.4), so the record survives the reset and a power loss.
    /// </summary>
    /// <remarks>
    /// <code>
    /// 10 PC of the faulting instruction with bit 0 set, written last; 0: no record
    /// 11 LR
    /// 12 CFSR: the cause
    /// 13 HFSR; bit 8, unused in HFSR, is RCC_CIFR.CSSF: the crystal failed, not the code
    /// 14 BFAR: the address, if bit 15 of CFSR is set
    /// </code>
    /// </remarks>
    public static class FaultRecord
    {
        /// <summary>Number of the first backup register of the record.</summary>
        public const int Index = 10;

        /// <summary>Number of the backup register after the last one of the record.</summary>
        public const int End = 15;
    }
}
