namespace FlipperUpdaterNano.Updater.Recorder
{
    /// <summary>
    /// What the fault screen (boards/common/fault.cpp) leaves for the log of the next boot. It writes nothing to the card: after a fault
    /// neither the heap nor the state of the card can be trusted. Five backup registers that the stock firmware does not use
    /// (docs/reference/hardware.md 5.4) keep it over the reset, and over a power loss.
    /// </summary>
    /// <remarks>
    /// <code>
    /// 10 PC of the faulting instruction with bit 0 set, written last; 0: there is no record
    /// 11 LR
    /// 12 CFSR: the cause
    /// 13 HFSR; bit 8, which it does not have, is RCC_CIFR.CSSF: the crystal failed, which is no fault of the code
    /// 14 BFAR: the address, when CFSR has bit 15 set
    /// </code>
    /// </remarks>
    public static class FaultRecord
    {
        /// <summary>The first register.</summary>
        public const int Index = 10;

        /// <summary>The register after the last one.</summary>
        public const int End = 15;
    }
}
