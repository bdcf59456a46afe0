namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// Optional traps of the core. Even if none of these traps is enabled, unaligned accesses trap in instructions that always require
    /// alignment (ARM DDI0403, A3.2.1).
    /// </summary>
    [Flags]
    public enum CoreTraps
    {
        /// <summary>No optional trap is enabled.</summary>
        None = 0,

        /// <summary>Unaligned word and half-word accesses trap (CCR.UNALIGN_TRP).</summary>
        Unaligned = 1 << 0,

        /// <summary>Divisions by 0 trap (CCR.DIV_0_TRP).</summary>
        DivideByZero = 1 << 1,

        /// <summary>Floating-point instructions trap in unprivileged code (CPACR.CP10 = 1).</summary>
        UnprivilegedFloatingPoint = 1 << 2,

        /// <summary>All floating-point instructions trap (CPACR.CP10 = 0, as after a reset).</summary>
        FloatingPoint = 1 << 3,
    }
}
