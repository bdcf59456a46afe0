using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The flash interface (RM0434 section 3.10) over the virtual device's flash controller: keys, control, status, option registers.
    /// </summary>
    public sealed class FlashRegisters : Peripheral
    {
        private const uint Busy = 1 << 16;
        private const uint ConfigurationBusy = 1 << 18;
        private const uint Suspended = 1 << 19;
        private const uint Locked = 0x80000000;
        private const uint OptionsLocked = 0x40000000;
        private const uint DoubleError = 0x80000000;

        private static readonly (uint Offset, string Name, int Word)[] s_optionRegisters =
        {
            (0x20, "OPTR", 0), (0x24, "PCROP1ASR", 1), (0x28, "PCROP1AER", 2), (0x2C, "WRP1AR", 3), (0x30, "WRP1BR", 4),
            (0x34, "PCROP1BSR", 5), (0x38, "PCROP1BER", 6), (0x3C, "IPCCBR", 13), (0x80, "SFR", 14), (0x84, "SRRVR", 15),
        };

        private readonly VirtualDevice _device;
        private readonly Hsem _semaphores;
        private readonly KeySequence _keys = new(0x45670123, 0xCDEF89AB);
        private readonly KeySequence _optionKeys = new(0x08192A3B, 0x4C5D6E7F);
        private readonly uint[] _options = new uint[16];
        private readonly Register _access;
        private readonly Register _control;
        private readonly Register _ecc;
        private readonly Field _empty;
        private readonly Field _suspend;
        private readonly Field _otherSuspend;
        private readonly Field _program;
        private readonly Field _erase;
        private readonly Field _page;
        private readonly Field _fast;

        /// <summary>Initializes a new instance of the <see cref="FlashRegisters"/> class.</summary>
        /// <param name="device">The virtual device.</param>
        /// <param name="semaphores">The semaphores that share the flash between the cores.</param>
        /// <param name="violations">Where wrong use is reported.</param>
        public FlashRegisters(VirtualDevice device, Hsem semaphores, Violations violations)
            : base("FLASH", 0x58004000, 0x400, violations)
        {
            _device = device;
            _semaphores = semaphores;
            _access = Define(0x00, "ACR", 0x00000600).With(0, "LATENCY", 3).With(8, "PRFTEN").With(9, "ICEN").With(10, "DCEN").With(11, "ICRST")
                .With(12, "DCRST").With(15, "PES", out _suspend).With(16, "EMPTY", out _empty).OnWrite(FollowAccess);
            Define(0x08, "KEYR").OnRawWrite((value, _) => Unlock(_keys, value, Locked, "KEYR"));
            Define(0x0C, "OPTKEYR").OnRawWrite((value, _) => Unlock(_optionKeys, value, OptionsLocked, "OPTKEYR"));
            Define(0x10, "SR").OnRead(_ => ReadStatus()).OnRawWrite((value, _) => device.FlashController.ClearErrors(value & FlashErrors.All));
            _control = Define(0x14, "CR", Locked | OptionsLocked).With(0, "PG", out _program).With(1, "PER", out _erase)
                .With(2, "MER", 1, FieldKind.Tagged).With(3, "PNB", out _page, 8).With(16, "STRT").With(17, "OPTSTRT").With(18, "FSTPG", out _fast)
                .With(24, "EOPIE").With(25, "ERRIE").With(26, "RDERRIE").With(27, "OBL_LAUNCH").With(30, "OPTLOCK").With(31, "LOCK")
                .OnRawWrite((value, _) => WriteControl(value));
            _ecc = Define(0x18, "ECCR").With(0, "ADDR_ECC", 17, FieldKind.ReadOnly).With(20, "SYSF_ECC", 1, FieldKind.ReadOnly).With(24, "ECCCIE")
                .With(26, "CPUID", 3, FieldKind.ReadOnly).With(30, "ECCC", 1, FieldKind.ClearByOne).With(31, "ECCD", 1, FieldKind.ClearByOne);

            foreach ((uint offset, string name, int word) in s_optionRegisters)
            {
                Define(offset, name).OnRead(_ => _options[word]).OnRawWrite((value, _) => WriteOption(word, name, value));
            }

            Define(0x5C, "C2ACR", 0x00000600).With(8, "PRFTEN").With(9, "ICEN").With(11, "ICRST").With(15, "PES", out _otherSuspend);
            Define(0x60, "C2SR").OnRead(_ => ReadStatus() & ~FlashErrors.OptionValidity).OnRawWrite((_, _) => { });
            Define(0x64, "C2CR").With(0, "bits", 32, FieldKind.Tagged);
        }

        /// <summary>Raised before the control register changes.</summary>
        public event Action? ControlWritten;

        /// <summary>Raised after the access register changed.</summary>
        public event Action? AccessChanged;

        /// <summary>Raised when ECCD rises, which raises the NMI.</summary>
        public event Action? DoubleErrorDetected;

        /// <summary>Gets a value indicating whether a double ECC error is flagged (ECCD).</summary>
        public bool HasDoubleError => (_ecc.Value & DoubleError) != 0;

        /// <summary>Gets a value indicating whether single double words are being programmed (PG).</summary>
        public bool Programs => _program.IsSet && !_erase.IsSet && !_fast.IsSet;

        /// <summary>Gets a value indicating whether rows are being programmed (FSTPG).</summary>
        public bool ProgramsRows => _fast.IsSet && !_program.IsSet && !_erase.IsSet;

        /// <summary>Brings the registers to what a reset leaves; the option registers show what was loaded.</summary>
        public override void Reset()
        {
            base.Reset();
            _keys.Reset();
            _optionKeys.Reset();
            _empty.IsSet = _device.IsEmptyFlagSet;

            for (int word = 0; word < _options.Length; word++)
            {
                _options[word] = _device.Options.Loaded(word);
            }
        }

        /// <summary>Sets the access register, as the boot before the hand-off did.</summary>
        /// <param name="value">The value.</param>
        public void SetAccess(uint value) => _access.Value = value | (_access.Value & (1 << 16));

        /// <summary>Notes a read of a double word with an uncorrectable error. While one is flagged the next changes nothing (RM0434 section 3.10.7).</summary>
        /// <param name="address">Its address.</param>
        public void NoteEccError(uint address)
        {
            if (HasDoubleError)
            {
                return;
            }

            _ecc.Value = (_ecc.Value & 0x41000000) | DoubleError | ((address - FlashMap.Base) / 8);
            DoubleErrorDetected?.Invoke();
        }

        /// <summary>Checks that reads have the wait states that the core's clock needs (RM0434 table 5, voltage range 1).</summary>
        /// <param name="hertz">The core's clock.</param>
        public void CheckLatency(uint hertz)
        {
            uint needed = hertz switch { <= 18_000_000 => 0, <= 36_000_000 => 1, <= 54_000_000 => 2, _ => 3 };

            ReportIf((_access.Value & 7) < needed, $"{_access.Value & 7} wait states at {hertz / 1_000_000} MHz, which needs {needed}");
        }

        /// <summary>Checks what must hold before an operation that changes flash starts.</summary>
        /// <returns>Whether it may start.</returns>
        public bool MayStart()
        {
            if (ReportIf((_control.Value & Locked) != 0, "operation while CR is locked"))
            {
                return false;
            }

            ReportIf(_suspend.IsSet || _otherSuspend.IsSet, "operation started while it is suspended (PES): the core would stall");

            if (_device.Coprocessor.IsReady)
            {
                ReportIf(_semaphores.Owner(2) != Hsem.Cpu1, "operation without semaphore 2 while CPU2 runs");
                ReportIf(_semaphores.Owner(7) != Hsem.Cpu1, "operation without semaphore 7 while CPU2 runs");
            }

            return true;
        }

        private void FollowAccess(uint value)
        {
            const uint caches = 3 << 9;

            // A cache is reset while it is off (RM0434 section 3.3.4); its reset bit is two above its enable.
            ReportIf((value & (value >> 2) & caches) != 0, "cache reset while it is on");
            AccessChanged?.Invoke();
        }

        private uint ReadStatus()
        {
            FlashController controller = _device.FlashController;

            return controller.Errors | (controller.IsBusy ? Busy | ConfigurationBusy : 0) | (_suspend.IsSet || _otherSuspend.IsSet ? Suspended : 0);
        }

        private void Unlock(KeySequence keys, uint key, uint bit, string name)
        {
            ReportIf(bit == OptionsLocked && (_control.Value & Locked) != 0, "OPTKEYR written while CR is locked");
            ReportIf((_control.Value & bit) == 0, $"{name} written while nothing is locked");
            ReportIf(!keys.Enter(key, out bool opened), $"wrong key {key:X8} in {name}: locked until the next reset");

            if (opened)
            {
                _control.Value &= ~bit;
            }
        }

        private void WriteControl(uint value)
        {
            const uint start = 1 << 16;
            const uint optionStart = 1 << 17;
            const uint launch = 1 << 27;
            const uint interrupts = 7 << 24;
            const uint reserved = 0x30F8F800;

            ReportIf((value & reserved) != 0, $"reserved bits {value & reserved:X8} of CR written");

            if (ReportIf(_device.FlashController.IsBusy, "CR written while BSY or CFGBSY is set"))
            {
                return;
            }

            uint old = _control.Value;

            ControlWritten?.Invoke();

            if ((old & Locked) != 0 && ReportIf((value & ~Locked) != (old & ~Locked), "CR written while it is locked"))
            {
                return;
            }

            if ((old & OptionsLocked) != 0 && ReportIf((value & (optionStart | launch)) != 0, "option operation while OPTLOCK is set"))
            {
                return;
            }

            // Locks are set by writing 1 and cleared by keys only.
            _control.Value = (value & 0x0704_07FF & ~(start | optionStart | launch)) | ((old | value) & (Locked | OptionsLocked));
            ReportIf(_fast.IsSet && _program.IsSet, "PG and FSTPG set together");
            ReportIf((value & interrupts) != 0, "EOPIE, ERRIE or RDERRIE set: EOP and the interrupt are not modelled");

            if ((value & start) != 0)
            {
                ErasePage();
            }

            if ((value & optionStart) != 0)
            {
                StartOptions();
            }

            if ((value & launch) != 0)
            {
                throw _device.Reset(ResetCause.OptionLaunch, "OBL_LAUNCH");
            }
        }

        private void ErasePage()
        {
            if (ReportIf(!_erase.IsSet || _program.IsSet || _fast.IsSet, "STRT without PER alone"))
            {
                _device.FlashController.Flag(FlashErrors.Sequence);

                return;
            }

            if (MayStart())
            {
                _device.FlashController.ErasePage((int)_page.Value);
            }
        }

        private void StartOptions()
        {
            if (MayStart())
            {
                _device.FlashController.ProgramOptionBytes(_options);
            }
        }

        private void WriteOption(int word, string name, uint value)
        {
            ReportIf((_control.Value & OptionsLocked) != 0, $"{name} written while OPTLOCK is set");
            ReportIf(_device.FlashController.IsBusy, $"{name} written while BSY is set");

            if (ReportIf(!OptionWord.IsWritable(word), $"{name} written: it belongs to CPU2"))
            {
                return;
            }

            _options[word] = value;
        }

        private bool ReportIf(bool wrong, string what)
        {
            if (wrong)
            {
                Violations.Report($"{Name}: {what}");
            }

            return wrong;
        }
    }
}
