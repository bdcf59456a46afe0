namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Reasons why <see cref="CortexM4.Run"/> returns.</summary>
    public enum CpuStop
    {
        /// <summary><see cref="CortexM4.RequestStop"/> was called.</summary>
        Requested,

        /// <summary><see cref="CortexM4.RequestStopAfterBlock"/> was called, and the current block has ended.</summary>
        BlockEnded,

        /// <summary>The core accessed an unmapped or forbidden address; see <see cref="CortexM4.FaultAddress"/>.</summary>
        MemoryFault,

        /// <summary>The core reached an undefined instruction. WFE and YIELD are executed and never reported as undefined.</summary>
        InvalidInstruction,

        /// <summary>The core stopped before an instruction that traps; see <see cref="CortexM4.Trap"/>.</summary>
        Trap,

        /// <summary>The core executed SVC, BKPT or an exception return; see <see cref="CortexM4.InterruptNumber"/>.</summary>
        Interrupt,

        /// <summary>The core reached a breakpoint; the PC is the address of its instruction.</summary>
        Breakpoint,

        /// <summary>The core executed WFI.</summary>
        WaitForInterrupt,
    }
}
