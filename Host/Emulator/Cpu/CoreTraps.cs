namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Traps of the core in addition to accesses that must always be aligned (ARM DDI0403, A3.2.1).</summary>
    [Flags]
    public enum CoreTraps
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>Words and half-words at an address that is not aligned to their size (CCR.UNALIGN_TRP).</summary>
        Unaligned = 1 << 0,

        /// <summary>Divisions by 0 (CCR.DIV_0_TRP).</summary>
        DivideByZero = 1 << 1,

        /// <summary>Floating-point instructions of unprivileged code (CPACR.CP10 = 1).</summary>
        UnprivilegedFloatingPoint = 1 << 2,

        /// <summary>All floating-point instructions (CPACR.CP10 = 0, as after a reset).</summary>
        FloatingPoint = 1 << 3,
    }
}
