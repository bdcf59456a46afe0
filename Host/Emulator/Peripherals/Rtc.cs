using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The RTC (RM0434 section 29.6): 20 backup registers, written only while PWR.CR1.DBP is set, and a calendar that counts the seconds of
    /// virtual time from 2000-01-01, 00:00:00.
    /// </summary>
    public sealed class Rtc : Peripheral
    {
        private const int BackupRegisters = 20;
        private const int SecondsOfDay = 24 * 60 * 60;

        /// <summary>Declares the registers.</summary>
        /// <param name="read">Reads a backup register of the device.</param>
        /// <param name="write">Writes a backup register of the device.</param>
        /// <param name="clock">Virtual time.</param>
        /// <param name="power">Holds DBP, the write access to the backup domain.</param>
        /// <param name="violations">Receives wrong use.</param>
        public Rtc(Func<int, uint> read, Action<int, uint> write, VirtualClock clock, Pwr power, Violations violations)
            : base("RTC", 0x40002800, 0x400, violations)
        {
            foreach ((uint offset, string register, uint atReset) in new (uint, string, uint)[]
            {
                (0x04, "DR", 0x2101), (0x08, "CR", 0), (0x0C, "ISR", 0x07), (0x10, "PRER", 0x007F00FF),
            })
            {
                Define(offset, register, atReset).OnRawWrite((_, _) => Refuse(register));
            }

            Define(0x00, "TR").OnRead(_ => TimeOf(clock.Now / VirtualTime.Second % SecondsOfDay)).OnRawWrite((_, _) => Refuse("TR"));

            Define(0x24, "WPR").With(0, "KEY", 8, FieldKind.WriteOnly);
            Define(0x28, "SSR").With(0, "SS", 16, FieldKind.ReadOnly);

            for (int n = 0; n < BackupRegisters; n++)
            {
                int index = n;

                Define(0x50 + (4 * (uint)n), $"BKP{n}R").OnRead(_ => read(index)).OnRawWrite((value, _) =>
                {
                    if (!power.AllowsBackupAccess)
                    {
                        Report("rtc.backup-protected", $"RTC: BKP{index}R written while PWR.CR1.DBP = 0");

                        return;
                    }

                    write(index, value);
                });
            }
        }

        private void Refuse(string register) =>
            Report("rtc.write-protected", $"RTC: {register} written: it is write-protected, and opening it is not modelled");

        // Hours, minutes and seconds, two decimal digits each.
        private static uint TimeOf(long seconds) =>
            (Digits(seconds / 3600) << 16) | (Digits(seconds / 60 % 60) << 8) | Digits(seconds % 60);

        private static uint Digits(long number) => (uint)((number / 10 << 4) | (number % 10));
    }
}
