using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>Event and interrupt lines (RM0434 section 14): stored, because the firmware polls; line 41 wakes CPU2.</summary>
    public sealed class Exti : Peripheral
    {
        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives wrong use.</param>
        public Exti(Violations violations)
            : base("EXTI", 0x58000800, 0x400, violations)
        {
            foreach ((uint offset, string name, uint reset) in new (uint, string, uint)[]
            {
                (0x00, "RTSR1", 0), (0x04, "FTSR1", 0), (0x08, "SWIER1", 0), (0x20, "RTSR2", 0), (0x24, "FTSR2", 0), (0x28, "SWIER2", 0),
                (0x80, "IMR1", 0x7FC00000), (0x84, "EMR1", 0), (0x90, "IMR2", 0x0001FCFD), (0x94, "EMR2", 0),
                (0xC0, "C2IMR1", 0x7FC00000), (0xC4, "C2EMR1", 0), (0xD0, "C2IMR2", 0x0001FCFD), (0xD4, "C2EMR2", 0),
            })
            {
                Define(offset, name, reset).With(0, "lines", 32);
            }

            Define(0x0C, "PR1").With(0, "pending", 32, FieldKind.ClearByOne);
            Define(0x2C, "PR2").With(0, "pending", 32, FieldKind.ClearByOne);
        }
    }
}
