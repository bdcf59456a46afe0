using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The system control block (ARM DDI0403, B3.2).</summary>
    public sealed class SystemControl : Peripheral
    {
        private const uint VectorKey = 0x05FA0000;
        private const uint VectorKeyRead = 0xFA050000;
        private const uint SystemResetRequest = 1 << 2;
        private const int PriorityGroupShift = 8;
        private const uint PriorityGroupMask = 7;
        private const uint VectorTableError = 1 << 1;
        private const uint Forced = 1 << 30;
        private const uint DebugEvent = 1u << 31;
        private const uint ByBreakpoint = 1 << 1;
        private const uint FaultAddressValid = 1 << 15;
        private const uint ClearTick = 1 << 25;
        private const uint SetTick = 1 << 26;
        private const uint ClearPendSv = 1 << 27;
        private const uint SetPendSv = 1 << 28;
        private const uint SetNmi = 1u << 31;
        private const uint NumberMask = 0x1FF;

        /// <summary>
        /// The bits of SHCSR: position, exception, and whether the bit shows the active state of the exception rather than its pending
        /// state.
        /// </summary>
        private static readonly (int Bit, ExceptionNumber Number, bool IsActive)[] s_handlerStates =
        [
            (0, ExceptionNumber.MemManage, true), (1, ExceptionNumber.BusFault, true), (3, ExceptionNumber.UsageFault, true),
            (7, ExceptionNumber.SupervisorCall, true), (8, ExceptionNumber.DebugMonitor, true), (10, ExceptionNumber.PendSv, true),
            (11, ExceptionNumber.SysTick, true), (12, ExceptionNumber.UsageFault, false), (13, ExceptionNumber.MemManage, false),
            (14, ExceptionNumber.BusFault, false), (15, ExceptionNumber.SupervisorCall, false),
        ];

        private readonly Nvic _nvic;
        private readonly Field _deepSleep;
        private readonly Field _sleepOnExit;
        private readonly Field _nestedThread;
        private readonly Field _alignsStack;
        private readonly Field _trapsUnaligned;
        private readonly Field _trapsDivision;
        private readonly Field _floatingPoint;
        private readonly Register _vectors;
        private readonly Register _configurableFaults;
        private readonly Register _hardFaults;
        private readonly Register _debugFaults;
        private readonly Register _busFaultAddress;

        /// <summary>Declares the registers.</summary>
        /// <param name="nvic">State of the exceptions, which these registers read and write.</param>
        /// <param name="violations">Receives the violations.</param>
        public SystemControl(Nvic nvic, Violations violations)
            : base("SCS", 0xE000E000, 0x1000, violations)
        {
            _nvic = nvic;
            Define(0x008, "ACTLR").With(0, "bits", 32);
            Define(0xD00, "CPUID", 0x410FC241).With(0, "id", 32, FieldKind.ReadOnly);
            Define(0xD04, "ICSR").With(0, "VECTACTIVE", 9, FieldKind.ReadOnly).With(11, "RETTOBASE", 1, FieldKind.ReadOnly)
                .With(12, "VECTPENDING", 9, FieldKind.ReadOnly).With(22, "ISRPENDING", 1, FieldKind.ReadOnly)
                .WithFlags(
                    FieldKind.WriteOnly, (25, "PENDSTCLR"), (26, "PENDSTSET"), (27, "PENDSVCLR"), (28, "PENDSVSET"), (31, "NMIPENDSET"))
                .OnRead(_ => InterruptState()).OnWrite(FollowPending);
            _vectors = Define(0xD08, "VTOR").With(7, "TBLOFF", 25).OnWrite(FollowVectors);
            Define(0xD0C, "AIRCR").OnRead(_ => VectorKeyRead | ((uint)_nvic.PriorityGroup << PriorityGroupShift))
                .OnRawWrite((value, _) => WriteAircr(value));
            Define(0xD10, "SCR").With(1, "SLEEPONEXIT", out _sleepOnExit).With(2, "SLEEPDEEP", out _deepSleep).With(4, "SEVONPEND");
            Define(0xD14, "CCR", 0x00000200).With(0, "NONBASETHRDENA", out _nestedThread).With(1, "USERSETMPEND")
                .With(3, "UNALIGN_TRP", out _trapsUnaligned).With(4, "DIV_0_TRP", out _trapsDivision)
                .With(8, "BFHFNMIGN", 1, FieldKind.Tagged).With(9, "STKALIGN", out _alignsStack).OnWrite(_ => TrapsChanged?.Invoke());

            for (int n = 0; n < 3; n++)
            {
                DefinePriorities(n);
            }

            DefineHandlerStates();
            _configurableFaults = Define(0xD28, "CFSR").With(0, "flags", 32, FieldKind.ClearByOne).WithNarrowAccess();
            _hardFaults = Define(0xD2C, "HFSR").With(0, "flags", 32, FieldKind.ClearByOne);
            _debugFaults = Define(0xD30, "DFSR").With(0, "flags", 5, FieldKind.ClearByOne);
            Define(0xD34, "MMFAR").With(0, "address", 32);
            _busFaultAddress = Define(0xD38, "BFAR").With(0, "address", 32);
            Define(0xD88, "CPACR").With(20, "CP10", out _floatingPoint, 2).With(22, "CP11", 2).OnWrite(_ => TrapsChanged?.Invoke());
            Define(0xF00, "STIR").With(0, "INTID", 9, FieldKind.WriteOnly).OnWrite(Trigger);
            Define(0xF34, "FPCCR", 0xC0000000).With(0, "bits", 32);
            Define(0xF38, "FPCAR").With(0, "bits", 32);
            Define(0xF3C, "FPDSCR").With(0, "bits", 32);
        }

        /// <summary>Raised when the firmware requests a system reset.</summary>
        public event Action? ResetRequested;

        /// <summary>Raised when <see cref="Traps"/> may have changed.</summary>
        public event Action? TrapsChanged;

        /// <summary>Gets the traps enabled by CCR and CPACR; CP11 must be equal to CP10 (ARM DDI0403, B3.2.20).</summary>
        public CoreTraps Traps => (_trapsUnaligned.IsSet ? CoreTraps.Unaligned : 0) | (_trapsDivision.IsSet ? CoreTraps.DivideByZero : 0)
            | _floatingPoint.Value switch
            {
                3 => CoreTraps.None,
                1 => CoreTraps.UnprivilegedFloatingPoint,
                _ => CoreTraps.FloatingPoint,
            };

        /// <summary>Gets or sets the function that returns whether BKPT raises DebugMonitor (DEMCR.MON_EN); false by default.</summary>
        public Func<bool> IsMonitorEnabled { get; set; } = () => false;

        /// <summary>Gets or sets the function that returns the number of the exception being handled (IPSR).</summary>
        public Func<ExceptionNumber> Current { get; set; } = () => ExceptionNumber.None;

        /// <summary>Gets a value indicating whether WFI enters Stop mode, in which SysTick stops too (SLEEPDEEP).</summary>
        public bool SleepsDeeply => _deepSleep.IsSet;

        /// <summary>Gets a value indicating whether the core sleeps when the last active handler returns (SLEEPONEXIT).</summary>
        public bool SleepsOnExit => _sleepOnExit.IsSet;

        /// <summary>
        /// Gets a value indicating whether a handler may return to thread mode while other exceptions are active (NONBASETHRDENA).
        /// </summary>
        public bool AllowsNestedThread => _nestedThread.IsSet;

        /// <summary>Gets a value indicating whether exception entry aligns the stack to 8 bytes (STKALIGN).</summary>
        public bool AlignsStack => _alignsStack.IsSet;

        /// <summary>Gets the address of the vector table.</summary>
        public uint VectorTable => _vectors.Value;

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            TrapsChanged?.Invoke();
        }

        /// <summary>Records a precise bus fault before the exception is taken.</summary>
        /// <param name="address">The accessed address.</param>
        public void NoteBusFault(uint address)
        {
            NoteBusFault(BusFault.Precise);
            _configurableFaults.Value |= FaultAddressValid;
            _busFaultAddress.Value = address;
        }

        /// <summary>Records a bus fault without an address.</summary>
        public void NoteBusFault(BusFault fault) => _configurableFaults.Value |= (uint)fault;

        /// <summary>Records a usage fault.</summary>
        public void NoteUsageFault(UsageFault fault) => _configurableFaults.Value |= (uint)fault;

        /// <summary>Records an instruction fetch from execute-never memory (IACCVIOL).</summary>
        public void NoteFetchViolation() => _configurableFaults.Value |= 1;

        /// <summary>Records the escalation of a masked or disabled exception to a hard fault (FORCED).</summary>
        public void NoteEscalation() => _hardFaults.Value |= Forced;

        /// <summary>Records a failed read of the vector table (VECTTBL).</summary>
        public void NoteVectorError() => _hardFaults.Value |= VectorTableError;

        /// <summary>Records a breakpoint instruction (DFSR.BKPT).</summary>
        public void NoteBreakpoint() => _debugFaults.Value |= ByBreakpoint;

        /// <summary>Records the escalation of a debug event to a hard fault (DEBUGEVT).</summary>
        public void NoteDebugEvent() => _hardFaults.Value |= DebugEvent;

        private void DefinePriorities(int n)
        {
            const int perRegister = 4;

            Register priorities = Define(0xD18 + (4 * (uint)n), $"SHPR{n + 1}").WithNarrowAccess();

            for (int i = 0; i < perRegister; i++)
            {
                priorities.With(8 * i, $"bits_{i}", 4, FieldKind.ReadOnly).With((8 * i) + 4, $"PRI_{(perRegister * (n + 1)) + i}", 4);
            }

            priorities.OnWrite(_ =>
            {
                for (int i = 0; i < perRegister; i++)
                {
                    _nvic.SetPriority((ExceptionNumber)((perRegister * (n + 1)) + i), (byte)(priorities.Value >> (8 * i)));
                }
            });
        }

        private void DefineHandlerStates()
        {
            Register states = Define(0xD24, "SHCSR");

            foreach ((int bit, ExceptionNumber number, bool isActive) in s_handlerStates)
            {
                states.With(bit, $"{number}{(isActive ? "ACT" : "PENDED")}");
            }

            states.With(16, "MEMFAULTENA").With(17, "BUSFAULTENA").With(18, "USGFAULTENA");
            states.OnRead(_ => HandlerStates(states)).OnWriting(() => states.Value = HandlerStates(states)).OnWrite(FollowHandlerStates);
        }

        private uint HandlerStates(Register states)
        {
            uint value = states.Value & (7 << 16);

            foreach ((int bit, ExceptionNumber number, bool isActive) in s_handlerStates)
            {
                value |= (isActive ? _nvic.IsActive(number) : _nvic.IsPending(number)) ? 1u << bit : 0;
            }

            return value;
        }

        private void FollowHandlerStates(uint value)
        {
            foreach ((int bit, ExceptionNumber number, bool isActive) in s_handlerStates)
            {
                bool isSet = (value & (1u << bit)) != 0;

                if (isActive)
                {
                    ReportIf(
                        isSet != _nvic.IsActive(number),
                        "register.not-modelled",
                        $"changing the active state of {number} in SHCSR is not modelled");
                }
                else if (isSet != _nvic.IsPending(number))
                {
                    (isSet ? (Action<ExceptionNumber>)_nvic.Pend : _nvic.Unpend)(number);
                }
            }

            for (ExceptionNumber number = ExceptionNumber.MemManage; number <= ExceptionNumber.UsageFault; number++)
            {
                _nvic.Enable(number, (value & (1u << (16 + number - ExceptionNumber.MemManage))) != 0);
            }
        }

        private uint InterruptState()
        {
            const uint returnsToBase = 1 << 11;
            const uint interruptPends = 1 << 22;

            ExceptionNumber pending = _nvic.MostUrgent;
            ExceptionNumber current = Current();

            return (uint)current | ((uint)pending << 12)
                | (_nvic.ActiveCount == 1 ? returnsToBase : 0)
                | (pending >= ExceptionNumber.FirstInterrupt ? interruptPends : 0)
                | (_nvic.IsPending(ExceptionNumber.SysTick) ? SetTick : 0)
                | (_nvic.IsPending(ExceptionNumber.PendSv) ? SetPendSv : 0)
                | (_nvic.IsPending(ExceptionNumber.Nmi) ? SetNmi : 0);
        }

        private void FollowPending(uint value)
        {
            foreach ((uint bit, ExceptionNumber number) in new[]
            {
                (ClearTick, ExceptionNumber.SysTick), (ClearPendSv, ExceptionNumber.PendSv),
            })
            {
                if ((value & bit) != 0)
                {
                    _nvic.Unpend(number);
                }
            }

            foreach ((uint bit, ExceptionNumber number) in new[]
            {
                (SetTick, ExceptionNumber.SysTick), (SetPendSv, ExceptionNumber.PendSv), (SetNmi, ExceptionNumber.Nmi),
            })
            {
                if ((value & bit) != 0)
                {
                    _nvic.Pend(number);
                }
            }
        }

        private void Trigger(uint value)
        {
            int line = (int)(value & NumberMask);

            if (!ReportIf(line >= Nvic.Lines, "register.reserved-bits", $"STIR written with line {line}, which does not exist"))
            {
                _nvic.Pend(Nvic.OfLine(line));
            }
        }

        private void FollowVectors(uint value)
        {
            // The table of 79 vectors must be aligned to its size rounded up to a power of two: 128 words.
            if ((value & 0x1FF) != 0)
            {
                Report("scs.vector-alignment", $"SCS.VTOR = {value:X8} is not aligned to 512 bytes");
            }
        }

        private void WriteAircr(uint value)
        {
            if ((value & 0xFFFF0000) != VectorKey)
            {
                Report("scs.key", $"SCS.AIRCR written without its key ({value:X8})");

                return;
            }

            _nvic.PriorityGroup = (int)((value >> PriorityGroupShift) & PriorityGroupMask);

            if ((value & SystemResetRequest) != 0)
            {
                ResetRequested?.Invoke();
            }
        }
    }
}
