namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>The registers of a Cortex-M4, with libunicorn's numbers (arm.h of release 2.0.1).</summary>
    public enum CpuRegister
    {
        /// <summary>The condition flags.</summary>
        Apsr = 1,

        /// <summary>The program status in libunicorn's format: the condition flags, and the IT state in bits 26:25 and 15:10.</summary>
        Status = 3,

        /// <summary>FPSCR.</summary>
        Fpscr = 6,

        /// <summary>Link register.</summary>
        Lr = 10,

        /// <summary>Program counter; bit 0 reads as 0.</summary>
        Pc = 11,

        /// <summary>The current stack pointer.</summary>
        Sp = 12,

        /// <summary>R0; R1 to R12 follow.</summary>
        R0 = 66,

        /// <summary>R1.</summary>
        R1 = 67,

        /// <summary>R2.</summary>
        R2 = 68,

        /// <summary>R3.</summary>
        R3 = 69,

        /// <summary>R12.</summary>
        R12 = 78,

        /// <summary>S0; S1 to S31 follow.</summary>
        S0 = 79,

        /// <summary>Number of the exception being handled.</summary>
        Ipsr = 114,

        /// <summary>Main stack pointer.</summary>
        Msp = 115,

        /// <summary>Process stack pointer.</summary>
        Psp = 116,

        /// <summary>CONTROL: nPRIV, SPSEL, FPCA; bit 3 is unused.</summary>
        Control = 117,

        /// <summary>Combined status register.</summary>
        Xpsr = 120,

        /// <summary>PRIMASK.</summary>
        Primask = 123,

        /// <summary>BASEPRI.</summary>
        Basepri = 124,

        /// <summary>FAULTMASK.</summary>
        Faultmask = 126,
    }
}
