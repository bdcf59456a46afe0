using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// The uninitialised-RAM check: maps SRAM1, and reports each read that covers only bytes not written since the reset. The image is
    /// treated as written; the rest of SRAM1 holds stale data of the stock firmware.
    /// </summary>
    /// <remarks>
    /// A page (4 KiB, libunicorn's minimum page size) is watched until all of its bytes have been written. Because stacks have holes that
    /// are never written, watching also ends after <see cref="Patience"/> consecutive accesses that initialise no further byte. The rest of
    /// the image's last page is also treated as written, because code runs in that page, and libunicorn cannot execute from a watched page.
    /// A read is valid if at least one of its bytes was written, because libunicorn reads two words for an unaligned access (measured), and
    /// because code may copy the padding of a structure.
    /// </remarks>
    public sealed partial class UninitializedRamCheck
    {
        private const int PageSize = 4096;

        /// <summary>
        /// A page is no longer watched after this number of consecutive accesses that initialise no further byte. These accesses take about
        /// 5 ms of host time.
        /// </summary>
        private const int Patience = 20_000;

        private readonly HostMemory _memory;
        private readonly CortexM4 _cpu;
        private readonly Violations _violations;
        private readonly List<uint> _addresses;
        private readonly bool[] _written;
        private readonly Page?[] _pages;
        private readonly Queue<int> _settled = new();
        private readonly HashSet<(int Offset, int Count)> _rewritten = [];

        /// <summary>Maps the memory; no page is watched before <see cref="Load"/>.</summary>
        /// <param name="violations">Receives reads of uninitialised bytes.</param>
        /// <param name="addresses">Addresses at which the memory is mapped; reports use the first.</param>
        public UninitializedRamCheck(HostMemory memory, CortexM4 cpu, Violations violations, params uint[] addresses)
        {
            _memory = memory;
            _cpu = cpu;
            _violations = violations;
            _addresses = [.. addresses];
            _written = new bool[memory.Size];
            _pages = new Page?[memory.Size / PageSize];

            foreach (uint address in addresses)
            {
                Map(address);
            }
        }

        /// <summary>Reports a write through a null pointer, that is, to the read-only alias of the first page at address 0.</summary>
        /// <returns><see langword="true"/> if the access was a write to this alias; the write then takes effect.</returns>
        public bool NoteNullWrite(uint address)
        {
            if (address >= PageSize || !_addresses.Contains(0))
            {
                return false;
            }

            _violations.Report("core.null-write", $"write to {address:X8}, the alias of the vector table in SRAM1");

            return true;
        }

        /// <summary>Fills the memory with the image, followed by stale data, as the stock loader leaves it.</summary>
        /// <param name="staleByte">Byte that models stale data.</param>
        public void Load(ReadOnlySpan<byte> image, byte staleByte)
        {
            _memory.Bytes.Fill(staleByte);
            image.CopyTo(_memory.Bytes);
            WatchFrom((image.Length + PageSize - 1) / PageSize * PageSize);
        }

        /// <summary>Marks all bytes as unwritten. The bytes keep their content, as they do across a reset.</summary>
        public void Keep() => WatchFrom(0);

        /// <summary>
        /// Maps the memory at an additional address, at which nothing may be mapped yet. Must not be called while the CPU is running.
        /// </summary>
        public void Show(uint address)
        {
            _addresses.Add(address);
            Map(address);

            for (int page = 0; page < _pages.Length; page++)
            {
                if (_pages[page] is { } watched)
                {
                    _cpu.Watch(address + (uint)(page * PageSize), PageSize, watched);
                }
            }
        }

        /// <summary>Unmaps the memory at an address. Must not be called while the CPU is running.</summary>
        public void Hide(uint address)
        {
            if (_addresses.Remove(address))
            {
                _cpu.UnmapAll(address, (uint)_memory.Size);
            }
        }

        /// <summary>Writes bytes on behalf of the core (exception frames), DMA or a debugger.</summary>
        /// <param name="offset">Offset of the first byte in SRAM1.</param>
        public void Write(int offset, ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_memory.Bytes[offset..]);
            Mark(offset, bytes.Length);
            FollowCode(offset, bytes.Length);
        }

        /// <summary>Reads bytes on behalf of a bus master other than the core, and checks the read.</summary>
        /// <param name="offset">Offset of the first byte in SRAM1.</param>
        /// <param name="bytes">Receives the bytes.</param>
        public void Read(int offset, Span<byte> bytes)
        {
            if (_pages[offset / PageSize] is not null)
            {
                Check(offset, bytes.Length, "read by DMA");
            }

            _memory.Bytes.Slice(offset, bytes.Length).CopyTo(bytes);
        }

        /// <summary>Makes a page executable, and reports a fetch from an address that has not been written.</summary>
        /// <param name="address">Address of the fetched instruction.</param>
        /// <returns><see langword="false"/> if the page was not watched.</returns>
        public bool Fetch(uint address)
        {
            foreach (uint start in _addresses)
            {
                long offset = (long)address - start;

                if (offset >= 0 && offset < _memory.Size && _pages[offset / PageSize] is not null)
                {
                    Check((int)offset, 2, "fetch");
                    Release((int)offset / PageSize);

                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Maps pages that no longer need watching as plain memory again, and discards translations of replaced code. Must not be called
        /// while the CPU is running.
        /// </summary>
        /// <returns><see langword="true"/> if any page was mapped or any translation was discarded.</returns>
        public bool Settle()
        {
            bool any = _rewritten.Count > 0;

            foreach ((int offset, int count) in _rewritten)
            {
                _addresses.ForEach(address => _cpu.ForgetCode(address + (uint)offset, (uint)count));
            }

            _rewritten.Clear();

            while (_settled.TryDequeue(out int page))
            {
                any = true;

                foreach (uint address in _addresses)
                {
                    _cpu.Unwatch(address + (uint)(page * PageSize), _memory, page * PageSize, PageSize, AccessTo(address, page));
                }
            }

            return any;
        }

        /// <summary>Makes libunicorn retranslate overwritten code, starting with the block after the current one.</summary>
        private void FollowCode(int offset, int count)
        {
            foreach (uint address in _addresses)
            {
                if (_cpu.HasExecuted(address + (uint)offset, count) && _rewritten.Add((offset, count)))
                {
                    _cpu.RequestStopAfterBlock();
                }
            }
        }

        private static MemoryAccess AccessTo(uint address, int page) =>
            address == 0 && page == 0 ? MemoryAccess.ReadExecute : MemoryAccess.All;

        private void Map(uint address)
        {
            _cpu.Map(address, _memory, 0, PageSize, AccessTo(address, 0));
            _cpu.Map(address + PageSize, _memory, PageSize, _memory.Size - PageSize);
        }

        private void WatchFrom(int plain)
        {
            _written.AsSpan(0, plain).Fill(true);

            for (int start = plain; start < _memory.Size; start += PageSize)
            {
                Page page = new(this, start);

                _pages[start / PageSize] = page;

                foreach (uint address in _addresses)
                {
                    _cpu.Watch(address + (uint)start, PageSize, page);
                }
            }
        }

        private void Mark(int offset, int count)
        {
            for (int at = offset; at < offset + count; at++)
            {
                if (!_written[at])
                {
                    _written[at] = true;
                    _pages[at / PageSize]?.Count();
                }
            }
        }

        private void Check(int offset, int size, string access)
        {
            if (!_written.AsSpan(offset, size).Contains(true))
            {
                _violations.Report(
                    "ram.uninitialised-read",
                    $"{8 * size}-bit {access} at {_addresses[0] + (uint)offset:X8}, which has not been written since the reset");
                Mark(offset, size);
            }
        }

        private void Release(int page)
        {
            _pages[page] = null;
            _settled.Enqueue(page);
        }

        private sealed partial class Page(UninitializedRamCheck ram, int start) : IMmio
        {
            private int _missing = PageSize;
            private int _uses;

            public uint Read(uint offset, int size)
            {
                int at = start + (int)offset;
                uint value = 0;

                ram.Check(at, size, "read");
                Use();

                for (int i = size - 1; i >= 0; i--)
                {
                    value = (value << 8) | ram._memory.Bytes[at + i];
                }

                return value;
            }

            public void Write(uint offset, int size, uint value)
            {
                ram.Write(start + (int)offset, BitConverter.GetBytes(value).AsSpan(0, size));
                Use();
            }

            /// <summary>Counts a byte that was written for the first time.</summary>
            public void Count()
            {
                _uses = 0;
                _missing--;
            }

            private void Use()
            {
                if (ram._pages[start / PageSize] == this && (_missing == 0 || ++_uses == Patience))
                {
                    ram.Release(start / PageSize);
                    ram._cpu.RequestStopAfterBlock();
                }
            }
        }
    }
}
