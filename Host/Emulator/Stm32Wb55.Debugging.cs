using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>What a debugger does with the core: it runs, stops, steps and accesses memory.</summary>
    public sealed partial class Stm32Wb55
    {
        private bool _interrupted;

        /// <summary>Continues from the PC until an event that the debugger is notified of.</summary>
        /// <exception cref="DeviceStoppedException">The device stopped.</exception>
        public void Continue()
        {
            _interrupted = false;

            for (bool resumes = true; !After(Cpu.Run(Cpu[CpuRegister.Pc], resumes)); resumes = false)
            {
            }
        }

        /// <summary>Makes <see cref="Continue"/> return soon, between two instructions. To be called from an event or a handler.</summary>
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

            // A fetch that only made the memory executable executed nothing.
            if (stop == CpuStop.MemoryFault && Cpu.FaultWasFetch && Cpu[CpuRegister.Pc] == before)
            {
                After(Cpu.Step(before));
            }
        }

        /// <summary>Does a debugger's access: no violation of the firmware's, and no fault of the core's, comes of it.</summary>
        /// <param name="access">What to do.</param>
        /// <returns>Whether the access was good: on the core's own bus it would have been no fault.</returns>
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
        /// Decides whether only the debugger stopped the core. Time is rounded each time it is brought up to date: such a stop leaves it.
        /// </summary>
        private bool IsForDebugger(CpuStop stop) => stop == CpuStop.Breakpoint
            || (_interrupted && stop is (CpuStop.Requested or CpuStop.BlockEnded) && _pending is null
                && _exceptions.Due == ExceptionNumber.None);
    }
}
