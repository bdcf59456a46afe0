using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>
    /// The flash controller seen from the first core: start an operation, let virtual time pass, find it done. The mocked HAL waits
    /// with <see cref="BusyUntil"/>; a register model shows <see cref="IsBusy"/> as BSY and <see cref="Errors"/> as FLASH_SR.
    /// </summary>
    /// <remarks>
    /// Stricter than the hardware: starting while an operation runs, or while FUS is at work, is recorded as a violation. A reset or a loss
    /// of power while an operation runs leaves what it touches undefined.
    /// </remarks>
    public sealed class FlashController
    {
        private readonly VirtualDevice _device;
        private Running? _running;

        internal FlashController(VirtualDevice device)
        {
            _device = device;
        }

        /// <summary>Gets the error bits of FLASH_SR. They stay until <see cref="ClearErrors"/>.</summary>
        public uint Errors { get; private set; }

        /// <summary>Gets a value indicating whether an operation runs (BSY).</summary>
        public bool IsBusy => _running is not null;

        /// <summary>Gets the moment the running operation ends; now, when none runs; <see langword="null"/> when it never will.</summary>
        public long? BusyUntil => _running is null ? _device.Clock.Now : _running.End?.Due;

        /// <summary>Gets the counters.</summary>
        public FlashCounters Counters { get; } = new();

        /// <summary>Gets what is broken.</summary>
        public FlashFaults Faults { get; } = new();

        /// <summary>Clears error bits, as writing ones to FLASH_SR does.</summary>
        /// <param name="mask">Which.</param>
        public void ClearErrors(uint mask)
        {
            Errors &= ~mask;
        }

        /// <summary>Sets error bits, for what only the register interface sees: sizes, sequences and times of writes.</summary>
        /// <param name="errors">Which.</param>
        public void Flag(uint errors)
        {
            Errors |= errors;
        }

        /// <summary>Starts erasing a page.</summary>
        /// <param name="page">0 to 255.</param>
        /// <returns><see langword="false"/> when it was refused; <see cref="Errors"/> says why.</returns>
        public bool StartErase(int page)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(page);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(page, FlashMap.Pages);
            if (!MayStart() || !MayChange(page))
            {
                return false;
            }

            FlashArray cells = _device.Flash;
            bool fails = Faults.EraseFails.Contains(page);
            Start(
                "flash.erase",
                AddressText(page * FlashMap.PageSize),
                FlashTiming.PageErase,
                () =>
                {
                    Counters.Erased();
                    if (fails)
                    {
                        cells.TearErase(page, new Random(page));
                        Errors |= FlashErrors.Operation;
                        return;
                    }

                    cells.Erase(page);
                },
                random => cells.TearErase(page, random));
            return true;
        }

        /// <summary>Starts programming one double word.</summary>
        /// <param name="address">A multiple of 8 in the main flash.</param>
        /// <param name="value">64 bits, the byte of the lowest address in the lowest bits.</param>
        /// <returns><see langword="false"/> when it was refused; <see cref="Errors"/> says why.</returns>
        public bool StartDoubleWord(uint address, ulong value) =>
            StartProgram("flash.word", address, [value], FlashMap.DoubleWordSize, FlashTiming.DoubleWord);

        /// <summary>Starts programming one row in fast mode.</summary>
        /// <param name="address">A multiple of 512 in the main flash.</param>
        /// <param name="values">64 double words.</param>
        /// <returns><see langword="false"/> when it was refused; <see cref="Errors"/> says why.</returns>
        public bool StartRow(uint address, ReadOnlySpan<ulong> values) =>
            StartProgram("flash.row", address, values.ToArray(), FlashMap.RowSize, FlashTiming.FastRow);

        /// <summary>
        /// Ends fast programming of a row before all of it came: the high voltage was on, and what had come is programmed (RM0434 section 3.3.8).
        /// </summary>
        /// <param name="address">A multiple of 512 in the main flash.</param>
        /// <param name="arrived">The double words that came.</param>
        /// <param name="error">Why it ends; FASTERR is set too.</param>
        public void BreakRow(uint address, ReadOnlySpan<ulong> arrived, uint error)
        {
            int offset = (int)(address - FlashMap.Base);
            int first = offset / FlashMap.DoubleWordSize;
            ulong[] values = arrived.ToArray();
            bool may = values.Length > 0 && MayStart() && MayChange(offset / FlashMap.PageSize)
                && values.Select((value, i) => (value, i)).All(word => Check(_device.Flash.Accepts(first + word.i, word.value), FlashErrors.Program));

            Errors |= error | FlashErrors.Fast;
            if (may)
            {
                _device.Gate.Pass("flash.row", AddressText(offset), () => FinishProgram(offset / FlashMap.PageSize, first, values), random => TearProgram(first, values, random));
            }
        }

        /// <summary>Starts programming the option bytes (OPTSTRT): all words together.</summary>
        /// <param name="words">The 16 words as they shall be stored; the secure ones (14, 15) are left as they are.</param>
        /// <returns><see langword="false"/> when it was refused; <see cref="Errors"/> says why.</returns>
        public bool StartOptionProgram(ReadOnlySpan<uint> words)
        {
            if (!MayStart())
            {
                return false;
            }

            uint[] wanted = words.ToArray();
            OptionBytes options = _device.Options;
            Start(
                "options.program",
                "1FFF8000",
                FlashTiming.OptionProgram,
                () =>
                {
                    Counters.OptionsProgrammed();
                    if (Faults.OptionProgramFails)
                    {
                        Errors |= FlashErrors.Operation;
                    }
                    else if (!Faults.OptionWritesDoNotTake)
                    {
                        options.Store(wanted);
                    }
                },
                random => options.Tear(wanted, random));
            return true;
        }

        /// <summary>Ends what runs, because the chip is reset or without power: what it touches is undefined.</summary>
        internal void Abort()
        {
            Running? running = _running;
            _running = null;
            if (running is not null)
            {
                running.End?.Cancel();
                running.Ticket.Abandon(running.Tear);
            }
        }

        internal void BeginBoot()
        {
            Errors = FlashErrors.OptionValidity;
        }

        private static string AddressText(int offset) =>
            (FlashMap.Base + (uint)offset).ToString("X8", CultureInfo.InvariantCulture);

        private bool StartProgram(string operation, uint address, ulong[] values, int alignment, long duration)
        {
            if (values.Length * FlashMap.DoubleWordSize != alignment)
            {
                throw new ArgumentException($"{operation} takes {alignment} bytes, not {values.Length * 8}.", nameof(values));
            }

            if (address < FlashMap.Base || address - FlashMap.Base > FlashMap.Size - alignment)
            {
                throw new ArgumentOutOfRangeException(nameof(address), $"{operation}@{address:X8} is outside the main flash.");
            }

            int offset = (int)(address - FlashMap.Base);
            int page = offset / FlashMap.PageSize;
            uint too = alignment == FlashMap.RowSize ? FlashErrors.Fast : 0;
            if (!MayStart() || !Check(offset % alignment == 0, FlashErrors.Alignment | too) || !MayChange(page, too))
            {
                return false;
            }

            FlashArray cells = _device.Flash;
            int first = offset / FlashMap.DoubleWordSize;
            for (int i = 0; i < values.Length; i++)
            {
                if (!Check(cells.Accepts(first + i, values[i]), FlashErrors.Program))
                {
                    return false;
                }
            }

            Start(
                operation,
                AddressText(offset),
                duration,
                () => FinishProgram(page, first, values),
                random => TearProgram(first, values, random));
            return true;
        }

        private void FinishProgram(int page, int first, ulong[] values)
        {
            FlashArray cells = _device.Flash;
            Counters.Programmed(page, values.Length);
            if (Faults.ProgramFails.Contains(page))
            {
                TearProgram(first, values, new Random(first));
                Errors |= FlashErrors.Operation;
                return;
            }

            for (int i = 0; i < values.Length; i++)
            {
                cells.Program(first + i, values[i]);
            }

            uint start = FlashMap.Base + (uint)(first * FlashMap.DoubleWordSize);
            foreach ((uint address, byte mask) in Faults.WeakBytes)
            {
                if (address >= start && address - start < values.Length * FlashMap.DoubleWordSize)
                {
                    cells.Flip(address, mask);
                }
            }
        }

        /// <summary>The double words before the torn one are there, those behind it are not.</summary>
        private void TearProgram(int first, ulong[] values, Random random)
        {
            FlashArray cells = _device.Flash;
            int torn = random.Next(values.Length);
            for (int i = 0; i < torn; i++)
            {
                cells.Program(first + i, values[i]);
            }

            cells.TearProgram(first + torn, values[torn], random);
        }

        private bool MayStart()
        {
            if (IsBusy)
            {
                _device.Violate("flash.start-while-busy", "A flash operation was started while another one runs");
            }

            if (_device.Coprocessor.IsOngoing)
            {
                _device.Violate("flash.start-while-fus-ongoing", "A flash operation was started while FUS works and may reset the chip");
            }

            return Check(!IsBusy && Errors == 0, FlashErrors.Sequence);
        }

        private bool MayChange(int page, uint too = 0) =>
            Check(page < _device.Options.SecureStartPage && !_device.Options.IsWriteProtected(page), FlashErrors.WriteProtection | too);

        private bool Check(bool holds, uint error)
        {
            if (!holds)
            {
                Errors |= error;
            }

            return holds;
        }

        private void Start(string operation, string where, long duration, Action apply, Action<Random> tear)
        {
            GateTicket ticket = _device.Gate.Enter(operation, where);
            Running running = new(ticket, apply, tear);
            _running = running;
            if (!Faults.StaysBusy)
            {
                running.End = _device.Clock.After(duration, () => Finish(running));
            }
        }

        private void Finish(Running running)
        {
            _running = null;
            running.Ticket.Complete(running.Apply, running.Tear);
        }

        private sealed class Running(GateTicket ticket, Action apply, Action<Random> tear)
        {
            public GateTicket Ticket { get; } = ticket;

            public Action Apply { get; } = apply;

            public Action<Random> Tear { get; } = tear;

            public ClockEvent? End { get; set; }
        }
    }
}
