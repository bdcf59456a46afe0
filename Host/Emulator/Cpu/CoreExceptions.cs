using FlipperUpdaterNano.Emulator.Peripherals;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// Exception entry and return (ARM DDI0403, B1.5): priorities and masks, frames on both stacks, tail-chaining, escalation, lockup.
    /// libunicorn does not implement exceptions, but it maintains IPSR, CONTROL, the mask registers and both stack pointers correctly
    /// (measured).
    /// </summary>
    /// <remarks>
    /// libunicorn applies the privilege of the current mode to writes to CONTROL and the mask registers (measured). CONTROL and the mask
    /// registers are therefore written in handler mode: after IPSR is written on entry, and before IPSR is written on return. Exception
    /// entry and return take no time in this model.
    /// </remarks>
    /// <param name="nvic">State of the exceptions.</param>
    /// <param name="scb">Registers of the system control block: vector table address, fault status and configuration.</param>
    /// <param name="bus">Memory accesses for stacking and unstacking.</param>
    /// <param name="vector">
    /// Reads the vector table entry at an address, or returns null if the memory at that address cannot hold a vector table.
    /// </param>
    public sealed partial class CoreExceptions(
        CortexM4 cpu, Nvic nvic, SystemControl scb, ICoreBus bus, Func<uint, uint?> vector)
    {
        private const int MaskedByFaultMask = -1;
        private const uint Flags = 0xF80F0000;
        private const uint ProcessStack = 1 << 2;
        private const uint NoFloatingPoint = 1 << 4;
        private const uint ReturnMark = 0xFFFFFFE0;
        private const uint ReturnToHandler = 0x1;
        private const uint ReturnToMain = 0x9;
        private const uint ReturnToProcess = 0xD;

        /// <summary>Gets the exception being handled (IPSR).</summary>
        public ExceptionNumber Current => (ExceptionNumber)(cpu[CpuRegister.Ipsr] & 0x1FF);

        /// <summary>Gets the execution priority (ARM DDI0403, B1.5.4).</summary>
        public int Priority => Math.Min(nvic.ActivePriority, MaskedBelow(true));

        /// <summary>Gets the execution priority due to PRIMASK, BASEPRI and FAULTMASK alone.</summary>
        public int MaskedPriority => MaskedBelow(true);

        /// <summary>Gets the exception that would be taken now, or <see cref="ExceptionNumber.None"/>.</summary>
        public ExceptionNumber Due => DueAt(Priority);

        /// <summary>
        /// Gets a value indicating whether the core wakes from WFI, that is, whether an exception is pending that would be taken if PRIMASK
        /// were clear (B1.5.19).
        /// </summary>
        public bool EndsSleep => DueAt(WakingPriority) != ExceptionNumber.None;

        /// <summary>Gets the execution priority that would apply if PRIMASK were clear.</summary>
        public int WakingPriority => Math.Min(nvic.ActivePriority, MaskedBelow(false));

        /// <summary>Gets a value indicating whether any fault is being handled.</summary>
        public bool IsInFault => nvic.IsActive(ExceptionNumber.HardFault) || nvic.IsActive(ExceptionNumber.MemManage)
            || nvic.IsActive(ExceptionNumber.BusFault) || nvic.IsActive(ExceptionNumber.UsageFault);

        /// <summary>
        /// Clears bits that libunicorn stores but a Cortex-M4 does not implement: bits 3:0 of BASEPRI, and SPSEL if written in handler mode
        /// (B1.4.4).
        /// </summary>
        public void DropUnimplementedBits()
        {
            uint basepri = cpu[CpuRegister.Basepri];
            uint control = cpu[CpuRegister.Control];

            if ((basepri & ~Nvic.PriorityMask) != 0)
            {
                cpu[CpuRegister.Basepri] = basepri & Nvic.PriorityMask;
            }

            if ((control & StackSelect) != 0 && Current != ExceptionNumber.None)
            {
                cpu[CpuRegister.Control] = control & ~StackSelect;
            }
        }

        /// <summary>Takes the highest-priority pending exception, if any.</summary>
        /// <returns>The reason for a lockup; null if the core does not lock up.</returns>
        public string? TakeDue() => Due is var number and not ExceptionNumber.None ? Enter(number) : null;

        /// <summary>
        /// Raises a synchronous exception, that is, a fault, SVC or BKPT caused by the current instruction. An exception that cannot be
        /// taken escalates to HardFault.
        /// </summary>
        /// <returns>The reason for a lockup; null if the core does not lock up.</returns>
        public string? Raise(ExceptionNumber number)
        {
            int priority = Priority;

            if (!CanTake(number, priority))
            {
                if (priority <= MaskedByFaultMask)
                {
                    return WhyLocked();
                }

                if (number == ExceptionNumber.DebugMonitor)
                {
                    scb.NoteDebugEvent();
                }
                else if (number != ExceptionNumber.HardFault)
                {
                    scb.NoteEscalation();
                }

                number = ExceptionNumber.HardFault;
            }

            nvic.Pend(number);

            return TakeDue();
        }

        /// <summary>
        /// Executes an exception return (ARM DDI0403, B1.5.8), which tail-chains to a pending exception or resumes the interrupted code.
        /// </summary>
        /// <param name="target">EXC_RETURN: the branch target including bit 0.</param>
        /// <returns>The reason for a lockup; null if the core does not lock up.</returns>
        public string? Return(uint target)
        {
            ExceptionNumber returning = Current;
            bool isActive = nvic.IsActive(returning);
            bool isBase = nvic.ActiveCount == 1 || scb.AllowsNestedThread;
            bool isValid = isActive && (target & ReturnMark) == ReturnMark
                && (!IsThread(target) || (isBase && (target & 0xF) is ReturnToMain or ReturnToProcess));

            Deactivate(returning);

            if (!isValid)
            {
                return ChainInvalidReturn(target);
            }

            // Tail-chaining: the pending exception reuses the frame of the exception that returns.
            if (Due is var next and not ExceptionNumber.None)
            {
                return Begin(next, target);
            }

            return Pop(target);
        }

        private string WhyLocked() =>
            nvic.IsActive(ExceptionNumber.Nmi) ? "a fault inside the NMI handler"
            : nvic.IsActive(ExceptionNumber.HardFault) ? "a fault inside the hard fault handler"
            : "a fault while FAULTMASK is set";

        private static bool IsThread(uint target) => (target & 0xF) != ReturnToHandler;

        private bool CanTake(ExceptionNumber number, int priority) =>
            nvic.IsEnabled(number) && nvic.GroupPriorityOf(number) < priority
            && (number != ExceptionNumber.DebugMonitor || scb.IsMonitorEnabled());

        private ExceptionNumber DueAt(int priority) =>
            nvic.MostUrgent is var number and not ExceptionNumber.None && nvic.GroupPriorityOf(number) < priority
                ? number
                : ExceptionNumber.None;

        private int MaskedBelow(bool withPrimask)
        {
            if ((cpu[CpuRegister.Faultmask] & 1) != 0)
            {
                return MaskedByFaultMask;
            }

            if (withPrimask && (cpu[CpuRegister.Primask] & 1) != 0)
            {
                return 0;
            }

            uint basepri = cpu[CpuRegister.Basepri] & Nvic.PriorityMask;

            return basepri == 0 ? Nvic.ThreadPriority : nvic.GroupOf((int)basepri);
        }

        private void Deactivate(ExceptionNumber number)
        {
            nvic.Deactivate(number);

            if (number != ExceptionNumber.Nmi)
            {
                cpu[CpuRegister.Faultmask] = 0;
            }
        }

        /// <summary>
        /// Raises a UsageFault (INVPC) for an invalid EXC_RETURN; the fault reuses the frame of the exception that returns.
        /// </summary>
        private string? ChainInvalidReturn(uint target)
        {
            scb.NoteUsageFault(UsageFault.InvalidProgramCounter);

            return Chain(ExceptionNumber.UsageFault, target);
        }

        /// <summary>
        /// Takes a fault raised by the exception return, or a pending exception of higher priority, without stacking a new frame.
        /// </summary>
        private string? Chain(ExceptionNumber fault, uint target)
        {
            int priority = Priority;

            if (!CanTake(fault, priority))
            {
                if (priority <= MaskedByFaultMask)
                {
                    return WhyLocked();
                }

                scb.NoteEscalation();
                fault = ExceptionNumber.HardFault;
            }

            nvic.Pend(fault);

            return Begin(Due, target);
        }

        private string? Enter(ExceptionNumber number)
        {
            uint back = ReturnValue();

            if (Push(out uint frame))
            {
                return Begin(number, back);
            }

            // A fault during stacking causes a derived exception (B1.5.11): the frame is lost, and whichever of the original and the
            // derived exception has the higher priority is taken first.
            if (number is ExceptionNumber.HardFault or ExceptionNumber.Nmi)
            {
                return $"no memory for the exception frame at {frame:X8}";
            }

            scb.NoteBusFault(BusFault.Stacking);
            ExceptionNumber derived = CanTake(ExceptionNumber.BusFault, Priority) ? ExceptionNumber.BusFault : ExceptionNumber.HardFault;

            if (derived == ExceptionNumber.HardFault)
            {
                scb.NoteEscalation();
            }

            nvic.Pend(derived);

            return Begin(Due, back);
        }

        /// <summary>Enters the handler of an exception whose frame is already on the stack.</summary>
        private string? Begin(ExceptionNumber number, uint back)
        {
            uint address = scb.VectorTable + (4 * (uint)number);
            bool isLast = number is ExceptionNumber.HardFault or ExceptionNumber.Nmi;
            uint? handler = vector(address);

            if (isLast && ((handler ?? 0) & 1) == 0)
            {
                return $"no handler at vector {(int)number} of the table at {scb.VectorTable:X8}";
            }

            if (handler is null)
            {
                scb.NoteVectorError();
                nvic.Pend(ExceptionNumber.HardFault);

                return Begin(ExceptionNumber.HardFault, back);
            }

            nvic.Activate(number);
            cpu[CpuRegister.Ipsr] = (uint)number;
            cpu[CpuRegister.Control] &= Privilege;
            cpu[CpuRegister.Lr] = back;
            cpu[CpuRegister.Pc] = handler.Value | 1;
            cpu.ProgramStatus = (cpu.ProgramStatus & Flags) | (handler.Value << 24 & ThumbBit);
            cpu.LookForInterrupts();

            if ((handler.Value & 1) != 0)
            {
                return null;
            }

            scb.NoteUsageFault(UsageFault.InvalidState);

            return Raise(ExceptionNumber.UsageFault);
        }
    }
}
