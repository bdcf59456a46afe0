using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// A Cortex-M4 core that libunicorn emulates: registers, memory map, run control, and an exact count of executed instructions. NVIC,
    /// SysTick, SCB and DWT are peripherals of <see cref="Stm32Wb55"/>.
    /// </summary>
    /// <remarks>
    /// The instructions of a block, which ends at a branch, are counted before the block runs. The count is therefore exact between blocks;
    /// inside a block it is ahead by at most the remainder of that block. libunicorn 2.0.1 updates the PC only at the start of a block
    /// (measured). After a memory fault, and inside a callback for memory accesses, <see cref="CpuRegister.Pc"/> is therefore the start of
    /// the block that contains the instruction.
    /// </remarks>
    public sealed unsafe partial class CortexM4 : IDisposable
    {
        private const ushort WaitForEvent = 0xBF20;
        private const ushort Yield = 0xBF10;
        private const int BlockSlots = 1 << 15;
        private const uint Sram = 0x20000000;

        /// <summary>End address that no execution reaches, because no instruction has this address.</summary>
        private const ulong NoEnd = 0xFFFFFFFE;

        private readonly List<GCHandle> _handles = [];
        private readonly List<(uint Start, HostMemory Memory, int Offset, int Size)> _memories = [];
        private readonly List<WatchedRange> _watchedCode = [];
        private readonly BlockCount[] _blocks = new BlockCount[BlockSlots];
        private readonly GCHandle _self;

        private nint _engine;
        private ExceptionDispatchInfo? _failure;
        private CpuStop? _stop;
        private bool _stopped;
        private bool _stopsAfterBlock;

        /// <summary>Creates a core with an empty memory map.</summary>
        public CortexM4()
        {
            _self = GCHandle.Alloc(this);
            Unicorn.Check(Unicorn.Open(Unicorn.ArchArm, Unicorn.ModeThumbMClass, out _engine), "open");
            Unicorn.Check(Unicorn.Control(_engine, Unicorn.ControlWriteCpuModel, Unicorn.CpuCortexM4), "choose the Cortex-M4");

            AddHook(Unicorn.HookBlock, (delegate* unmanaged[Cdecl]<nint, ulong, uint, nint, void>)&OnBlock);
            AddHook(Unicorn.HookMemoryInvalid, (delegate* unmanaged[Cdecl]<nint, int, ulong, int, long, nint, byte>)&OnInvalidAccess);
            AddHook(Unicorn.HookTranslated, (delegate* unmanaged[Cdecl]<nint, ulong*, ulong*, nint, void>)&OnTranslated);
            AddHook(Unicorn.HookInterrupt, (delegate* unmanaged[Cdecl]<nint, uint, nint, void>)&OnInterrupt);
        }

        /// <summary>Raised before each block of instructions after <see cref="Instructions"/> has reached <see cref="WakeAt"/>.</summary>
        public event Action? Executing;

        /// <summary>
        /// Gets or sets the instruction count from which <see cref="Executing"/> is raised. With the initial value 0 the event is raised
        /// before every block.
        /// </summary>
        public long WakeAt { get; set; }

        /// <summary>
        /// Gets or sets the callback for writes to memory that is mapped without <see cref="MemoryAccess.Write"/>. Its arguments are the
        /// address, the size in bytes and the value. If the callback returns <see langword="false"/> or is null, the write faults.
        /// </summary>
        public Func<uint, int, uint, bool>? ProtectedWrite { get; set; }

        /// <summary>
        /// Gets or sets the lowest permitted stack address of code in SRAM; 0 disables the check. SP is checked at exception entry. Before
        /// each block, the value that SP will have after the block's pushes is checked. An SP that was set from a register is checked at
        /// the next push.
        /// </summary>
        public uint StackLimit { get; set; }

        /// <summary>
        /// Gets or sets the callback invoked when the stack first grows below <see cref="StackLimit"/>; the check is then disabled. The
        /// argument is the lowest stack address.
        /// </summary>
        public Action<uint>? StackPassedLimit { get; set; }

        /// <summary>Gets or sets the observer that is called before each block runs; null for none.</summary>
        public ICodeObserver? Observer { get; set; }

        /// <summary>Gets the number of instructions executed so far.</summary>
        public long Instructions { get; private set; }

        /// <summary>Gets the address of the last faulting access.</summary>
        public uint FaultAddress { get; private set; }

        /// <summary>Gets a value indicating whether the last faulting access was a write.</summary>
        public bool FaultWasWrite { get; private set; }

        /// <summary>Gets a value indicating whether the last faulting access was an instruction fetch.</summary>
        public bool FaultWasFetch { get; private set; }

        /// <summary>Gets libunicorn's number for the last exception: 2 for SVC, 7 for BKPT, 8 for an exception return.</summary>
        public int InterruptNumber { get; private set; }

        /// <summary>Gets or sets a register.</summary>
        public uint this[CpuRegister register]
        {
            get
            {
                uint value = 0;
                Unicorn.Check(Unicorn.ReadRegister(_engine, (int)register, &value), "read a register");

                return value;
            }

            set => Unicorn.Check(Unicorn.WriteRegister(_engine, (int)register, &value), "write a register");
        }

        /// <summary>Gets or sets a general-purpose register.</summary>
        /// <param name="number">Register number: 0 to 12.</param>
        public uint this[int number]
        {
            get => this[CpuRegister.R0 + number];
            set => this[CpuRegister.R0 + number] = value;
        }

        /// <summary>Maps memory. The same memory can be mapped at several addresses.</summary>
        /// <param name="address">Start address, a multiple of 4096.</param>
        /// <param name="memory">The memory, which must outlive this object.</param>
        /// <param name="access">Permitted accesses.</param>
        public void Map(uint address, HostMemory memory, MemoryAccess access = MemoryAccess.All)
        {
            Map(address, memory, 0, memory.Size, access);
        }

        /// <summary>Maps a part of a memory block.</summary>
        /// <param name="address">Start address, a multiple of 4096.</param>
        /// <param name="memory">The memory, which must outlive this object.</param>
        /// <param name="offset">Offset of the part in the memory, a multiple of 4096.</param>
        /// <param name="size">Size of the part in bytes, a multiple of 4096.</param>
        /// <param name="access">Permitted accesses.</param>
        public void Map(uint address, HostMemory memory, int offset, int size, MemoryAccess access = MemoryAccess.All)
        {
            MapPlain(address, memory, offset, size, access);
            _memories.Add((address, memory, offset, size));
        }

        /// <summary>Unmaps a range and discards code translated from it. Must not be called while the CPU is running.</summary>
        /// <param name="address">Start address, a multiple of 4096.</param>
        /// <param name="size">Size in bytes, a multiple of 4096.</param>
        public void UnmapAll(uint address, uint size)
        {
            ForgetCode(address, size);
            Unmap(address, size);
            _memories.RemoveAll(memory => memory.Start >= address && memory.Start - address < size);
        }

        /// <summary>Discards code translated from a range whose content has changed. Must not be called while the CPU is running.</summary>
        /// <param name="address">Start of the range.</param>
        /// <param name="size">Size of the range in bytes.</param>
        public void ForgetCode(uint address, uint size)
        {
            Unicorn.Check(
                Unicorn.Control(_engine, Unicorn.ControlRemoveTranslation, address, (ulong)address + size), "forget translated code");
            Array.Clear(_blocks);
        }

        /// <summary>Reports reads from a range and execution in it, without affecting either.</summary>
        /// <param name="address">Start of the range.</param>
        /// <param name="size">Size of the range in bytes.</param>
        /// <param name="accessed">Called with the address and the size in bytes of each read, and of each block before it runs.</param>
        /// <returns>The watch, which ends on disposal.</returns>
        public AccessWatch WatchAccesses(uint address, uint size, Action<uint, int> accessed)
        {
            WatchedRange range = new(this, address, size, accessed);
            GCHandle handle = GCHandle.Alloc(range);
            void* read = (delegate* unmanaged[Cdecl]<nint, int, ulong, int, long, nint, void>)&OnWatchedRead;
            ulong last = (ulong)address + size - 1;

            Unicorn.Check(
                Unicorn.AddHook(_engine, out nint hook, Unicorn.HookMemoryRead, read, GCHandle.ToIntPtr(handle), address, last),
                "watch reads");
            _watchedCode.Add(range);

            return new AccessWatch(() =>
            {
                if (_engine != 0)
                {
                    Unicorn.Check(Unicorn.RemoveHook(_engine, hook), "end a watch");
                }

                _watchedCode.Remove(range);
                handle.Free();
            });
        }

        /// <summary>Reads a half-word of memory as an instruction fetch does.</summary>
        /// <returns>The half-word, or 0 if no memory is mapped at the address.</returns>
        public ushort HalfWord(uint address) => Fetch(address);

        /// <summary>Redirects data accesses within a mapped range to callbacks. Instructions are still fetched from the memory.</summary>
        /// <param name="address">Start address, a multiple of 4096.</param>
        /// <param name="size">Size in bytes, a multiple of 4096.</param>
        /// <param name="handler">The callbacks.</param>
        public void Watch(uint address, uint size, IMmio handler)
        {
            Unmap(address, size);
            Map(address, size, handler);
        }

        /// <summary>Maps a watched part as plain memory again. Must not be called while the CPU is running.</summary>
        /// <param name="address">Start address, a multiple of 4096.</param>
        /// <param name="offset">Offset of the part in the memory, a multiple of 4096.</param>
        /// <param name="size">Size in bytes, a multiple of 4096.</param>
        /// <param name="access">Permitted accesses.</param>
        public void Unwatch(uint address, HostMemory memory, int offset, int size, MemoryAccess access = MemoryAccess.All)
        {
            Unmap(address, (uint)size);
            MapPlain(address, memory, offset, size, access);
        }

        /// <summary>Maps a range whose accesses are passed to callbacks.</summary>
        /// <param name="address">Start address, a multiple of 4096.</param>
        /// <param name="size">Size in bytes, a multiple of 4096.</param>
        /// <param name="handler">The callbacks.</param>
        public void Map(uint address, uint size, IMmio handler)
        {
            GCHandle handle = GCHandle.Alloc(new Mapping(this, handler));
            nint user = GCHandle.ToIntPtr(handle);

            _handles.Add(handle);
            Unicorn.Check(Unicorn.MapMmio(_engine, address, size, &OnMmioRead, user, &OnMmioWrite, user), $"map registers at {address:X8}");
        }

        /// <summary>Runs until the core stops.</summary>
        /// <param name="address">Start address; bit 0 is ignored.</param>
        /// <param name="passesBreakpoint">
        /// Whether to ignore a breakpoint at the start address, because the previous run has already stopped there.
        /// </param>
        /// <returns>
        /// The stop reason. <see cref="CpuRegister.Pc"/> is the address of the next instruction, or of the block that contains a faulting
        /// access.
        /// </returns>
        /// <exception cref="Exception">An exception thrown by a callback or an event, unchanged.</exception>
        public CpuStop Run(uint address, bool passesBreakpoint = false)
        {
            _passedBreakpoint = passesBreakpoint ? address & ~1u : null;
            _passedSuspect = null;

            while (true)
            {
                _extent = Extent.All;
                CpuStop? stop = Start(address, NoEnd);

                if (stop == CpuStop.Breakpoint && _breakpoint != this[CpuRegister.Pc])
                {
                    stop = RunTo(this[CpuRegister.Pc], _breakpoint);
                }

                if (stop == CpuStop.Breakpoint && _suspect == this[CpuRegister.Pc])
                {
                    _passedSuspect = _suspect;
                    stop = TrapAt(_suspect.Value) is { } fault ? TrapWith(fault) : null;
                }

                if (stop is not null)
                {
                    return stop.Value;
                }

                address = this[CpuRegister.Pc];
            }
        }

        /// <summary>Checks a stack pointer against <see cref="StackLimit"/> if code in SRAM is executing.</summary>
        public void NoteStack(uint pointer)
        {
            if (pointer < StackLimit && _block >= Sram)
            {
                StackLimit = 0;
                StackPassedLimit?.Invoke(pointer);
            }
        }

        /// <summary>
        /// Makes <see cref="Run"/> return. If called from an event, the core stops before the next block. If called from a callback for
        /// memory accesses, the core stops at once; the interrupted instruction cannot be resumed, because the PC is the start of its block
        /// (see the remarks on this class).
        /// </summary>
        public void RequestStop() => StopWith(CpuStop.Requested);

        /// <summary>
        /// Makes <see cref="Run"/> return <see cref="CpuStop.BlockEnded"/> after the current block. Must be called from an event or a
        /// callback for memory accesses.
        /// </summary>
        public void RequestStopAfterBlock() => _stopsAfterBlock = true;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_engine == 0)
            {
                return;
            }

            _ = Unicorn.Close(_engine);
            _engine = 0;
            _handles.ForEach(handle => handle.Free());
            _self.Free();
        }

        private void MapPlain(uint address, HostMemory memory, int offset, int size, MemoryAccess access) =>
            Unicorn.Check(
                Unicorn.MapPointer(_engine, address, (nuint)size, (uint)access, memory.Pointer + offset), $"map memory at {address:X8}");

        private void Unmap(uint address, uint size) => Unicorn.Check(Unicorn.Unmap(_engine, address, size), $"unmap {address:X8}");

        private void AddHook(int type, void* callback)
        {
            // A start after the end means that the hook applies to all addresses.
            Unicorn.Check(Unicorn.AddHook(_engine, out _, type, callback, GCHandle.ToIntPtr(_self), 1, 0), "add a hook");
        }

        /// <summary>Executes code in libunicorn until the core stops.</summary>
        /// <param name="address">Start address; bit 0 is ignored.</param>
        /// <param name="end">Address of the instruction before which to stop.</param>
        /// <returns>
        /// The stop reason, or null if the caller must restart the core. Reaching the end address is reported as
        /// <see cref="CpuStop.WaitForInterrupt"/>.
        /// </returns>
        private CpuStop? Start(uint address, ulong end)
        {
            _stopped = false;
            _stop = null;
            _failure = null;

            DiscardTranslationsIfFull();

            int code = Unicorn.Start(_engine, address | 1, end, 0, 0);

            SynchronizePc();
            HookFound();
            _failure?.Throw();

            if (_stopped)
            {
                return _stop;
            }

            // libunicorn 2.0.1 rejects WFE and YIELD as invalid and leaves the PC after them (measured). In this model WFE and YIELD are
            // hints without effect.
            return code == Unicorn.Ok ? CpuStop.WaitForInterrupt
                : Fetch(this[CpuRegister.Pc] - 2) is WaitForEvent or Yield ? null
                : CpuStop.InvalidInstruction;
        }

        private void StopWith(CpuStop? stop)
        {
            _stop = stop;
            _stopped = true;
            _ = Unicorn.Stop(_engine);
        }

        /// <summary>
        /// Stores an exception, because exceptions cannot unwind native frames, and stops libunicorn. The exception is rethrown after
        /// libunicorn returns.
        /// </summary>
        private void Fail(Exception e)
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
            _ = Unicorn.Stop(_engine);
        }

        private sealed record Mapping(CortexM4 Cpu, IMmio Handler);

        private sealed record WatchedRange(CortexM4 Cpu, uint Start, uint Size, Action<uint, int> Accessed);
    }
}
