namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Bits of the usage fault status in CFSR (ARM DDI0403, B3.2.15).</summary>
    public enum UsageFault : uint
    {
        /// <summary>UNDEFINSTR.</summary>
        UndefinedInstruction = 1 << 16,

        /// <summary>INVSTATE.</summary>
        InvalidState = 1 << 17,

        /// <summary>INVPC.</summary>
        InvalidProgramCounter = 1 << 18,

        /// <summary>NOCP.</summary>
        NoCoprocessor = 1 << 19,

        /// <summary>UNALIGNED.</summary>
        Unaligned = 1 << 24,

        /// <summary>DIVBYZERO.</summary>
        DivideByZero = 1 << 25,
    }
}
