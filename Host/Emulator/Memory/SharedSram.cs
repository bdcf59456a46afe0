using System.Runtime.InteropServices;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// SRAM2a and SRAM2b: 32 KiB each, open to CPU1 up to the secure start that the option bytes give in KiB
    /// (RM0434 section 2.3); an access above it faults.
    /// </summary>
    public sealed class SharedSram : IMmio, IDisposable, ISnapshotPart
    {
        /// <summary>First address.</summary>
        public const uint Start = 0x20030000;

        /// <summary>Bytes of both banks.</summary>
        public const uint Size = 2 * BankSize;

        private const int BankSize = 0x8000;
        private const int HostPage = 0x1000;

        private readonly HostMemory _memory = new(2 * BankSize);
        private readonly int[] _open = new int[2];

        /// <summary>Sets the shared sizes, and erases the content as a reset with SRAM2RST = 0 does.</summary>
        /// <param name="openA">KiB of SRAM2a.</param>
        /// <param name="openB">KiB of SRAM2b.</param>
        public void Reset(int openA, int openB)
        {
            _memory.Bytes.Clear();
            _open[0] = Math.Min(openA * 1024, BankSize);
            _open[1] = Math.Min(openB * 1024, BankSize);
        }

        /// <summary>
        /// Maps it for a CPU: completely open pages as memory, the others through a handler, which calls <paramref name="fault"/> for
        /// accesses above the open part.
        /// </summary>
        /// <param name="cpu">The CPU.</param>
        /// <param name="fault">Raises a bus fault at an address.</param>
        public void Map(CortexM4 cpu, Action<uint> fault)
        {
            // libunicorn maps pages of 4 KiB: accesses to the partially shared page are handled by code.
            for (int page = 0; page < 2 * BankSize; page += HostPage)
            {
                int bank = page / BankSize;

                if ((page % BankSize) + HostPage <= _open[bank])
                {
                    cpu.Map(Start + (uint)page, _memory, page, HostPage);
                }
                else
                {
                    cpu.Map(Start + (uint)page, HostPage, new Guarded(this, page, fault));
                }
            }
        }

        /// <inheritdoc/>
        public uint Read(uint offset, int size)
        {
            Span<byte> value = stackalloc byte[4];
            At(Start + offset, size).CopyTo(value);

            return MemoryMarshal.Read<uint>(value);
        }

        /// <inheritdoc/>
        public void Write(uint offset, int size, uint value) =>
            BitConverter.GetBytes(value).AsSpan(0, size).CopyTo(At(Start + offset, size));

        /// <inheritdoc/>
        public void Dispose() => _memory.Dispose();

        internal bool IsOpen(uint address, int size)
        {
            long offset = (long)address - Start;

            return offset >= 0 && offset < 2 * BankSize && (offset % BankSize) + size <= _open[offset / BankSize];
        }

        internal Span<byte> At(uint address, int size) => _memory.Bytes.Slice((int)(address - Start), size);

        internal uint Word(uint address) => MemoryMarshal.Read<uint>(At(address, 4));

        internal void SetWord(uint address, uint value) => MemoryMarshal.Write(At(address, 4), value);

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Memory(_memory.Bytes, nameof(_memory));
            archive.Content(_open);
        }

        private sealed class Guarded(SharedSram sram, int page, Action<uint> fault) : IMmio
        {
            public uint Read(uint offset, int size)
            {
                uint address = Start + (uint)page + offset;

                if (!sram.IsOpen(address, size))
                {
                    fault(address);

                    return 0;
                }

                return sram.Read((uint)page + offset, size);
            }

            public void Write(uint offset, int size, uint value)
            {
                uint address = Start + (uint)page + offset;

                if (!sram.IsOpen(address, size))
                {
                    fault(address);

                    return;
                }

                sram.Write((uint)page + offset, size, value);
            }
        }
    }
}
