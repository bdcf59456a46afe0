namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Bits of the bus fault status in CFSR (ARM DDI0403, B3.2.15).</summary>
    public enum BusFault : uint
    {
        /// <summary>IBUSERR: the fetch of an instruction.</summary>
        Fetch = 1 << 8,

        /// <summary>PRECISERR: a data access; the frame has the address of the instruction.</summary>
        Precise = 1 << 9,

        /// <summary>UNSTKERR: an exception return.</summary>
        Unstacking = 1 << 11,

        /// <summary>STKERR: an exception entry.</summary>
        Stacking = 1 << 12,
    }
}
