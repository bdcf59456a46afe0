using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>Debugger control of the core: run, stop, step and memory access.</summary>
    public sealed partial class Stm32Wb55
    {
        private bool _interrupted;

        /// <summary>Continues at the PC until an event occurs that the debugger must handle.</summary>
        /// <exception cref="DeviceStoppedException">The device stopped.</exception>
        public void Continue()
        {
            _interrupted = false;

            for (bool resumes = true; !After(Cpu.Run(Cpu[CpuRegister.Pc], resumes)); resumes = false)
            {
            }
        }

        /// <summary>
        /// Requests that <see cref="Continue"/> return soon, between two instructions. Must be called from an event or a callback for
        /// memory accesses.
        /// </summary>
        public void Interrupt()
        {
            _interrupted = true;
            Cpu.RequestStopAfterBlock();
        }

        /// <summary>Executes one instruction.</summary>
        /// <exception cref="DeviceStoppedException">The device stopped.</exception>
        public void Step()
        {
            uint before = Cpu[CpuRegister.Pc];

            _interrupted = true;
            _ = Ram.Settle();
            CpuStop stop = Cpu.Step(before);

            After(stop);

            // If the faulting fetch only remapped its page as executable, no instruction was executed, so the step is repeated.
            if (stop == CpuStop.MemoryFault && Cpu.FaultWasFetch && Cpu[CpuRegister.Pc] == before)
            {
                After(Cpu.Step(before));
            }
        }

        /// <summary>Performs a debugger access, which causes neither violations nor core faults.</summary>
        /// <returns><see langword="true"/> if the same access by the core would have succeeded.</returns>
        internal bool Probe(Action access)
        {
            Action? planned = _pending;

            _pending = null;
            Violations.IsSilent = true;

            try
            {
                access();

                return _pending is null;
            }
            catch (ArgumentOutOfRangeException)
            {
                return false;
            }
            finally
            {
                Violations.IsSilent = false;
                _pending = planned;
            }
        }

        /// <summary>
        /// Determines whether the debugger is the only reason why the core is stopped. A stop by the debugger must not update the clock,
        /// because an update rounds the device time.
        /// </summary>
        private bool IsForDebugger(CpuStop stop) => stop == CpuStop.Breakpoint
            || (_interrupted && stop is (CpuStop.Requested or CpuStop.BlockEnded) && _pending is null
                && _exceptions.Due == ExceptionNumber.None);
    }
}
