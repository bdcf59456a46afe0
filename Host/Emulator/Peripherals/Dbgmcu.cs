using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The device identification (RM0434, chapter Debug support) of an STM32WB55, cut 2.1.</summary>
    public sealed class Dbgmcu : Peripheral
    {
        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Dbgmcu(Violations violations)
            : base("DBGMCU", 0xE0042000, 0x400, violations)
        {
            Define(0x00, "IDCODE", 0x20010495).With(0, "id", 32, FieldKind.ReadOnly);
            Define(0x04, "CR").With(0, "DBG_SLEEP").With(1, "DBG_STOP").With(2, "DBG_STANDBY");
        }
    }
}
