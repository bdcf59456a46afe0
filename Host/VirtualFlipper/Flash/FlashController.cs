using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>
    /// The flash controller as CPU1 sees it. An operation starts, runs for its duration in virtual time, and completes. The mock waits
    /// until <see cref="BusyUntil"/>; the register model shows <see cref="IsBusy"/> as FLASH_SR.BSY and <see cref="Errors"/> as the error
    /// bits of FLASH_SR.
    /// </summary>
    /// <remarks>
    /// The model is stricter than the hardware: starting an operation while another flash operation or a FUS operation is running is
    /// recorded as a violation. A reset or a power loss while an operation is running leaves the affected cells undefined. Fast programming
    /// works only in the page erased last in this boot, in ascending order of the rows, and only if no double word has been programmed
    /// since that erase (docs/reference/silicon.md 1.1). Fast programming that breaks one of these conditions is rejected with
    /// <see cref="FlashErrors.NotErasedLast"/> and recorded as a violation.
    /// </remarks>
    public sealed partial class FlashController : ISnapshotPart
    {
        private readonly VirtualDevice _device;
        private Running? _running;
        private int _rowsFrom;
        private int _rowsEnd;

        internal FlashController(VirtualDevice device)
        {
            _device = device;
        }

        /// <summary>Gets the error bits of FLASH_SR, which are sticky until <see cref="ClearErrors"/>.</summary>
        public uint Errors { get; private set; }

        /// <summary>Gets a value indicating whether an operation is running (BSY).</summary>
        public bool IsBusy => _running is not null;

        /// <summary>
        /// Gets the time at which the running operation ends; the current time if no operation is running; <see langword="null"/> if the
        /// operation never ends.
        /// </summary>
        public long? BusyUntil => _running is null ? _device.Clock.Now : _running.End?.Due;

        /// <summary>Gets the counters of CPU1's flash operations.</summary>
        public FlashCounters Counters { get; } = new();

        /// <summary>Gets the injected faults.</summary>
        public FlashFaults Faults { get; } = new();

        /// <summary>Clears error bits, as writing ones to FLASH_SR does.</summary>
        /// <param name="mask">Bits of FLASH_SR.</param>
        public void ClearErrors(uint mask)
        {
            Errors &= ~mask;
        }

        /// <summary>
        /// Sets error bits for faults that only the register interface detects: writes of the wrong size, in the wrong order or at the
        /// wrong time.
        /// </summary>
        /// <param name="errors">Bits of FLASH_SR.</param>
        public void Flag(uint errors)
        {
            Errors |= errors;
        }

        /// <summary>Starts erasing one page.</summary>
        /// <param name="page">0 to 255.</param>
        /// <returns><see langword="false"/> if the operation was rejected; the reason is then in <see cref="Errors"/>.</returns>
        public bool ErasePage(int page)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(page);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(page, FlashMap.Pages);
            if (!MayStart() || !MayChange(page))
            {
                return false;
            }

            _rowsEnd = 0;
            Start(
                "flash.erase",
                AddressText(page * FlashMap.PageSize),
                FlashTiming.PageErase,
                Work.Erase,
                page,
                [],
                Faults.EraseFails.Contains(page));

            return true;
        }

        /// <summary>Starts programming one double word.</summary>
        /// <param name="address">Address in the main flash, a multiple of 8.</param>
        /// <param name="value">The 64 bits in little-endian order: the byte at the lowest address is in the lowest bits.</param>
        /// <returns><see langword="false"/> if the operation was rejected; the reason is then in <see cref="Errors"/>.</returns>
        public bool ProgramDoubleWord(uint address, ulong value) =>
            StartProgramming("flash.word", address, [value], FlashMap.DoubleWordSize, FlashTiming.DoubleWord);

        /// <summary>Starts programming one row in fast mode.</summary>
        /// <param name="address">Address in the main flash, a multiple of 512.</param>
        /// <param name="values">64 double words.</param>
        /// <returns><see langword="false"/> if the operation was rejected; the reason is then in <see cref="Errors"/>.</returns>
        public bool ProgramRow(uint address, ReadOnlySpan<ulong> values) =>
            StartProgramming("flash.row", address, values.ToArray(), FlashMap.RowSize, FlashTiming.FastRow);

        /// <summary>
        /// Aborts fast programming of an incomplete row. The double words received so far are programmed, because the high voltage was on
        /// (RM0434 section 3.3.8).
        /// </summary>
        /// <param name="address">Address in the main flash, a multiple of 512.</param>
        /// <param name="received">The double words received so far.</param>
        /// <param name="error">Bit of FLASH_SR for the cause; FASTERR is also set.</param>
        public void AbortRow(uint address, ReadOnlySpan<ulong> received, uint error)
        {
            int offset = (int)(address - FlashMap.Base);
            int first = offset / FlashMap.DoubleWordSize;
            ulong[] values = received.ToArray();
            bool may = values.Length > 0 && MayStart() && MayChange(offset / FlashMap.PageSize) && AreAccepted(first, values);

            Errors |= error | FlashErrors.Fast;
            _rowsEnd = 0;
            if (may)
            {
                _device.Journal.Perform(
                    "flash.row",
                    AddressText(offset),
                    () => ProgramCells(offset / FlashMap.PageSize, first, values),
                    random => TearCells(first, values, random));
            }
        }

        /// <summary>Starts programming all option words (OPTSTRT).</summary>
        /// <param name="words">The 16 words to store. The secure words (14 and 15) are ignored.</param>
        /// <returns><see langword="false"/> if the operation was rejected; the reason is then in <see cref="Errors"/>.</returns>
        public bool ProgramOptionBytes(ReadOnlySpan<uint> words)
        {
            if (!MayStart())
            {
                return false;
            }

            uint[] wanted = words.ToArray();
            OptionBytes options = _device.Options;
            if (((wanted[OptionWord.User] ^ options.Loaded(OptionWord.User)) & OptionWord.ReadoutProtection) != 0)
            {
                _device.Violate("options.readout-protection", "The option bytes were programmed with a different readout protection");
            }

            Start(
                "options.program", "1FFF8000", FlashTiming.OptionProgram, Work.Options, 0, Array.ConvertAll(wanted, word => (ulong)word));

            return true;
        }

        /// <summary>Aborts the running operation at a reset or power loss. The affected cells become undefined.</summary>
        internal void Abort()
        {
            Running? running = _running;
            _running = null;
            if (running is not null)
            {
                running.End?.Cancel();
                running.Operation.Abandon(random => Tear(running, random));
            }
        }

        /// <summary>
        /// Makes the cells of the running operation undefined, as <see cref="Abort"/> does. If the operation then completes, its result
        /// overwrites these cells.
        /// </summary>
        internal void TearRunning()
        {
            if (_running is { } running)
            {
                Tear(running, running.Operation.TornRandom(0));
            }
        }

        internal void CopyRunFrom(FlashController other)
        {
            (Errors, _rowsFrom, _rowsEnd) = (other.Errors, other._rowsFrom, other._rowsEnd);
            Counters.CopyFrom(other.Counters);
            Faults.CopyFrom(other.Faults);
        }

        internal void BeginBoot()
        {
            Errors = FlashErrors.OptionValidity;
            _rowsEnd = 0;
        }

        private static string AddressText(int offset) =>
            (FlashMap.Base + (uint)offset).ToString("X8", CultureInfo.InvariantCulture);

        private bool StartProgramming(string operation, uint address, ulong[] values, int alignment, long duration)
        {
            if (values.Length * FlashMap.DoubleWordSize != alignment)
            {
                throw new ArgumentException($"{operation} requires {alignment} bytes, not {values.Length * 8}.", nameof(values));
            }

            if (address < FlashMap.Base || address - FlashMap.Base > FlashMap.Size - alignment)
            {
                throw new ArgumentOutOfRangeException(nameof(address), $"{operation}@{address:X8} is outside the main flash.");
            }

            int offset = (int)(address - FlashMap.Base);
            int page = offset / FlashMap.PageSize;
            bool isRow = alignment == FlashMap.RowSize;
            uint too = isRow ? FlashErrors.Fast : 0;
            int first = offset / FlashMap.DoubleWordSize;
            if (!MayStart() || !Check(offset % alignment == 0, FlashErrors.Alignment | too) || !MayChange(page, too)
                || (isRow && !MayProgramRow(offset)) || !AreAccepted(first, values))
            {
                return false;
            }

            _rowsFrom = offset + alignment;
            _rowsEnd = isRow ? _rowsEnd : 0;
            Start(operation, AddressText(offset), duration, Work.Program, first, values);

            return true;
        }

        private bool MayProgramRow(int offset)
        {
            bool isNext = offset >= _rowsFrom && offset < _rowsEnd;
            if (!isNext)
            {
                _device.Violate(
                    "flash.row-page",
                    $"Fast programming of the row at {AddressText(offset)} was attempted outside the page erased last or out of order");
            }

            return Check(isNext && !Faults.RowsFail.Contains(offset / FlashMap.PageSize), FlashErrors.NotErasedLast);
        }

        private bool AreAccepted(int first, ulong[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (Check(_device.Flash.Accepts(first + i, values[i]), FlashErrors.Program))
                {
                    continue;
                }

                ReportNotErased(first + i);

                return false;
            }

            return true;
        }

        /// <summary>
        /// Reports an attempt to program a double word that is not erased. A double word whose erasure was interrupted may read as erased
        /// but fail to program; code cannot detect this in advance, so such an attempt is not reported.
        /// </summary>
        private void ReportNotErased(int index)
        {
            FlashArray cells = _device.Flash;
            if (cells.StateOf(index) != DoubleWordState.Unstable || cells[index] != ulong.MaxValue)
            {
                _device.Violate(
                    "flash.not-erased",
                    $"The double word at {AddressText(index * FlashMap.DoubleWordSize)} was programmed although it was not erased");
            }
        }

        private void ProgramCells(int page, int first, ulong[] values)
        {
            FlashArray cells = _device.Flash;
            Counters.Programmed(page, values.Length);
            if (Faults.ProgramFails.Contains(page))
            {
                TearCells(first, values, new Random(first));
                Errors |= FlashErrors.Operation;

                return;
            }

            for (int i = 0; i < values.Length; i++)
            {
                cells.ProgramDoubleWord(first + i, values[i]);
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

        /// <summary>
        /// Applies interrupted programming. The double words before the torn one are programmed, and those after it are unchanged.
        /// </summary>
        private void TearCells(int first, ulong[] values, Random random)
        {
            FlashArray cells = _device.Flash;
            int torn = random.Next(values.Length);
            for (int i = 0; i < torn; i++)
            {
                cells.ProgramDoubleWord(first + i, values[i]);
            }

            cells.TearDoubleWord(first + torn, values[torn], random);
        }

        private bool MayStart()
        {
            if (IsBusy)
            {
                _device.Violate("flash.start-while-busy", "A flash operation was attempted while another was running");
            }

            if (_device.Coprocessor.IsOngoing)
            {
                _device.Violate(
                    "flash.start-while-fus-ongoing",
                    "A flash operation was attempted during a FUS operation, which might reset the chip");
            }

            return Check(!IsBusy && Errors == 0, FlashErrors.Sequence);
        }

        private bool MayChange(int page, uint too = 0)
        {
            bool may = page < _device.Options.SecureStartPage && !_device.Options.IsWriteProtected(page);
            if (!may)
            {
                _device.Violate(
                    "flash.protected-page",
                    $"An attempt was made to erase or program the page at {AddressText(page * FlashMap.PageSize)}, which is " +
                    "write-protected or owned by CPU2");
            }

            return Check(may, FlashErrors.WriteProtection | too);
        }

        private bool Check(bool holds, uint error)
        {
            if (!holds)
            {
                Errors |= error;
            }

            return holds;
        }
    }
}
