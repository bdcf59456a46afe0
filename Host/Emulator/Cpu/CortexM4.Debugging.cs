namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Breakpoints and single steps.</summary>
    /// <remarks>
    /// Breakpoints do not use instruction hooks, because libunicorn 2.0.1 does not stop inside an IT block (measured). The core instead
    /// stops before each block that contains a breakpoint; libunicorn then retranslates the block so that it ends before the instruction
    /// with the breakpoint. A block that a breakpoint splits is still counted as a whole and raises events once, so breakpoints do not
    /// affect device time.
    /// </remarks>
    public sealed unsafe partial class CortexM4
    {
        private uint[] _breakpoints = [];
        private (uint Start, uint End) _counted;
        private uint _blockSize;
        private uint? _breakpoint;
        private uint? _passedBreakpoint;
        private Extent _extent;

        /// <summary>How far the core may execute.</summary>
        private enum Extent
        {
            /// <summary>Executes blocks until the next block contains a breakpoint or an instruction that may trap.</summary>
            All,

            /// <summary>Executes nothing, but determines the size of the first block.</summary>
            None,

            /// <summary>Executes one block, which has not started yet.</summary>
            Block,

            /// <summary>Executes the remainder of a block that has started.</summary>
            RestOfBlock,
        }

        /// <summary>Sets a breakpoint: the core stops before it executes the instruction at an address.</summary>
        /// <param name="address">Address of the instruction; bit 0 is ignored.</param>
        public void SetBreakpoint(uint address) => _breakpoints = [.. _breakpoints.Append(address & ~1u).Distinct().Order()];

        /// <summary>Removes a breakpoint.</summary>
        /// <param name="address">Address of the instruction; bit 0 is ignored.</param>
        public void ClearBreakpoint(uint address) => _breakpoints = [.. _breakpoints.Where(other => other != (address & ~1u))];

        /// <summary>Executes one instruction, even inside an IT block.</summary>
        /// <param name="address">Address of the instruction; bit 0 is ignored.</param>
        /// <returns>
        /// The stop reason; <see cref="CpuStop.Requested"/> if the step was completed. If the fetch faulted, no instruction was executed.
        /// </returns>
        public CpuStop Step(uint address)
        {
            uint start = address & ~1u;

            _extent = Extent.None;

            if (Start(start, NoEnd) is { } stop and not CpuStop.Breakpoint)
            {
                return stop;
            }

            if (TrapAt(start) is { } fault)
            {
                return TrapWith(fault);
            }

            uint end = start + InstructionSize(start);

            // libunicorn does not distinguish between WFI and reaching the end address, so the last instruction of a block, which may be
            // WFI, is executed without an end address.
            stop = RunTo(start, end - start < _blockSize ? end : null) ?? CpuStop.Requested;

            return stop == CpuStop.Breakpoint ? CpuStop.Requested : stop;
        }

        /// <summary>Executes one block of <see cref="_blockSize"/> bytes, or only the part before one of its instructions.</summary>
        /// <param name="end">Address of the instruction, or null for the whole block.</param>
        /// <returns>
        /// The stop reason: <see cref="CpuStop.Breakpoint"/> if the core stopped before the instruction, null if it executed the whole
        /// block.
        /// </returns>
        private CpuStop? RunTo(uint start, uint? end)
        {
            _extent = Extent.Block;

            if (end is null)
            {
                return Start(start, NoEnd);
            }

            // Discards the translation of the whole block. libunicorn itself discards the translation of the shortened block.
            ForgetTranslation(start, _blockSize);
            CpuStop? stop = Start(start, end.Value);

            return stop == CpuStop.WaitForInterrupt ? CpuStop.Breakpoint : stop;
        }

        private void ForgetTranslation(uint address, uint size) => Unicorn.Check(
            Unicorn.Control(_engine, Unicorn.ControlRemoveTranslation, address, (ulong)address + size), "forget translated code");

        /// <summary>Gets a value indicating whether the next block can run without prior checks.</summary>
        private bool IsUndisturbed =>
            _extent == Extent.All && !_stopsAfterBlock && !_looksForInterrupts && _breakpoints.Length == 0 && !IsFull;

        /// <summary>Decides whether to run a block that libunicorn has reached.</summary>
        private bool Enters(uint address, uint size, bool mayTrap)
        {
            switch (_extent)
            {
                case Extent.All:
                    return !StopsBefore(address, size, mayTrap);
                case Extent.Block:
                    _extent = Extent.RestOfBlock;

                    return true;
                case Extent.None:
                    _blockSize = size;
                    StopWith(CpuStop.Breakpoint);

                    return false;
                default:
                    StopWith(null);

                    return false;
            }
        }

        private bool StopsBefore(uint address, uint size, bool mayTrap)
        {
            // The remainder of a split block belongs to the same block, so a request to stop after the block stays pending.
            if (!IsCounted(address) && (_stopsAfterBlock || (_looksForInterrupts && IsInterruptDue())))
            {
                _stopsAfterBlock = false;
                StopWith(CpuStop.BlockEnded);

                return true;
            }

            if (_unhooked.Count > 0 || (IsFull && !IsCounted(address)))
            {
                StopWith(null);

                return true;
            }

            uint? breakpoint = FindBreakpoint(address, size);
            uint? suspect = mayTrap ? FindSuspect(address, size) : null;

            // A breakpoint on an instruction takes precedence over a trap of the same instruction.
            _suspect = suspect < (breakpoint ?? uint.MaxValue) ? suspect : null;
            _breakpoint = _suspect ?? breakpoint;

            if (_breakpoint is null)
            {
                return false;
            }

            _blockSize = size;
            StopWith(CpuStop.Breakpoint);

            return true;
        }

        private uint? FindBreakpoint(uint address, uint size)
        {
            uint first = _passedBreakpoint == address ? address + 1 : address;

            _passedBreakpoint = null;

            foreach (uint breakpoint in _breakpoints)
            {
                if (breakpoint >= first && breakpoint - address < size)
                {
                    return breakpoint;
                }
            }

            return null;
        }

        /// <summary>Counts a block before it runs, and raises due events.</summary>
        private void Enter(uint address, uint size, ref BlockCount known)
        {
            // A block that is split by a breakpoint is counted in full when it starts; the remainder is not counted again.
            uint whole = _extent == Extent.RestOfBlock ? Math.Max(size, _blockSize) : size;
            int count = _counted.End != 0 ? CountRest(address, whole)
                : whole == size ? Count(ref known)
                : CountInstructions(address, whole);

            if (whole > size)
            {
                _counted = (address + size, Math.Max(address + whole, _counted.End));
            }

            Observer?.BlockBegins(address, count);
            Instructions += count;

            if (_watchedCode.Count > 0)
            {
                ReportWatchedCode(address, size);
            }

            if (count > 0 && Instructions >= WakeAt)
            {
                Executing?.Invoke();

                if (_stopped)
                {
                    _counted = (address, address + size);
                }
            }
        }

        private bool IsCounted(uint address) => address - _counted.Start < _counted.End - _counted.Start;

        private int CountRest(uint address, uint size)
        {
            (uint _, uint end) = _counted;
            bool isCounted = IsCounted(address);

            _counted = isCounted && address + size < end ? (address + size, end) : default;

            return !isCounted ? CountInstructions(address, size)
                : address + size > end ? CountInstructions(end, address + size - end)
                : 0;
        }
    }
}
