using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// SRAM1 from the hand-off on. What lies behind the image are left-overs of the stock firmware: an access that reads there nothing but what no
    /// code has written since the reset is reported.
    /// </summary>
    /// <remarks>
    /// A page (4 KiB, the smallest that libunicorn maps) is watched until all of it was written, or until it was used so often without a
    /// first write that watching costs more than it can find: a stack has holes that are never written. What is left of the image's own last page
    /// counts as written, because code runs there, and libunicorn runs none from a watched page. One written byte is enough for an access of more, as
    /// libunicorn reads two words for one that is not aligned (measured), and code may copy what merely fills a structure up.
    /// </remarks>
    public sealed class UninitializedRamCheck
    {
        private const int PageSize = 4096;

        /// <summary>Uses of a page in a row that write no byte for the first time; about 5 ms of this machine's time.</summary>
        private const int Patience = 20_000;

        private readonly HostMemory _memory;
        private readonly CortexM4 _cpu;
        private readonly Violations _violations;
        private readonly uint[] _addresses;
        private readonly bool[] _written;
        private readonly Page?[] _pages;
        private readonly Queue<int> _settled = new();

        /// <summary>Initializes a new instance of the <see cref="UninitializedRamCheck"/> class, mapped, and not watched before <see cref="Load"/>.</summary>
        /// <param name="memory">The memory.</param>
        /// <param name="cpu">The CPU.</param>
        /// <param name="violations">Where reading what is not initialised is reported.</param>
        /// <param name="addresses">Where it shows, the address for reports first.</param>
        public UninitializedRamCheck(HostMemory memory, CortexM4 cpu, Violations violations, params uint[] addresses)
        {
            _memory = memory;
            _cpu = cpu;
            _violations = violations;
            _addresses = addresses;
            _written = new bool[memory.Size];
            _pages = new Page?[memory.Size / PageSize];

            foreach (uint address in addresses)
            {
                cpu.Map(address, memory);
            }
        }

        /// <summary>Does what the stock loader does: leaves the image, and what it had there before behind it.</summary>
        /// <param name="image">The image.</param>
        /// <param name="leftOver">What lies behind it.</param>
        public void Load(ReadOnlySpan<byte> image, byte leftOver)
        {
            int plain = (image.Length + PageSize - 1) / PageSize * PageSize;

            _memory.Bytes.Fill(leftOver);
            image.CopyTo(_memory.Bytes);
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

        /// <summary>Writes as the core itself does when it pushes a frame, or a debugger.</summary>
        /// <param name="offset">First byte.</param>
        /// <param name="bytes">The bytes.</param>
        public void Write(int offset, ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_memory.Bytes[offset..]);
            Mark(offset, bytes.Length);
        }

        /// <summary>Lets code run from a page; when nothing has written the address, that is reported.</summary>
        /// <param name="address">Where an instruction is fetched.</param>
        /// <returns><see langword="false"/> when the page was not watched.</returns>
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

        /// <summary>Makes plain memory of the pages that need not be watched any more. Not to be called while the CPU runs.</summary>
        /// <returns>Whether there was one.</returns>
        public bool Settle()
        {
            bool any = false;

            while (_settled.TryDequeue(out int page))
            {
                any = true;

                foreach (uint address in _addresses)
                {
                    _cpu.Unwatch(address + (uint)(page * PageSize), _memory, page * PageSize, PageSize);
                }
            }

            return any;
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
                    $"{access} of {8 * size} bits at {_addresses[0] + (uint)offset:X8}, which nothing has written since the reset");
                Mark(offset, size);
            }
        }

        private void Release(int page)
        {
            _pages[page] = null;
            _settled.Enqueue(page);
        }

        private sealed class Page(UninitializedRamCheck ram, int start) : IMmio
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
                    ram._cpu.RequestStopBehindBlock();
                }
            }
        }
    }
}
