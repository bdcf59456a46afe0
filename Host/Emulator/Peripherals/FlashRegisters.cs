using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The registers of the flash interface (RM0434 section 3.10): keys, control, status and options. Operations are executed by the flash
    /// controller of the virtual device.
    /// </summary>
    public sealed class FlashRegisters : Peripheral
    {
        private static readonly (uint Offset, string Name, int Word)[] s_optionRegisters =
        [
            (0x20, "OPTR", 0), (0x24, "PCROP1ASR", 1), (0x28, "PCROP1AER", 2), (0x2C, "WRP1AR", 3), (0x30, "WRP1BR", 4),
            (0x34, "PCROP1BSR", 5), (0x38, "PCROP1BER", 6), (0x3C, "IPCCBR", 13), (0x80, "SFR", 14), (0x84, "SRRVR", 15),
        ];

        private readonly VirtualDevice _device;
        private readonly Hsem _semaphores;
        private readonly KeySequence _keys = new(0x45670123, 0xCDEF89AB);
        private readonly KeySequence _optionKeys = new(0x08192A3B, 0x4C5D6E7F);
        private readonly uint[] _options = new uint[16];
        private readonly Field _latency;
        private readonly Field _instructionCache;
        private readonly Field _dataCache;
        private readonly Field _instructionCacheReset;
        private readonly Field _dataCacheReset;
        private readonly Field _prefetch;
        private readonly Field _suspend;
        private readonly Field _empty;
        private readonly Field _busy;
        private readonly Field _suspended;
        private readonly Field _configurationBusy;
        private readonly Register _control;
        private readonly Field _program;
        private readonly Field _erase;
        private readonly Field _page;
        private readonly Field _start;
        private readonly Field _optionStart;
        private readonly Field _fast;
        private readonly Field _interrupts;
        private readonly Field _launch;
        private readonly Field _optionLock;
        private readonly Field _lock;
        private readonly Field _eccAddress;
        private readonly Field _eccSystem;
        private readonly Field _eccCore;
        private readonly Field _doubleError;
        private readonly Field _otherSuspend;

        /// <summary>
        /// Declares the registers; <see cref="Reset"/> loads the option registers.
        /// </summary>
        /// <param name="semaphores">The semaphores that arbitrate access to the flash between the CPUs.</param>
        /// <param name="violations">Receives the violations.</param>
        public FlashRegisters(VirtualDevice device, Hsem semaphores, Violations violations)
            : base("FLASH", 0x58004000, 0x400, violations)
        {
            _device = device;
            _semaphores = semaphores;
            Define(0x00, "ACR", 0x00000600).With(0, "LATENCY", out _latency, 3).With(8, "PRFTEN", out _prefetch)
                .With(9, "ICEN", out _instructionCache).With(10, "DCEN", out _dataCache).With(11, "ICRST", out _instructionCacheReset)
                .With(12, "DCRST", out _dataCacheReset).With(15, "PES", out _suspend).With(16, "EMPTY", out _empty).OnWrite(FollowAccess);
            Define(0x10, "SR").With(16, "BSY", out _busy).With(18, "CFGBSY", out _configurationBusy).With(19, "PESD", out _suspended)
                .OnRead(_ => ReadStatus()).OnRawWrite((value, _) => device.FlashController.ClearErrors(value & FlashErrors.All));
            _control = Define(0x14, "CR", 0xC0000000).With(0, "PG", out _program).With(1, "PER", out _erase)
                .With(2, "MER", 1, FieldKind.Tagged).With(3, "PNB", out _page, 8).With(16, "STRT", out _start, 1, FieldKind.WriteOnly)
                .With(17, "OPTSTRT", out _optionStart, 1, FieldKind.WriteOnly).With(18, "FSTPG", out _fast)
                .With(24, "EOPIE, ERRIE, RDERRIE", out _interrupts, 3).With(27, "OBL_LAUNCH", out _launch, 1, FieldKind.WriteOnly)
                .With(30, "OPTLOCK", out _optionLock, 1, FieldKind.SetOnly).With(31, "LOCK", out _lock, 1, FieldKind.SetOnly)
                .OnRawWrite((value, _) => WriteControl(value));
            Define(0x08, "KEYR").OnRawWrite((value, _) => Unlock(_keys, value, _lock, "KEYR"));
            Define(0x0C, "OPTKEYR").OnRawWrite((value, _) => Unlock(_optionKeys, value, _optionLock, "OPTKEYR"));
            Define(0x18, "ECCR").With(0, "ADDR_ECC", out _eccAddress, 17, FieldKind.ReadOnly)
                .With(20, "SYSF_ECC", out _eccSystem, 1, FieldKind.ReadOnly).With(24, "ECCCIE")
                .With(26, "CPUID", out _eccCore, 3, FieldKind.ReadOnly)
                .With(30, "ECCC", 1, FieldKind.ClearByOne).With(31, "ECCD", out _doubleError, 1, FieldKind.ClearByOne);

            foreach ((uint offset, string name, int word) in s_optionRegisters)
            {
                Define(offset, name).OnRead(_ => _options[word]).OnRawWrite((value, _) => WriteOption(word, name, value));
            }

            Define(0x5C, "C2ACR", 0x00000600).With(8, "PRFTEN").With(9, "ICEN").With(11, "ICRST").With(15, "PES", out _otherSuspend);
            Define(0x60, "C2SR").OnRead(_ => ReadStatus() & ~FlashErrors.OptionValidity).OnRawWrite((_, _) => { });
            Define(0x64, "C2CR").With(0, "bits", 32, FieldKind.Tagged);
        }

        /// <summary>Raised before the control register CR changes.</summary>
        public event Action? ControlWritten;

        /// <summary>Raised after an operation that changes flash or option bytes was started or rejected.</summary>
        public event Action? OperationStarted;

        /// <summary>Raised after the access control register ACR has changed.</summary>
        public event Action? AccessChanged;

        /// <summary>Raised when ECCD becomes set, which raises the NMI.</summary>
        public event Action? DoubleErrorDetected;

        /// <summary>Raised when LOCK is written as 1 while it is already set, which causes a bus fault.</summary>
        public event Action? LockWrittenWhileLocked;

        /// <summary>Raised for an ECC error that raises the NMI without setting ECCD.</summary>
        public event Action? NmiWithoutFlag;

        /// <summary>Gets a value indicating whether an uncorrectable ECC error is flagged (ECCD).</summary>
        public bool HasDoubleError => _doubleError.IsSet;

        /// <summary>Gets a value indicating whether a write programs a double word (only PG is set).</summary>
        public bool Programs => _program.IsSet && !_erase.IsSet && !_fast.IsSet;

        /// <summary>Gets a value indicating whether writes program a row (only FSTPG is set).</summary>
        public bool ProgramsRows => _fast.IsSet && !_program.IsSet && !_erase.IsSet;

        private bool IsSuspended => _suspend.IsSet || _otherSuspend.IsSet;

        /// <summary>Resets the registers, and loads the option bytes into the option registers.</summary>
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

        /// <summary>
        /// Sets ACR to its value at the boot hand-off (docs/reference/hardware.md 5.2): 3 wait states, prefetch and caches on.
        /// </summary>
        public void SetHandoffState()
        {
            _latency.Value = 3;
            _prefetch.IsSet = true;
            _instructionCache.IsSet = true;
            _dataCache.IsSet = true;
        }

        /// <summary>
        /// Records that a double word that was read has an uncorrectable ECC error. While ECCD is set, further errors are not recorded
        /// (RM0434 section 3.10.7).
        /// </summary>
        /// <param name="address">Address of the double word.</param>
        public void NoteEccError(uint address)
        {
            if (HasDoubleError)
            {
                return;
            }

            if (_device.FlashController.Faults.EccFlagIsLost)
            {
                NmiWithoutFlag?.Invoke();

                return;
            }

            _eccAddress.Value = (address - FlashMap.Base) / FlashMap.DoubleWordSize;
            _eccSystem.IsSet = false;
            _eccCore.Value = 0;
            _doubleError.IsSet = true;
            DoubleErrorDetected?.Invoke();
        }

        /// <summary>Checks that there are enough wait states for the core clock (RM0434 table 5, voltage range 1).</summary>
        public void CheckLatency(uint hertz)
        {
            uint needed = hertz switch { <= 18_000_000 => 0, <= 36_000_000 => 1, <= 54_000_000 => 2, _ => 3 };

            ReportIf(
                _latency.Value < needed,
                "flash.wait-states",
                $"{_latency.Value} wait states at {hertz / 1_000_000} MHz, which requires {needed}");
        }

        /// <summary>Raises <see cref="OperationStarted"/> for an operation that another class has started.</summary>
        public void NoteStarted() => OperationStarted?.Invoke();

        /// <summary>Checks the preconditions of an operation that changes flash.</summary>
        /// <returns><see langword="true"/> if the operation may start.</returns>
        public bool MayStart()
        {
            if (ReportIf(_lock.IsSet, "flash.locked", "operation attempted while CR is locked"))
            {
                return false;
            }

            ReportIf(IsSuspended, "flash.suspended", "operation started while operations are suspended (PES), which would stall the core");

            if (_device.Coprocessor.IsReady)
            {
                CheckSemaphore(Hsem.FlashRegisters);
                CheckSemaphore(Hsem.FlashOperation);
            }

            return true;
        }

        private void CheckSemaphore(int index) =>
            ReportIf(
                _semaphores.Owner(index) != Hsem.Cpu1,
                "flash.semaphore",
                $"operation started without holding semaphore {index} while CPU2 is running");

        private void FollowAccess(uint value)
        {
            // A cache may be reset only while it is disabled (RM0434 section 3.3.4).
            bool instruction = _instructionCache.IsSetIn(value) && _instructionCacheReset.IsSetIn(value);
            bool data = _dataCache.IsSetIn(value) && _dataCacheReset.IsSetIn(value);

            ReportIf(instruction || data, "flash.cache-reset", "cache reset while the cache is on");
            _device.SetEmptyFlag(_empty.IsSetIn(value));
            AccessChanged?.Invoke();
        }

        private uint ReadStatus()
        {
            FlashController controller = _device.FlashController;

            return controller.Errors | (controller.IsBusy ? _busy.Mask | _configurationBusy.Mask : 0) | (IsSuspended ? _suspended.Mask : 0);
        }

        private void Unlock(KeySequence keys, uint key, Field locked, string name)
        {
            ReportIf(locked == _optionLock && _lock.IsSet, "flash.key", "OPTKEYR written while CR is locked");
            ReportIf(!locked.IsSet, "flash.key", $"{name} written while already unlocked");
            ReportIf(
                !keys.Enter(key, out bool opened),
                "flash.key",
                $"wrong key {key:X8} written to {name}, which stays locked until the next reset");

            if (opened)
            {
                locked.IsSet = false;
            }
        }

        private void WriteControl(uint value)
        {
            ReportIf(
                (value & _control.Reserved) != 0, "register.reserved-bits", $"reserved bits {value & _control.Reserved:X8} of CR written");

            if (ReportIf(_device.FlashController.IsBusy, "flash.write-while-busy", "CR written while BSY or CFGBSY is set"))
            {
                return;
            }

            ControlWritten?.Invoke();

            // A write that sets LOCK again is also a violation, because it faults on silicon (docs/reference/silicon.md 1.10).
            if (ReportIf(_lock.IsSet, "flash.locked", "CR written while CR is locked"))
            {
                if (_lock.IsSetIn(value))
                {
                    LockWrittenWhileLocked?.Invoke();
                }

                return;
            }

            ReportIf(value == _control.Value && _optionLock.IsSet, "flash.option-locked", "OPTLOCK set while it is already set");

            bool startsOptions = _optionStart.IsSetIn(value) || _launch.IsSetIn(value);

            if (_optionLock.IsSet && ReportIf(startsOptions, "flash.option-locked", "option operation started while OPTLOCK is set"))
            {
                return;
            }

            _control.Take(value);
            ReportIf(_fast.IsSet && _program.IsSet, "flash.mode", "PG and FSTPG set together");
            ReportIf(
                _interrupts.IsSet, "register.not-modelled", "EOPIE, ERRIE or RDERRIE set, but EOP and the interrupt are not modelled");

            StartOperations(value);
        }

        private void StartOperations(uint control)
        {
            if (_start.IsSetIn(control))
            {
                ErasePage();
            }

            if (_optionStart.IsSetIn(control))
            {
                ProgramOptionBytes();
            }

            if (_launch.IsSetIn(control))
            {
                throw _device.Reset(ResetCause.OptionLaunch, "OBL_LAUNCH");
            }
        }

        private void ErasePage()
        {
            if (ReportIf(!_erase.IsSet || _program.IsSet || _fast.IsSet, "flash.mode", "STRT set while PER is not the only mode bit set"))
            {
                _device.FlashController.Flag(FlashErrors.Sequence);

                return;
            }

            if (MayStart())
            {
                _device.FlashController.ErasePage((int)_page.Value);
                NoteStarted();
            }
        }

        private void ProgramOptionBytes()
        {
            if (MayStart())
            {
                _device.FlashController.ProgramOptionBytes(_options);
                NoteStarted();
            }
        }

        private void WriteOption(int word, string name, uint value)
        {
            ReportIf(_optionLock.IsSet, "flash.option-locked", $"{name} written while OPTLOCK is set");
            ReportIf(_device.FlashController.IsBusy, "flash.write-while-busy", $"{name} written while BSY is set");

            if (!ReportIf(!OptionWord.IsWritable(word), "flash.secure-option", $"{name}, which belongs to CPU2, was written"))
            {
                _options[word] = value;
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            archive.Part(_keys);
            archive.Part(_optionKeys);
            archive.Content(_options);
        }
    }
}
