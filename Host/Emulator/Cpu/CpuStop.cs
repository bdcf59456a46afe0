namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Why <see cref="CortexM4.Run"/> came back.</summary>
    public enum CpuStop
    {
        /// <summary><see cref="CortexM4.RequestStop"/> was called.</summary>
        Requested,

        /// <summary><see cref="CortexM4.RequestStopAfterBlock"/> was called, and the block has ended.</summary>
        BlockEnded,

        /// <summary>An access to an address where nothing is, or that is forbidden; see <see cref="CortexM4.FaultAddress"/>.</summary>
        MemoryFault,

        /// <summary>An instruction the CPU does not have; WFE and YIELD do not count as such.</summary>
        InvalidInstruction,

        /// <summary>An instruction that traps, before it is executed; see <see cref="CortexM4.Trap"/>.</summary>
        Trap,

        /// <summary>SVC, BKPT or an exception return; see <see cref="CortexM4.InterruptNumber"/>.</summary>
        Interrupt,

        /// <summary>A breakpoint; the PC is at its instruction.</summary>
        Breakpoint,

        /// <summary>WFI.</summary>
        WaitForInterrupt,
    }
}
