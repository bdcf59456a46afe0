namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Bits of the usage fault status in CFSR (ARM DDI0403, B3.2.15).</summary>
    public enum UsageFault : uint
    {
        /// <summary>UNDEFINSTR.</summary>
        UndefinedInstruction = 1 << 16,

        /// <summary>INVSTATE.</summary>
        InvalidState = 1 << 17,

        /// <summary>NOCP.</summary>
        NoCoprocessor = 1 << 19,
    }
}
