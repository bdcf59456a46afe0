using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>Exception entry, return and sleep.</summary>
    public sealed partial class Stm32Wb55
    {
        /// <summary>
        /// The NMI line is high while ECCD or CSSF is set, so a handler that does not clear these flags is entered again.
        /// </summary>
        private bool HasNmiCause => Flash.HasDoubleError || Rcc.HasClockFailure;

        private bool MayBeInterrupted => IsPreempted(_exceptions.Priority);

        private CoreExceptions ConnectExceptions()
        {
            CoreExceptions exceptions = new(Cpu, Nvic, SystemControl, new CoreBus(this), ReadVector);

            SystemControl.IsMonitorEnabled = () => CoreDebug.MonitorEnabled;
            SystemControl.Current = () => exceptions.Current;
            SystemControl.TrapsChanged += () => Cpu.Traps = SystemControl.Traps;
            Nvic.IsNmiHigh = () => HasNmiCause;
            Nvic.Changed += Cpu.LookForInterrupts;
            SysTick.Changed += Cpu.LookForInterrupts;
            Cpu.InterruptDue = IsInterruptDue;
            _time.Looked += Cpu.LookForInterrupts;
            _time.NextInterrupt = NextTick;
            _waits.NextInterrupt = NextTick;

            return exceptions;
        }

        private bool TickPreempts(int priority) =>
            SysTick.NextTick is not null && Nvic.GroupPriorityOf(ExceptionNumber.SysTick) < priority;

        private bool IsPreempted(int priority) => TickPreempts(priority) || Nvic.HasLineAbove(priority);

        /// <summary>Checks whether an exception must be taken before the next block.</summary>
        private bool IsInterruptDue()
        {
            _exceptions.DropUnimplementedBits();
            CheckVectors();
            _tickPreempts = TickPreempts(_exceptions.Priority);

            if (_tickPreempts)
            {
                _time.Plan();
            }

            return _exceptions.Due != ExceptionNumber.None;
        }

        /// <summary>
        /// Reports interrupts that are enabled and unmasked but have no handler. Such an interrupt is reported even if it is not pending.
        /// </summary>
        private void CheckVectors()
        {
            UInt128 enabled = Nvic.EnabledLines | (SysTick.NextTick is null ? 0 : (UInt128)1 << (int)ExceptionNumber.SysTick);

            _answered = _answeredTable == SystemControl.VectorTable ? _answered & enabled : 0;
            _answeredTable = SystemControl.VectorTable;

            if ((enabled & ~_answered) is var unknown && unknown == 0)
            {
                return;
            }

            UInt128 open = Nvic.Above(unknown, _exceptions.MaskedPriority);

            _answered |= open;

            for (UInt128 left = open; left != 0; left &= left - 1)
            {
                uint number = (uint)UInt128.TrailingZeroCount(left);
                uint? vector = ReadVector(SystemControl.VectorTable + (4 * number));

                if (vector is not { } handler || !IsHandler(handler))
                {
                    Violations.Report(
                        "core.no-handler",
                        $"exception {number} is enabled and unmasked, but its vector is "
                        + (vector?.ToString("X8") ?? "outside memory"));
                }
            }
        }

        private bool IsHandler(uint vector) => (vector & 1) != 0 && (_flash.OffsetOf(vector) is not null
            || IsSram1(vector & ~1u, 2) || _shared.IsOpen(vector & ~1u, 2)
            || (_shown == Peripherals.Syscfg.MemoryModeSram1 && vector < Sram1Size));

        /// <summary>
        /// Gets the time of the next SysTick exception that would be taken. If a SysTick exception is already pending, requests a check
        /// before the next block.
        /// </summary>
        private long NextTick()
        {
            if (!_tickPreempts)
            {
                return long.MaxValue;
            }

            if (SysTick.IsPending)
            {
                Cpu.LookForInterrupts();
            }

            return SysTick.NextTick ?? long.MaxValue;
        }

        private void TakeInterrupt(ExceptionNumber number)
        {
            string before = Here;
            string cause = number != ExceptionNumber.Nmi ? $"exception {(int)number}"
                : Rcc.HasClockFailure ? "the NMI of the clock security system"
                : "the NMI of a double ECC error in flash";

            if (_exceptions.TakeDue() is { } reason)
            {
                throw LocksUp($"{cause} at {before}", reason);
            }

            NoteHandler();
        }

        /// <summary>
        /// Records progress unless a hard fault is active: a core that takes exceptions is not hung, whatever code they interrupt.
        /// </summary>
        private void NoteHandler()
        {
            if (!Nvic.IsActive(ExceptionNumber.HardFault))
            {
                _watch.Note(Device.Clock.Now, true);
                _time.Plan();
            }
        }

        /// <summary>
        /// Takes a synchronous exception caused by the current instruction. The core locks up if it cannot take the exception.
        /// </summary>
        private void Take(ExceptionNumber number, string cause)
        {
            string fault = $"{cause} at {Here}";

            if (_exceptions.Raise(number) is { } reason)
            {
                throw LocksUp(fault, reason);
            }

            if (Nvic.IsActive(ExceptionNumber.HardFault))
            {
                _watch.Fault = fault;
            }

            NoteHandler();
        }

        private DeviceHangsException LocksUp(string fault, string reason)
        {
            string first = _watch.Fault is null ? string.Empty : $" after {_watch.Fault}";

            return Device.Hang($"The {Who} hangs: the core locked up on {fault}{first} ({reason}).");
        }

        private void TakeInvalidInstruction()
        {
            bool isThumb = (Cpu.ProgramStatus & CoreExceptions.ThumbBit) != 0;

            SystemControl.NoteUsageFault(isThumb ? UsageFault.UndefinedInstruction : UsageFault.InvalidState);
            Take(ExceptionNumber.UsageFault, isThumb ? "an undefined instruction" : "a jump to an address without the Thumb bit");
        }

        private void TakeUsageFault(UsageFault fault)
        {
            SystemControl.NoteUsageFault(fault);
            Take(ExceptionNumber.UsageFault, fault switch
            {
                UsageFault.Unaligned => "an access to an unaligned address",
                UsageFault.NoCoprocessor => "an instruction for a coprocessor that is absent or disabled",
                UsageFault.DivideByZero => "a division by 0",
                _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
            });
        }

        /// <summary>Handles the stops for which libunicorn reports an interrupt number.</summary>
        private void TakeTrap(int number)
        {
            const int supervisorCall = 2;
            const int fetchAbort = 3;
            const int unalignedExclusive = 4;
            const int breakpoint = 7;
            const int exceptionReturn = 8;
            const int noCoprocessor = 17;

            switch (number)
            {
                case supervisorCall:
                    Take(ExceptionNumber.SupervisorCall, "a masked supervisor call (SVC)");
                    break;
                case breakpoint:
                    SystemControl.NoteBreakpoint();
                    Take(ExceptionNumber.DebugMonitor, "a breakpoint instruction without a debugger");
                    break;
                case fetchAbort or exceptionReturn:
                    BranchToSystemSpace();
                    break;
                case unalignedExclusive:
                    TakeUsageFault(UsageFault.Unaligned);
                    break;
                case noCoprocessor:
                    TakeUsageFault(UsageFault.NoCoprocessor);
                    break;
                default:
                    throw new InvalidOperationException($"libunicorn stopped with the unknown interrupt number {number}.");
            }
        }

        /// <summary>
        /// Handles a branch to 0xF0000000 or above, which is an exception return in handler mode and a fetch violation in thread mode.
        /// </summary>
        private void BranchToSystemSpace()
        {
            const uint firstReturn = 0xF0000000;

            uint target = Cpu[CpuRegister.Pc] | ((Cpu.ProgramStatus & CoreExceptions.ThumbBit) != 0 ? 1u : 0);

            if (_exceptions.Current == ExceptionNumber.None || target < firstReturn)
            {
                SystemControl.NoteFetchViolation();
                Take(ExceptionNumber.MemManage, "a jump to memory that is never executable");

                return;
            }

            if (_exceptions.Return(target) is { } reason)
            {
                throw LocksUp("an exception return", reason);
            }

            _watch.Fault = Nvic.IsActive(ExceptionNumber.HardFault) ? _watch.Fault : null;
            _time.Plan();

            if (SystemControl.SleepsOnExit && !Nvic.HasActive)
            {
                Sleep();
            }
        }

        /// <summary>Executes WFI: the core sleeps until an exception is pending that would be taken if PRIMASK were clear.</summary>
        private void Sleep()
        {
            while (!_exceptions.EndsSleep)
            {
                long now = Device.Clock.Now;
                long wake = Math.Min(NextWake(), _watch.LastMoment);

                if (now >= wake && _watch.Judge(now) is { } hangs)
                {
                    throw Device.Hang($"The {Who} hangs at {Here}: it {hangs}.");
                }

                SleepUntil(wake);
            }

            _time.Plan();
            Cpu.LookForInterrupts();
        }

        /// <summary>Gets the time of the next event that may wake the core.</summary>
        /// <exception cref="DeviceHangsException">No event will wake the core.</exception>
        private long NextWake()
        {
            int priority = _exceptions.WakingPriority;
            string asleep = $"The {Who} hangs: the core sleeps (WFI) at {Here}";

            if (priority < 0)
            {
                throw Device.Hang($"{asleep} inside a fault handler, which no interrupt preempts.");
            }

            if (SystemControl.SleepsDeeply)
            {
                throw Device.Hang($"The {Who} hangs: at {Here} the core enters Stop mode (WFI with SLEEPDEEP), in which SysTick stops.");
            }

            long tick = TickPreempts(priority) ? SysTick.NextTick!.Value : long.MaxValue;
            long due = Nvic.HasLineAbove(priority) ? Device.Clock.NextDue ?? long.MaxValue : long.MaxValue;

            return tick == long.MaxValue && due == long.MaxValue
                ? throw Device.Hang($"{asleep} and nothing will wake it.")
                : Math.Min(tick, due);
        }

        /// <summary>Gives the core access to SRAM for exception frames.</summary>
        private sealed class CoreBus(Stm32Wb55 chip) : ICoreBus
        {
            public bool TryRead(uint address, out uint value)
            {
                value = 0;

                if (IsSram1(InSram1(address), sizeof(uint)))
                {
                    value = BitConverter.ToUInt32(chip.Sram1.Bytes[(int)(InSram1(address) - Sram1Start)..]);
                }
                else if (chip._shared.IsOpen(address, sizeof(uint)))
                {
                    value = BitConverter.ToUInt32(chip._shared.At(address, sizeof(uint)));
                }
                else
                {
                    return false;
                }

                return true;
            }

            public bool TryWrite(uint address, uint value)
            {
                byte[] bytes = BitConverter.GetBytes(value);

                if (IsSram1(InSram1(address), sizeof(uint)))
                {
                    chip.Ram.Write((int)(InSram1(address) - Sram1Start), bytes);
                }
                else if (chip._shared.IsOpen(address, sizeof(uint)))
                {
                    bytes.CopyTo(chip._shared.At(address, sizeof(uint)));
                }
                else
                {
                    return false;
                }

                return true;
            }

            private uint InSram1(uint address) =>
                chip._shown == Peripherals.Syscfg.MemoryModeSram1 && address < Sram1Size ? address + Sram1Start : address;
        }
    }
}
