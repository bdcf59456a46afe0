using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// The main flash in the memory map of CPU1, at its own address and, if MEM_MODE selects it, at address 0. libunicorn can execute
    /// code only from plain memory. <see cref="FlashMemory"/> therefore handles all accesses until the core fetches from the flash. From
    /// then on the pages are mapped as a readable and executable copy, and only writes go to <see cref="FlashMemory"/>.
    /// </summary>
    /// <remarks>
    /// Pages owned by CPU2 are never mapped as plain memory. Hooks on a page detect accesses to the page's double words that have ECC
    /// errors. A flash operation stalls a core that executes from flash (RM0434 section 3.3.7). A core that executes from SRAM continues,
    /// and the model handles flash accesses again after the current block. libunicorn stores writes even to a read-only copy (measured), so
    /// the copy is restored after the current block.
    /// </remarks>
    internal sealed class FlashWindow : IDisposable, ISnapshotPart
    {
        private const int Page = FlashMap.PageSize;

        private readonly CortexM4 _cpu;
        private readonly VirtualDevice _device;
        private readonly FlashRegisters _registers;
        private readonly IMmio _model;
        private readonly List<uint> _starts = [];
        private readonly SortedSet<int> _changed = [];
        private readonly List<AccessWatch> _watches = [];
        private HostMemory? _copy;
        private bool _executes;
        private bool _leaves;

        /// <summary>Maps the flash; the model handles all accesses.</summary>
        /// <param name="cpu">CPU1.</param>
        /// <param name="model">Handles accesses to the whole flash.</param>
        public FlashWindow(CortexM4 cpu, VirtualDevice device, FlashRegisters registers, IMmio model)
        {
            _cpu = cpu;
            _device = device;
            _registers = registers;
            _model = model;
            cpu.ProtectedWrite = Write;
            registers.OperationStarted += FollowOperation;
            device.Flash.Changed += FollowChange;
            Show(FlashMap.Base);
        }

        /// <summary>Maps the flash at an unmapped address. Must not be called while the CPU is running.</summary>
        public void Show(uint start)
        {
            _starts.Add(start);
            MapPieces(start);
        }

        /// <summary>Unmaps the flash at an address. Must not be called while the CPU is running.</summary>
        public void Hide(uint start)
        {
            _ = _starts.Remove(start);
            _cpu.UnmapAll(start, FlashMap.Size);
        }

        /// <summary>Gets the flash offset of an address, or null if the flash is not mapped there.</summary>
        public int? OffsetOf(uint address)
        {
            foreach (uint start in _starts)
            {
                if (address - start < FlashMap.Size)
                {
                    return (int)(address - start);
                }
            }

            return null;
        }

        /// <summary>Makes the flash executable at an address.</summary>
        /// <param name="address">Address of the instruction.</param>
        /// <returns><see langword="false"/> if the address is outside the flash owned by CPU1.</returns>
        public bool Fetch(uint address)
        {
            if (OffsetOf(address) is not { } offset || IsSecure(offset))
            {
                return false;
            }

            Stall();
            _executes = true;
            Remap();

            return true;
        }

        /// <summary>
        /// When the core continues in SRAM, lets the model handle accesses to the pages that are watched for ECC errors. If libunicorn
        /// stops inside a block with watched accesses, it executes that block twice (measured on the card driver of the resume stub).
        /// </summary>
        public void LeaveWatches()
        {
            if (_executes && _watches.Count > 0)
            {
                _leaves = true;
                _cpu.RequestStopAfterBlock();
            }
        }

        /// <summary>Performs actions deferred until the CPU stops.</summary>
        /// <returns><see langword="true"/> if any action was deferred.</returns>
        public bool Settle()
        {
            bool any = _leaves || _changed.Count > 0;

            if (_leaves || _changed.Any(page => _watches.Count > 0 || HasError(page)))
            {
                _executes &= !_leaves;
                _leaves = false;
                Remap();
            }
            else
            {
                foreach (int page in _changed)
                {
                    Refresh(page);
                }
            }

            _changed.Clear();

            return any;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _device.Flash.Changed -= FollowChange;
            _copy?.Dispose();
        }

        private bool IsSecure(int offset) => FlashMap.Base + (uint)offset >= _device.Options.SecureStart;

        private bool HasError(int page) => !_device.Flash.IsReadable(page * Page, Page);

        private bool IsPlain(int page) => _executes && !IsSecure(page * Page);

        private void Remap()
        {
            _copy ??= new HostMemory(FlashMap.Size);
            _device.Flash.Bytes.CopyTo(_copy.Bytes);
            _watches.ForEach(watch => watch.Dispose());
            _watches.Clear();

            foreach (uint start in _starts)
            {
                _cpu.UnmapAll(start, FlashMap.Size);
                MapPieces(start);
                WatchErrors(start);
            }
        }

        private void Refresh(int page)
        {
            _device.Flash.Bytes.Slice(page * Page, Page).CopyTo(_copy!.Bytes[(page * Page)..]);

            foreach (uint start in _starts)
            {
                _cpu.ForgetCode(start + (uint)(page * Page), Page);
            }
        }

        private void WatchErrors(uint start)
        {
            for (int page = 0; page < FlashMap.Pages; page++)
            {
                if (IsPlain(page) && HasError(page))
                {
                    _watches.Add(_cpu.WatchAccesses(start + (uint)(page * Page), Page, CheckError));
                }
            }
        }

        private void CheckError(uint address, int size)
        {
            int offset = OffsetOf(address)!.Value;

            for (int at = offset; at < offset + size; at++)
            {
                if (!_device.Flash.IsReadable(at, 1))
                {
                    _registers.NoteEccError(FlashMap.Base + (uint)at);

                    return;
                }
            }
        }

        private void MapPieces(uint start)
        {
            for (int first = 0, page = 1; page <= FlashMap.Pages; page++)
            {
                if (page < FlashMap.Pages && IsPlain(page) == IsPlain(first))
                {
                    continue;
                }

                int size = (page - first) * Page;

                if (IsPlain(first))
                {
                    _cpu.Map(start + (uint)(first * Page), _copy!, first * Page, size, MemoryAccess.ReadExecute);
                }
                else
                {
                    MapModel(start + (uint)(first * Page), first * Page, size);
                }

                first = page;
            }
        }

        private void MapModel(uint address, int offset, int size) =>
            _cpu.Map(address, (uint)size, offset == 0 ? _model : new Piece(_model, (uint)offset));

        private bool Write(uint address, int size, uint value)
        {
            if (OffsetOf(address) is not { } offset)
            {
                return false;
            }

            _model.Write((uint)offset, size, value);
            _changed.Add(offset / Page);
            _cpu.RequestStopAfterBlock();

            return true;
        }

        private void FollowOperation()
        {
            if (!_executes)
            {
                return;
            }

            if (OffsetOf(_cpu[CpuRegister.Pc]) is not null)
            {
                Stall();
            }
            else
            {
                _leaves = true;
                _cpu.RequestStopAfterBlock();
            }
        }

        private void FollowChange(int offset, int count)
        {
            if (_executes)
            {
                _device.Flash.Bytes.Slice(offset, count).CopyTo(_copy!.Bytes[offset..]);
                _changed.Add(offset / Page);
                _cpu.RequestStopAfterBlock();
            }
        }

        private void Stall()
        {
            if (_device.FlashController is { IsBusy: true } controller)
            {
                long end = controller.BusyUntil ?? throw _device.Hang("The core executes from flash during an operation that never ends.");

                _device.Clock.Advance(end - _device.Clock.Now);
            }
        }

        /// <inheritdoc/>
        /// <remarks>The flash content and the mapping at address 0 must be restored first.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            if (_changed.Count > 0 || _leaves)
            {
                throw new InvalidOperationException("A snapshot may be taken only after changed pages were remapped.");
            }

            _executes = archive.Value(_executes);

            if (archive.IsRestoring && _executes)
            {
                Remap();
            }
        }

        private sealed class Piece(IMmio whole, uint start) : IMmio
        {
            public uint Read(uint offset, int size) => whole.Read(start + offset, size);

            public void Write(uint offset, int size, uint value) => whole.Write(start + offset, size, value);
        }
    }
}
