using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>Handling of faults, NMI, sleep and lockup.</summary>
    public sealed partial class Stm32Wb55
    {
        /// <summary>Handles the event that has stopped the core.</summary>
        /// <returns><see langword="true"/> if the debugger must be notified.</returns>
        private bool After(CpuStop stop)
        {
            bool fetched = stop == CpuStop.MemoryFault && Cpu.FaultWasFetch && Fetch(Cpu.FaultAddress);
            bool settled = Ram.Settle() | _flash.Settle() | ShowAtZero();

            if (settled || !IsForDebugger(stop))
            {
                _time.Tell();
            }

            switch (stop)
            {
                case CpuStop.Requested when _pending is not null:
                    Action exception = _pending;
                    _pending = null;
                    exception();

                    return false;
                case CpuStop.Requested or CpuStop.BlockEnded when _exceptions.Due is var number and not ExceptionNumber.None:
                    TakeInterrupt(number);

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
                    TakeInvalidInstruction();

                    return false;
                case CpuStop.Trap:
                    TakeUsageFault(Cpu.Trap);

                    return false;
                case CpuStop.Interrupt:
                    TakeTrap(Cpu.InterruptNumber);

                    return false;
                default:
                    Sleep();

                    return false;
            }
        }

        private void RaiseBusFault(uint address)
        {
            _pending = () => TakeBusFault(address, false);
            Cpu.RequestStop();
        }

        private void TakeMemoryFault()
        {
            string access = Cpu.FaultWasFetch ? "fetch from" : Cpu.FaultWasWrite ? "write to" : "read of";

            Violations.Report("bus.unmapped", $"{access} {Cpu.FaultAddress:X8}, which is not mapped");
            TakeBusFault(Cpu.FaultAddress, Cpu.FaultWasWrite);
        }

        private void TakeBusFault(uint address, bool isWrite)
        {
            if (Cpu.FaultWasFetch && !isWrite && address == Cpu.FaultAddress)
            {
                SystemControl.NoteBusFault(BusFault.Fetch);
            }
            else
            {
                SystemControl.NoteBusFault(address);
            }

            Take(ExceptionNumber.BusFault, $"a bus fault, {(isWrite ? "write to" : "access to")} {address:X8}");
        }
    }
}
