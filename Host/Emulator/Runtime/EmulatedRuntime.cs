using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Runtime
{
    /// <summary>
    /// Runs managed images on the Cortex-M4 build of the runtime, which the CPU emulator executes in SRAM1, and counts instructions.
    /// </summary>
    /// <param name="target">The CMake target of the runtime.</param>
    /// <param name="binary">Path of the target's output, relative to the build folder.</param>
    public sealed class EmulatedRuntime(string target = "nano-chip", string binary = "Native/image/nano-chip.bin")
    {
        private const uint Sram1 = 0x20000000;
        private const int Sram1Size = 192 * 1024;
        private const int NativeStack = 4 * 1024;
        private const uint Device = 0x40000000;

        /// <summary>Runs an image.</summary>
        /// <param name="settings">
        /// The settings. If no heap size is set, the heap occupies the rest of SRAM1. A heap that does not fit into SRAM1 extends the
        /// memory beyond that of the real hardware.
        /// </param>
        /// <param name="maxInstructions">Maximum number of instructions to execute.</param>
        /// <exception cref="InvalidOperationException">
        /// The CPU faulted, or the program did not end within the instruction limit.
        /// </exception>
        public RuntimeOutcome Run(byte[] image, RuntimeSettings settings, long maxInstructions = 20_000_000_000)
        {
            byte[] code = File.ReadAllBytes(NativeBuild.Ensure("flipper-f7", target, binary));
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(code.AsSpan(code.Length - 4));
            uint imageAt = (start + 15) & ~15u;
            uint end = imageAt + (uint)image.Length;
            uint heapEnd = Sram1 + Sram1Size - NativeStack;

            if (settings.HeapBytes is int heap)
            {
                // Besides the heap, memory must hold the garbage collector's tables (1/16 of the heap) and the statics.
                heapEnd = (uint)((end + settings.StackBytes + heap + (heap / 16) + 4096 + 15) & ~15);
            }

            int memorySize = (int)((heapEnd + NativeStack - Sram1 + 4095) & ~4095u);
            using HostMemory memory = new(memorySize);
            code.CopyTo(memory.Bytes);
            image.CopyTo(memory.Bytes[(int)(imageAt - Sram1)..]);
            using CortexM4 cpu = new();
            using RuntimeCard card = new();
            TestDevice device = new(cpu, memory, card);
            cpu.Map(Sram1, memory);
            cpu.Map(Device, 4096, device);
            cpu[0] = imageAt;
            cpu[1] = (uint)image.Length;
            cpu[2] = heapEnd;
            cpu[3] = (settings.GcStress ? 1u : 0) | ((uint)(settings.StackBytes / 256) << 8);
            cpu[CpuRegister.Sp] = Sram1 + (uint)memorySize;
            cpu.WakeAt = maxInstructions + 1;
            cpu.Executing += cpu.RequestStop;
            CpuStop stop = cpu.Run(Sram1 | 1);

            return stop == CpuStop.Requested && device.ExitCode is int exit
                ? new RuntimeOutcome(exit, device.Output, device.Error, cpu.Instructions)
                : throw new InvalidOperationException(
                    $"the emulated CPU stopped ({stop}) at {cpu[CpuRegister.Pc]:X8} after {cpu.Instructions} instructions, "
                    + $"address {cpu.FaultAddress:X8}; output: {device.Output}{device.Error}");
        }

        /// <summary>
        /// The test device that <c>Native/runtime/cortex-m4/test_device.hpp</c> describes: console, clock, exit and card.
        /// </summary>
        private sealed class TestDevice(CortexM4 cpu, HostMemory memory, RuntimeCard card) : IMmio
        {
            private readonly List<byte> _output = [];
            private readonly List<byte> _error = [];
            private readonly uint[] _transfer = new uint[3];
            private ulong _ticks;
            private bool _transferFailed;

            private const uint CardCommand = 32;

            public int? ExitCode { get; private set; }

            public string Output => Encoding.UTF8.GetString([.. _output]);

            public string Error => Encoding.UTF8.GetString([.. _error]);

            public uint Read(uint offset, int size)
            {
                if (offset == 12)
                {
                    // At 64 MHz and one instruction per clock cycle, ten instructions take 1.6 ticks of 100 ns.
                    _ticks = (ulong)cpu.Instructions * 10 / 64;

                    return (uint)_ticks;
                }

                return offset == CardCommand ? (_transferFailed ? 1u : 0) : (uint)(_ticks >> 32);
            }

            public void Write(uint offset, int size, uint value)
            {
                switch (offset)
                {
                    case 0:
                        _output.Add((byte)value);
                        break;
                    case 4:
                        _error.Add((byte)value);
                        break;
                    case 20 or 24 or 28:
                        _transfer[(offset - 20) / 4] = value;
                        break;
                    case CardCommand:
                        _transferFailed = !Transfer(value);
                        break;
                    default:
                        ExitCode = (int)value;
                        cpu.RequestStop();
                        break;
                }
            }

            /// <summary>Copies sectors between card and memory. Returns false if the sectors or the memory are out of range.</summary>
            private bool Transfer(uint command)
            {
                (uint sector, long address, uint count) = (_transfer[0], (long)_transfer[1] - Sram1, _transfer[2]);
                long bytes = (long)count * RuntimeCard.SectorSize;

                if (address < 0 || address + bytes > memory.Size)
                {
                    return false;
                }

                Span<byte> block = memory.Bytes.Slice((int)address, (int)bytes);

                return command == 1 ? card.Read(sector, block) : card.Write(sector, block);
            }
        }
    }
}
