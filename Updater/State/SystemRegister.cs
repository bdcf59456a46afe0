using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>
    /// The backup registers that the stock firmware reads when it starts (docs/reference/hardware.md 5.4,
    /// docs/reference/stock-updater.md 1.8): 0 header, 1 system register, 3 LittleFS fingerprint, 6 update folder.
    /// </summary>
    /// <remarks>Each setter is one atomic register write, so after a power loss either the old or the new state is valid.</remarks>
    public sealed class SystemRegister
    {
        /// <summary>Flag: the firmware formats /int at its next start.</summary>
        public const int StorageFormatInternal = 1 << 9;

        /// <summary>Flag: the radio stack is to be replaced, because its full version differs.</summary>
        public const int C2Update = 1 << 11;

        /// <summary>Number of the backup register that holds the update folder.</summary>
        public const int FolderIndex = 6;

        /// <summary>Value of the folder register that selects the package of the old firmware.</summary>
        public const uint OldFirmware = 0x7FFFFFFE;

        // Number of a backup register that neither the stock firmware nor the resume stub uses; the folder register is unsuitable, because
        // the stub writes that register at each start.
        private const int AfterResetIndex = 15;

        private const int HeaderIndex = 0;
        private const int SystemIndex = 1;
        private const int FingerprintIndex = 3;
        private const int Count = 20;
        private const uint Header = 0x000010F1;
        private const uint NoFolder = 0x7FFFFFFF;
        private const int BootModeShift = 16;
        private const uint BootModeMask = 0xFu << BootModeShift;

        // Fingerprint of a LittleFS volume: on-disk major version 2 in bits 31:16.
        private const uint LittleFsVersion = 2;

        private readonly IBackupRegisters _registers;

        /// <summary>Wraps the backup registers; nothing is written.</summary>
        /// <param name="registers">The device's backup registers.</param>
        public SystemRegister(IBackupRegisters registers)
        {
            _registers = registers;
        }

        /// <summary>Gets or sets the boot mode, one of <see cref="State.BootMode"/>.</summary>
        public int BootMode
        {
            get
            {
                return (int)((_registers.Read(SystemIndex) & BootModeMask) >> BootModeShift);
            }

            set
            {
                Store((_registers.Read(SystemIndex) & ~BootModeMask) | ((uint)value << BootModeShift));
            }
        }

        /// <summary>
        /// Gets the first page of /int according to the fingerprint that firmware of the LittleFS era stored; 0 if there is none.
        /// </summary>
        public int FingerprintPage
        {
            get
            {
                uint fingerprint = _registers.Read(FingerprintIndex);
                return fingerprint >> 16 == LittleFsVersion ? (int)(fingerprint & 0xFF) : 0;
            }
        }

        /// <summary>
        /// Gets a value indicating whether the package of the old firmware is to be installed, because the resume stub started that package
        /// or the user chose to go back.
        /// </summary>
        public bool GoesBack
        {
            get { return _registers.Read(FolderIndex) == OldFirmware; }
        }

        /// <summary>Sets boot mode PostUpdate and the flag to format /int, in one register write.</summary>
        /// <param name="format">Whether the firmware is to format /int first.</param>
        public void LeaveToFirmware(bool format)
        {
            uint others = _registers.Read(SystemIndex) & ~(BootModeMask | StorageFormatInternal | C2Update);
            Store(others | ((uint)State.BootMode.PostUpdate << BootModeShift) | (format ? (uint)StorageFormatInternal : 0));
        }

        /// <summary>
        /// Makes the registers valid, as the firmware does. A wrong header means that the power supply of the backup domain was lost; all
        /// 20 registers are then cleared, and the header is written last. Without a valid header, the next start of the firmware would
        /// discard the values written to the registers.
        /// </summary>
        /// <returns><see langword="true"/> if the header was wrong.</returns>
        public bool Repair()
        {
            if ((_registers.Read(HeaderIndex) & 0x00FFFFFF) == Header)
            {
                return false;
            }

            for (int i = Count - 1; i > HeaderIndex; i--)
            {
                _registers.Write(i, 0);
            }

            _registers.Write(HeaderIndex, Header);
            return true;
        }

        /// <summary>Determines whether a flag is set.</summary>
        /// <param name="flag"><see cref="StorageFormatInternal"/> or <see cref="C2Update"/>.</param>
        public bool Has(int flag)
        {
            return (_registers.Read(SystemIndex) & (uint)flag) != 0;
        }

        /// <summary>Sets a flag.</summary>
        /// <param name="flag"><see cref="StorageFormatInternal"/> or <see cref="C2Update"/>.</param>
        public void Set(int flag)
        {
            Store(_registers.Read(SystemIndex) | (uint)flag);
        }

        /// <summary>Clears a flag.</summary>
        /// <param name="flag"><see cref="StorageFormatInternal"/> or <see cref="C2Update"/>.</param>
        public void Clear(int flag)
        {
            Store(_registers.Read(SystemIndex) & ~(uint)flag);
        }

        /// <summary>Deselects the update folder, as the firmware does when it disarms an update.</summary>
        public void ForgetFolder()
        {
            _registers.Write(FolderIndex, NoFolder);
        }

        /// <summary>
        /// Selects the package of the old firmware for the boot after the next reset, regardless of the package that the resume stub
        /// selects.
        /// </summary>
        public void GoBackAfterReset()
        {
            _registers.Write(AfterResetIndex, OldFirmware);
        }

        /// <summary>
        /// Selects the package of the old firmware if the previous boot requested this; the request is valid for one boot.
        /// </summary>
        public void BeginBoot()
        {
            if (_registers.Read(AfterResetIndex) == OldFirmware)
            {
                _registers.Write(FolderIndex, OldFirmware);
                _registers.Write(AfterResetIndex, 0);
            }
        }

        /// <summary>
        /// Stores the fingerprint of the volume that the firmware will use as /int: first page, number of pages, on-disk major version.
        /// Firmware of the LittleFS era computes the same word, and formats /int if the register differs.
        /// </summary>
        /// <param name="startPage">First page of the volume.</param>
        /// <param name="pages">Number of pages of the volume.</param>
        public void SetFingerprint(int startPage, int pages)
        {
            _registers.Write(FingerprintIndex, ((uint)startPage & 0xFF) | (((uint)pages & 0xFF) << 8) | (LittleFsVersion << 16));
        }

        private void Store(uint value)
        {
            if (value != _registers.Read(SystemIndex))
            {
                _registers.Write(SystemIndex, value);
            }
        }
    }
}
