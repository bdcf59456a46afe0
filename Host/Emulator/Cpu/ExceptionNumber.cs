namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Exceptions by their number (ARM DDI0403, B1.5.2): the entry in the vector table, and IPSR in the handler.</summary>
    public enum ExceptionNumber
    {
        /// <summary>None: thread mode.</summary>
        None = 0,

        /// <summary>Non-maskable interrupt, priority -2.</summary>
        Nmi = 2,

        /// <summary>HardFault, priority -1.</summary>
        HardFault = 3,

        /// <summary>MemManage: a violation of the memory protection, or a fetch from memory that is never executable.</summary>
        MemManage = 4,

        /// <summary>BusFault.</summary>
        BusFault = 5,

        /// <summary>UsageFault.</summary>
        UsageFault = 6,

        /// <summary>SVCall.</summary>
        SupervisorCall = 11,

        /// <summary>DebugMonitor.</summary>
        DebugMonitor = 12,

        /// <summary>PendSV.</summary>
        PendSv = 14,

        /// <summary>The system timer.</summary>
        SysTick = 15,

        /// <summary>Interrupt line 0; the others follow.</summary>
        FirstInterrupt = 16,
    }
}
