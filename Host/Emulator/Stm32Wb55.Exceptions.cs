using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>What the core does when it cannot continue with the next instruction: faults, NMI, sleep, lock-up.</summary>
    public sealed partial class Stm32Wb55
    {
        /// <summary>Does what the core does when it cannot go on with the next instruction.</summary>
        /// <returns>Whether the debugger is to be notified.</returns>
        private bool After(CpuStop stop)
        {
            bool fetched = stop == CpuStop.MemoryFault && Cpu.FaultWasFetch && Fetch(Cpu.FaultAddress);
            bool settled = Ram.Settle() | _flash.Settle() | ShowAtZero();

            _time.Tell();

            switch (stop)
            {
                case CpuStop.Requested when _pending is not null:
                    Action exception = _pending;
                    _pending = null;
                    exception();

                    return false;
                case CpuStop.Requested or CpuStop.BlockEnded when _nmi:
                    TakeNmi();

                    return _interrupted;
                case CpuStop.BlockEnded:
                    return _interrupted;
                case CpuStop.Requested when settled:
                case CpuStop.MemoryFault when fetched:
                    return false;
                case CpuStop.Requested or CpuStop.Breakpoint:
                    return true;
                case CpuStop.MemoryFault:
                    TakeMemoryFault();

                    return false;
                case CpuStop.InvalidInstruction:
                    SystemControl.NoteUsageFault(UsageFault.UndefinedInstruction);
                    TakeHardFault("an undefined instruction");

                    return false;
                case CpuStop.Interrupt:
                    TakeTrap(Cpu.InterruptNumber);

                    return false;
                default:
                    Sleep();

                    return false;
            }
        }

        /// <summary>
        /// WFI: the core sleeps until an exception pends that would be taken if PRIMASK were not set; only SysTick can, and it preempts
        /// neither the hard fault nor the NMI (ARM DDI0403, B1.5.19).
        /// </summary>
        private void Sleep()
        {
            if (_exceptions.InHandler)
            {
                throw Device.Hang(
                    $"The {Who} hangs: the core sleeps (WFI) at {Here} inside a fault handler, which SysTick does not preempt.");
            }

            if (SysTick.IsPending)
            {
                ReportIgnoredInterrupt();

                return;
            }

            if (SystemControl.SleepsDeeply)
            {
                throw Device.Hang($"The {Who} hangs: the core enters STOP mode (WFI with SLEEPDEEP) at {Here}, where SysTick stops.");
            }

            if (SysTick.NextTick is not { } wake)
            {
                throw Device.Hang($"The {Who} hangs: the core sleeps (WFI) at {Here} and nothing will wake it.");
            }

            long nanoseconds = wake - Device.Clock.Now;

            _slept += nanoseconds;
            Device.Spend(nanoseconds);
            _time.Plan();
        }

        private void RaiseBusFault(uint address)
        {
            _pending = () => TakeBusFault(address, false);
            Cpu.RequestStop();
        }

        private void TakeMemoryFault()
        {
            string access = Cpu.FaultWasFetch ? "fetch from" : Cpu.FaultWasWrite ? "write to" : "read of";

            Violations.Report("bus.unmapped", $"{access} {Cpu.FaultAddress:X8}: nothing is there");
            TakeBusFault(Cpu.FaultAddress, Cpu.FaultWasWrite);
        }

        private void TakeBusFault(uint address, bool isWrite)
        {
            SystemControl.NoteBusFault(address);
            TakeHardFault($"a bus fault, {(isWrite ? "write to" : "access to")} {address:X8}");
        }

        /// <summary>What else than an interrupt stops the core, by the emulator's number; all of it escalates, as PRIMASK is set.</summary>
        private void TakeTrap(int number)
        {
            const int supervisorCall = 2;
            const int breakpoint = 7;
            const int exceptionReturn = 8;
            const int noCoprocessor = 17;

            switch (number)
            {
                case supervisorCall:
                    SystemControl.NoteEscalation();
                    TakeHardFault("a supervisor call (SVC) while PRIMASK masks it");
                    break;
                case breakpoint:
                    SystemControl.NoteDebugEvent();
                    TakeHardFault("a breakpoint instruction without a debugger");
                    break;
                case exceptionReturn when _exceptions.Return(Cpu[CpuRegister.Pc]):
                    _watch.Fault = _exceptions.InHandler ? _watch.Fault : null;
                    RaiseNmiIfCaused();
                    break;
                case noCoprocessor:
                    SystemControl.NoteUsageFault(UsageFault.NoCoprocessor);
                    TakeHardFault("a floating-point instruction while the unit is off");
                    break;
                default:
                    SystemControl.NoteUsageFault(UsageFault.InvalidState);
                    TakeHardFault("a jump to an address without the Thumb bit");
                    break;
            }
        }

        /// <summary>The NMI line follows ECCD and CSSF; a handler that leaves them set is entered again and again.</summary>
        private bool HasNmiCause => Flash.HasDoubleError || Rcc.HasClockFailure || _nmiWithoutFlag;

        private void RaiseNmiIfCaused()
        {
            _nmi = HasNmiCause;

            if (_nmi)
            {
                Cpu.RequestStopBehindBlock();
            }
        }

        /// <summary>
        /// Takes the NMI, unless a double ECC error that raised it was taken back before the block that read it ended.
        /// </summary>
        private void TakeNmi()
        {
            _nmi = HasNmiCause && !_exceptions.InNmi;

            if (!_nmi)
            {
                return;
            }

            if (_exceptions.InItBlock)
            {
                Cpu.RequestStopBehindBlock();

                return;
            }

            string before = Here;

            string cause = Rcc.HasClockFailure ? "the clock security system" : "a double ECC error in flash";
            _nmi = false;
            _nmiWithoutFlag = false;

            if (_exceptions.EnterNmi() is { } reason)
            {
                throw Device.Hang(
                    $"The {Who} hangs: the core locked up by the NMI of {cause} at {before} ({reason}).");
            }
        }

        /// <summary>Takes the hard fault exception, or locks up.</summary>
        private void TakeHardFault(string cause)
        {
            string fault = $"{cause} at {Here}";

            if (_exceptions.EnterHardFault() is { } reason)
            {
                string first = _watch.Fault is null ? string.Empty : $" after {_watch.Fault}";

                throw Device.Hang($"The {Who} hangs: the core locked up by {fault}{first} ({reason}).");
            }

            _watch.Fault = fault;
        }
    }
}
