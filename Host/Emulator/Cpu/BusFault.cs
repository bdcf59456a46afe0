namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Bits of the bus fault status in CFSR (ARM DDI0403, B3.2.15).</summary>
    public enum BusFault : uint
    {
        /// <summary>IBUSERR: a bus fault on an instruction fetch.</summary>
        Fetch = 1 << 8,

        /// <summary>
        /// PRECISERR: a precise bus fault on a data access. The stacked PC is the address of the instruction that faulted.
        /// </summary>
        Precise = 1 << 9,

        /// <summary>UNSTKERR: a bus fault while unstacking at an exception return.</summary>
        Unstacking = 1 << 11,

        /// <summary>STKERR: a bus fault while stacking at an exception entry.</summary>
        Stacking = 1 << 12,
    }
}
