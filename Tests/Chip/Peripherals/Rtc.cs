using FlipperUpdaterNano.Chip.Registers;

namespace FlipperUpdaterNano.Chip.Peripherals
{
    /// <summary>The RTC's 20 backup registers (RM0434 section 32.6): written only while PWR.CR1.DBP is set.</summary>
    public sealed class Rtc : Peripheral
    {
        private const int BackupRegisters = 20;

        /// <summary>Initializes a new instance of the <see cref="Rtc"/> class.</summary>
        /// <param name="read">Reads a backup register of the device.</param>
        /// <param name="write">Writes a backup register of the device.</param>
        /// <param name="power">Tells whether the backup domain may be written.</param>
        /// <param name="violations">Where wrong use is reported.</param>
        public Rtc(Func<int, uint> read, Action<int, uint> write, Pwr power, Violations violations)
            : base("RTC", 0x40002800, 0x400, violations)
        {
            Define(0x00, "TR").With(0, "time", 23);
            Define(0x04, "DR", 0x2101).With(0, "date", 24);
            Define(0x08, "CR").With(0, "bits", 25);
            Define(0x0C, "ISR", 0x07).With(0, "flags", 17);
            Define(0x10, "PRER", 0x007F00FF).With(0, "PREDIV_S", 15).With(16, "PREDIV_A", 7);
            Define(0x24, "WPR").With(0, "KEY", 8, FieldKind.WriteOnly);
            Define(0x28, "SSR").With(0, "SS", 16, FieldKind.ReadOnly);

            for (int n = 0; n < BackupRegisters; n++)
            {
                int index = n;

                Define(0x50 + (4 * (uint)n), $"BKP{n}R").OnRead(_ => read(index)).OnRawWrite((value, _) =>
                {
                    if (!power.AllowsBackupAccess)
                    {
                        Violations.Report($"RTC: BKP{index}R written while PWR.CR1.DBP = 0");

                        return;
                    }

                    write(index, value);
                });
            }
        }
    }
}
