namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Stop reasons of <see cref="CortexM4.Run"/>.</summary>
    public enum CpuStop
    {
        /// <summary><see cref="CortexM4.RequestStop"/> was called.</summary>
        Requested,

        /// <summary><see cref="CortexM4.RequestStopAfterBlock"/> was called, and the block has ended.</summary>
        BlockEnded,

        /// <summary>An access to an unmapped or forbidden address; see <see cref="CortexM4.FaultAddress"/>.</summary>
        MemoryFault,

        /// <summary>An undefined instruction; WFE and YIELD do not count.</summary>
        InvalidInstruction,

        /// <summary>A trapping instruction, not yet executed; see <see cref="CortexM4.Trap"/>.</summary>
        Trap,

        /// <summary>SVC, BKPT or an exception return; see <see cref="CortexM4.InterruptNumber"/>.</summary>
        Interrupt,

        /// <summary>A breakpoint; the PC is at its instruction.</summary>
        Breakpoint,

        /// <summary>WFI.</summary>
        WaitForInterrupt,
    }
}
