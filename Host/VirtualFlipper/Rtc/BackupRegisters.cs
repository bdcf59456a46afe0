using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Rtc
{
    /// <summary>The 20 RTC backup registers. The registers survive every reset and every loss of main power. Writes are atomic.</summary>
    public sealed class BackupRegisters : ISnapshotPart
    {
        /// <summary>Number of registers.</summary>
        public const int Count = 20;

        /// <summary>Value of register 0 (magic 0x10F1, version 0) if the other registers are valid.</summary>
        public const uint ValidHeader = 0x000010F1;

        private const int SystemRegister = 1;
        private const int BootModeShift = 16;
        private readonly uint[] _values = new uint[Count];
        private readonly OperationJournal _journal;

        internal BackupRegisters(OperationJournal journal)
        {
            _journal = journal;
            _values[0] = ValidHeader;
        }

        /// <summary>Gets or sets the boot mode as the stock firmware does. A change through this property is not an operation.</summary>
        public BootMode BootMode
        {
            get => (BootMode)((_values[SystemRegister] >> BootModeShift) & 0xF);
            set => _values[SystemRegister] = (_values[SystemRegister] & ~(0xFu << BootModeShift)) | ((uint)value << BootModeShift);
        }

        /// <summary>
        /// Gets a value indicating whether the firmware accepts the header. If not, the firmware zeroes all registers at boot.
        /// </summary>
        public bool HasValidHeader => (_values[0] & 0x00FFFFFF) == ValidHeader;

        /// <summary>Reads a register.</summary>
        /// <param name="register">0 to 19.</param>
        public uint Read(int register) => _values[register];

        /// <summary>Writes a register as one operation.</summary>
        /// <param name="register">0 to 19.</param>
        public void Write(int register, uint value)
        {
            _ = _values[register];
            _journal.Perform(
                "backup.write",
                $"BKP{register}R",
                () => _values[register] = value,
                random => _values[register] = random.Next(2) == 0 ? _values[register] : value);
        }

        /// <summary>Sets a register from outside the device. The call is not an operation.</summary>
        /// <param name="register">0 to 19.</param>
        public void Preload(int register, uint value)
        {
            _values[register] = value;
        }

        /// <summary>Clears all registers, as a loss of the backup supply (VBAT) does. The call is not an operation.</summary>
        public void Lose()
        {
            Array.Clear(_values);
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Content(_values);
        }

        internal void CopyFrom(BackupRegisters other)
        {
            other._values.CopyTo(_values, 0);
        }

        /// <summary>
        /// Validates the registers as the stock firmware does at each boot. If the header is unknown, all registers are cleared and a valid
        /// header is written.
        /// </summary>
        internal void CheckHeader()
        {
            if (!HasValidHeader)
            {
                Array.Clear(_values);
                _values[0] = ValidHeader;
            }
        }
    }
}
