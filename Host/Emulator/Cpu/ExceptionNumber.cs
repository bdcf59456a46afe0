namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// Exception numbers (ARM DDI0403, B1.5.2). The number is the index in the vector table and the value of IPSR in the handler.
    /// </summary>
    public enum ExceptionNumber
    {
        /// <summary>No exception: the core is in thread mode.</summary>
        None = 0,

        /// <summary>Non-maskable interrupt, priority -2.</summary>
        Nmi = 2,

        /// <summary>HardFault, priority -1.</summary>
        HardFault = 3,

        /// <summary>MemManage: an MPU violation, or a fetch from execute-never memory.</summary>
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

        /// <summary>Exception of interrupt line 0; the exceptions of the other lines follow.</summary>
        FirstInterrupt = 16,
    }
}
