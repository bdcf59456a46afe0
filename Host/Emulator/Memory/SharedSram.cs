using System.Runtime.InteropServices;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// SRAM2a and SRAM2b, 32 KiB each. CPU1 may access each bank up to its secure start, which the option bytes specify in KiB (RM0434
    /// section 2.3); an access above the secure start faults.
    /// </summary>
    public sealed class SharedSram : IMmio, IDisposable, ISnapshotPart
    {
        /// <summary>Address of SRAM2a.</summary>
        public const uint Start = 0x20030000;

        /// <summary>Size of both banks in bytes.</summary>
        public const uint Size = 2 * BankSize;

        private const int BankSize = 0x8000;
        private const int HostPage = 0x1000;

        private readonly HostMemory _memory = new(2 * BankSize);
        private readonly int[] _open = new int[2];

        /// <summary>Sets the size of the non-secure part of each bank, and erases the content as a reset with SRAM2RST = 0 does.</summary>
        /// <param name="openA">Open part of SRAM2a in KiB.</param>
        /// <param name="openB">Open part of SRAM2b in KiB.</param>
        public void Reset(int openA, int openB)
        {
            _memory.Bytes.Clear();
            _open[0] = Math.Min(openA * 1024, BankSize);
            _open[1] = Math.Min(openB * 1024, BankSize);
        }

        /// <summary>
        /// Maps both banks for a CPU. Completely open pages are mapped as plain memory; the other pages have callbacks, which invoke
        /// <paramref name="fault"/> for accesses above the non-secure part.
        /// </summary>
        /// <param name="fault">Raises a bus fault at an address.</param>
        public void Map(CortexM4 cpu, Action<uint> fault)
        {
            // libunicorn maps 4 KiB pages, so a partially open page needs callbacks.
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
