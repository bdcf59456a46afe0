using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// Holds the pending, active and enabled state and the priority of all exceptions (ARM DDI0403, B1.5.4 and B3.4). The NVIC selects the
    /// exception to be taken; <see cref="CoreExceptions"/> takes it.
    /// </summary>
    /// <param name="tick">The system timer, which holds the pending state of the SysTick exception.</param>
    public sealed class Nvic(SysTick tick) : IInterruptLines, ISnapshotPart
    {
        /// <summary>Number of interrupt lines of the STM32WB55 (RM0434, vector table).</summary>
        public const int Lines = 63;

        /// <summary>Execution priority while no exception is active and none is masked; lower than the priority of any exception.</summary>
        public const int ThreadPriority = 256;

        /// <summary>Mask of the implemented priority bits.</summary>
        public const uint PriorityMask = 0xF0;

        private const int Exceptions = (int)ExceptionNumber.FirstInterrupt + Lines;

        private static readonly UInt128 s_configurableFaults =
            Bit(ExceptionNumber.MemManage) | Bit(ExceptionNumber.BusFault) | Bit(ExceptionNumber.UsageFault);

        private static readonly UInt128 s_alwaysEnabled = ((UInt128)1 << (int)ExceptionNumber.FirstInterrupt) - 1 - s_configurableFaults;

        private readonly byte[] _priorities = new byte[Exceptions];
        private UInt128 _enabled = s_alwaysEnabled;
        private UInt128 _pending;
        private UInt128 _active;
        private UInt128 _high;
        private int _groupShift;

        /// <summary>Raised when an exception may have become due.</summary>
        public event Action? Changed;

        /// <summary>Gets or sets the function that returns whether the NMI line is high; false by default.</summary>
        public Func<bool> IsNmiHigh { get; set; } = () => false;

        /// <summary>
        /// Gets or sets AIRCR.PRIGROUP. The priority bits above this position are the group priority; the other bits are the subpriority.
        /// </summary>
        public int PriorityGroup
        {
            get => _groupShift;
            set
            {
                _groupShift = value;
                Changed?.Invoke();
            }
        }

        /// <summary>Gets the enabled interrupt lines as a bit mask, indexed by exception number.</summary>
        public UInt128 EnabledLines => _enabled & ~(((UInt128)1 << (int)ExceptionNumber.FirstInterrupt) - 1);

        /// <summary>Gets a value indicating whether an exception is being handled.</summary>
        public bool HasActive => _active != 0;

        /// <summary>Gets the number of exceptions being handled.</summary>
        public int ActiveCount => (int)UInt128.PopCount(_active);

        /// <summary>Gets the group priority of the highest-priority active exception.</summary>
        public int ActivePriority
        {
            get
            {
                int priority = ThreadPriority;

                for (UInt128 left = _active; left != 0; left &= left - 1)
                {
                    priority = Math.Min(priority, GroupPriorityOf((ExceptionNumber)(int)UInt128.TrailingZeroCount(left)));
                }

                return priority;
            }
        }

        /// <summary>Gets the highest-priority exception that is pending and enabled, or <see cref="ExceptionNumber.None"/>.</summary>
        public ExceptionNumber MostUrgent
        {
            get
            {
                ExceptionNumber first = ExceptionNumber.None;

                // Among exceptions of equal priority the one with the lowest number is taken first.
                for (UInt128 left = AllPending & _enabled; left != 0; left &= left - 1)
                {
                    ExceptionNumber number = (ExceptionNumber)(int)UInt128.TrailingZeroCount(left);

                    first = first == ExceptionNumber.None || PriorityOf(number) < PriorityOf(first) ? number : first;
                }

                return first;
            }
        }

        private UInt128 AllPending => _pending | (tick.IsPending ? Bit(ExceptionNumber.SysTick) : 0)
            | (IsNmiHigh() ? Bit(ExceptionNumber.Nmi) & ~_active : 0);

        /// <summary>Gets the exception number of an interrupt line.</summary>
        /// <param name="line">0 to 62.</param>
        public static ExceptionNumber OfLine(int line) => ExceptionNumber.FirstInterrupt + line;

        /// <inheritdoc/>
        public void Set(int line, bool isHigh)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)line, (uint)(Lines - 1), nameof(line));
            UInt128 bit = Bit(OfLine(line));

            if (((_high & bit) != 0) == isHigh)
            {
                return;
            }

            _high ^= bit;

            if (isHigh)
            {
                Pend(OfLine(line));
            }
        }

        /// <summary>Checks whether an exception is pending.</summary>
        public bool IsPending(ExceptionNumber number) => (AllPending & Bit(number)) != 0;

        /// <summary>Checks whether an exception is being handled.</summary>
        public bool IsActive(ExceptionNumber number) => (_active & Bit(number)) != 0;

        /// <summary>Checks whether an exception is enabled.</summary>
        public bool IsEnabled(ExceptionNumber number) => (_enabled & Bit(number)) != 0;

        /// <summary>Enables or disables an interrupt or a configurable fault.</summary>
        /// <param name="enabled">Whether the exception may be taken.</param>
        public void Enable(ExceptionNumber number, bool enabled)
        {
            _enabled = enabled ? _enabled | Bit(number) : _enabled & ~Bit(number);
            Changed?.Invoke();
        }

        /// <summary>Sets an exception pending.</summary>
        public void Pend(ExceptionNumber number)
        {
            if (number == ExceptionNumber.SysTick)
            {
                tick.SetPending();
            }
            else
            {
                _pending |= Bit(number);
            }

            Changed?.Invoke();
        }

        /// <summary>Clears the pending state of an exception. An interrupt whose line is high stays pending.</summary>
        public void Unpend(ExceptionNumber number)
        {
            if (number == ExceptionNumber.SysTick)
            {
                tick.ClearPending();
            }
            else
            {
                _pending = (_pending & ~Bit(number)) | (_high & Bit(number) & ~_active);
            }
        }

        /// <summary>Makes an exception active and clears its pending state.</summary>
        public void Activate(ExceptionNumber number)
        {
            _active |= Bit(number);
            Unpend(number);
        }

        /// <summary>Makes an exception inactive.</summary>
        public void Deactivate(ExceptionNumber number)
        {
            _active &= ~Bit(number);
            _pending |= _high & Bit(number);
            Changed?.Invoke();
        }

        /// <summary>Gets the priority of an exception; lower values take precedence.</summary>
        /// <returns>The priority: -2, -1, or 0 to 240.</returns>
        public int PriorityOf(ExceptionNumber number) => number switch
        {
            ExceptionNumber.Nmi => -2,
            ExceptionNumber.HardFault => -1,
            _ => _priorities[(int)number],
        };

        /// <summary>Extracts the group priority from a priority.</summary>
        /// <returns>The group priority, which determines preemption.</returns>
        public int GroupOf(int priority) => priority < 0 ? priority : priority & ~((2 << _groupShift) - 1);

        /// <summary>Gets the group priority of an exception.</summary>
        /// <returns>The group priority, which determines preemption.</returns>
        public int GroupPriorityOf(ExceptionNumber number) => GroupOf(PriorityOf(number));

        /// <summary>Sets the priority of an exception.</summary>
        /// <param name="priority">The priority byte as written; unimplemented bits are ignored.</param>
        public void SetPriority(ExceptionNumber number, byte priority)
        {
            _priorities[(int)number] = (byte)(priority & PriorityMask);
            Changed?.Invoke();
        }

        /// <summary>Selects the exceptions that would preempt a given execution priority.</summary>
        /// <param name="exceptions">Bit mask of the exceptions, indexed by exception number.</param>
        /// <param name="priority">Execution priority of the core.</param>
        /// <returns>Bit mask of the exceptions that would preempt a core with this priority.</returns>
        public UInt128 Above(UInt128 exceptions, int priority)
        {
            UInt128 above = 0;

            for (UInt128 left = exceptions; left != 0; left &= left - 1)
            {
                ExceptionNumber number = (ExceptionNumber)(int)UInt128.TrailingZeroCount(left);

                above |= GroupPriorityOf(number) < priority ? Bit(number) : 0;
            }

            return above;
        }

        /// <summary>Checks whether any enabled interrupt would preempt a given execution priority.</summary>
        /// <param name="priority">Execution priority of the core.</param>
        /// <returns>
        /// <see langword="true"/> if the interrupt of an enabled line would preempt a core with this priority. The system timer is not
        /// considered.
        /// </returns>
        public bool HasLineAbove(int priority)
        {
            for (UInt128 left = _enabled >> (int)ExceptionNumber.FirstInterrupt; left != 0; left &= left - 1)
            {
                if (GroupPriorityOf(OfLine((int)UInt128.TrailingZeroCount(left))) < priority)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Resets the state of all exceptions. The interrupt lines keep their levels.</summary>
        public void Reset()
        {
            Array.Clear(_priorities);
            _enabled = s_alwaysEnabled;
            _active = 0;
            _pending = _high;
            _groupShift = 0;
        }

        private static UInt128 Bit(ExceptionNumber number) => (UInt128)1 << (int)number;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Content(_priorities);
            _enabled = archive.Value(_enabled);
            _pending = archive.Value(_pending);
            _active = archive.Value(_active);
            _high = archive.Value(_high);
            _groupShift = archive.Value(_groupShift);
        }
    }
}
