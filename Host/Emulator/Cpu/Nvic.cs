using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// State of all exceptions: pending, active, enabled, priority (ARM DDI0403, B1.5.4 and B3.4). It decides which is the most urgent;
    /// <see cref="CoreExceptions"/> takes it.
    /// </summary>
    /// <param name="tick">The system timer, which holds the pending state of its exception.</param>
    public sealed class Nvic(SysTick tick) : IInterruptLines, ISnapshotPart
    {
        /// <summary>Interrupt lines of the STM32WB55 (RM0434, table of vectors).</summary>
        public const int Lines = 63;

        /// <summary>Priority of a core that handles nothing and masks nothing: lower than any exception's.</summary>
        public const int ThreadPriority = 256;

        /// <summary>Bits of a priority that exist.</summary>
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

        /// <summary>Raised when an exception may have become more urgent than what the core does.</summary>
        public event Action? Changed;

        /// <summary>Gets or sets the level of the NMI line; low by default.</summary>
        public Func<bool> IsNmiHigh { get; set; } = () => false;

        /// <summary>Gets or sets how a priority is split (AIRCR.PRIGROUP): bits above this one preempt, the others order.</summary>
        public int PriorityGroup
        {
            get => _groupShift;
            set
            {
                _groupShift = value;
                Changed?.Invoke();
            }
        }

        /// <summary>Gets the interrupt lines that are enabled, as bits of their exceptions' numbers.</summary>
        public UInt128 EnabledLines => _enabled & ~(((UInt128)1 << (int)ExceptionNumber.FirstInterrupt) - 1);

        /// <summary>Gets a value indicating whether an exception is being handled.</summary>
        public bool HasActive => _active != 0;

        /// <summary>Gets the number of exceptions being handled.</summary>
        public int ActiveCount => (int)UInt128.PopCount(_active);

        /// <summary>Gets the priority of the most urgent exception being handled, without the bits that only order.</summary>
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

        /// <summary>Gets the most urgent exception that pends and is enabled, or <see cref="ExceptionNumber.None"/>.</summary>
        public ExceptionNumber MostUrgent
        {
            get
            {
                ExceptionNumber first = ExceptionNumber.None;

                // Of equal priorities the lowest number goes first.
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

        /// <summary>Gets the number of an interrupt line's exception.</summary>
        /// <param name="line">0 to 62.</param>
        /// <returns>The number.</returns>
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

        /// <summary>Checks whether an exception pends.</summary>
        /// <param name="number">Which.</param>
        /// <returns><see langword="true"/> when it does.</returns>
        public bool IsPending(ExceptionNumber number) => (AllPending & Bit(number)) != 0;

        /// <summary>Checks whether an exception is being handled.</summary>
        /// <param name="number">Which.</param>
        /// <returns><see langword="true"/> when it is.</returns>
        public bool IsActive(ExceptionNumber number) => (_active & Bit(number)) != 0;

        /// <summary>Checks whether an exception is enabled.</summary>
        /// <param name="number">Which.</param>
        /// <returns><see langword="true"/> when it is.</returns>
        public bool IsEnabled(ExceptionNumber number) => (_enabled & Bit(number)) != 0;

        /// <summary>Enables or disables an interrupt or a configurable fault.</summary>
        /// <param name="number">Which.</param>
        /// <param name="enabled">Whether it may be taken.</param>
        public void Enable(ExceptionNumber number, bool enabled)
        {
            _enabled = enabled ? _enabled | Bit(number) : _enabled & ~Bit(number);
            Changed?.Invoke();
        }

        /// <summary>Makes an exception pend.</summary>
        /// <param name="number">Which.</param>
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

        /// <summary>Takes back that an exception pends; an interrupt whose line is high goes on pending.</summary>
        /// <param name="number">Which.</param>
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

        /// <summary>Notes that the core begins to handle an exception: it no longer pends.</summary>
        /// <param name="number">Which.</param>
        public void Activate(ExceptionNumber number)
        {
            _active |= Bit(number);
            Unpend(number);
        }

        /// <summary>Notes that the core ended the handling of an exception.</summary>
        /// <param name="number">Which.</param>
        public void Deactivate(ExceptionNumber number)
        {
            _active &= ~Bit(number);
            _pending |= _high & Bit(number);
            Changed?.Invoke();
        }

        /// <summary>Gets the priority of an exception; lower is more urgent.</summary>
        /// <param name="number">Which.</param>
        /// <returns>-2, -1, or 0 to 240.</returns>
        public int PriorityOf(ExceptionNumber number) => number switch
        {
            ExceptionNumber.Nmi => -2,
            ExceptionNumber.HardFault => -1,
            _ => _priorities[(int)number],
        };

        /// <summary>Gets the bits of a priority that preempt.</summary>
        /// <param name="priority">The priority.</param>
        /// <returns>The priority that is compared with the core's.</returns>
        public int GroupOf(int priority) => priority < 0 ? priority : priority & ~((2 << _groupShift) - 1);

        /// <summary>Gets the bits of an exception's priority that preempt.</summary>
        /// <param name="number">Which.</param>
        /// <returns>The priority that is compared with the core's.</returns>
        public int GroupPriorityOf(ExceptionNumber number) => GroupOf(PriorityOf(number));

        /// <summary>Sets the priority of an exception.</summary>
        /// <param name="number">Which.</param>
        /// <param name="priority">The byte written; bits that do not exist are dropped.</param>
        public void SetPriority(ExceptionNumber number, byte priority)
        {
            _priorities[(int)number] = (byte)(priority & PriorityMask);
            Changed?.Invoke();
        }

        /// <summary>Gets which of some exceptions would preempt a core of a priority.</summary>
        /// <param name="exceptions">Bits of their numbers.</param>
        /// <param name="priority">The core's priority.</param>
        /// <returns>Bits of the numbers of those that would.</returns>
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

        /// <summary>Checks whether an interrupt that is enabled would preempt a core of a priority.</summary>
        /// <param name="priority">The core's priority.</param>
        /// <returns><see langword="true"/> when one of the lines would; the system timer is not among them.</returns>
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

        /// <summary>Brings all state to what a reset leaves; the lines keep their levels.</summary>
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
