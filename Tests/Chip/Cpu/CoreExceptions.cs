using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FlipperUpdaterNano.Chip.Memory;
using FlipperUpdaterNano.Chip.Peripherals;

namespace FlipperUpdaterNano.Chip.Cpu
{
    /// <summary>
    /// The hard fault, the only exception that is ever taken here: PRIMASK holds off the others (ARM DDI0403, B1.5), and the NMI of a double ECC
    /// error is not raised, ECCR tells of it. Without the floating-point registers, which no handler of the updater uses.
    /// </summary>
    public sealed class CoreExceptions
    {
        private const uint ReturnToThread = 0xFFFFFFF9;
        private const int FrameBytes = 32;
        private const int HardFaultVector = 3;

        private readonly CortexM4 _cpu;
        private readonly SystemControl _control;
        private readonly FreshRam _ram;
        private readonly HostMemory _sram1;

        /// <summary>Initializes a new instance of the <see cref="CoreExceptions"/> class.</summary>
        /// <param name="cpu">The core.</param>
        /// <param name="control">Has the place of the vector table.</param>
        /// <param name="ram">Takes what is pushed.</param>
        /// <param name="sram1">Where table and stack must be; it shows at 0 as well.</param>
        public CoreExceptions(CortexM4 cpu, SystemControl control, FreshRam ram, HostMemory sram1)
        {
            _cpu = cpu;
            _control = control;
            _ram = ram;
            _sram1 = sram1;
        }

        /// <summary>Gets a value indicating whether a hard fault was taken; nothing returns from it here.</summary>
        public bool InHardFault { get; private set; }

        /// <summary>Takes the hard fault.</summary>
        /// <returns>Why the core locks up instead, or null.</returns>
        public string? EnterHardFault()
        {
            if (InHardFault)
            {
                return "a fault inside the hard fault handler";
            }

            InHardFault = true;

            return Enter(HardFaultVector);
        }

        private string? Enter(uint number)
        {
            uint pointer = _cpu[CpuRegister.Sp];
            uint stack = (pointer - FrameBytes) & ~7u;
            uint aligned = (pointer & 4) << 7;
            uint vector = _control.VectorTable + (4 * number);

            if (!IsMemory(stack, FrameBytes))
            {
                return $"no stack to push the exception frame to ({stack:X8})";
            }

            uint[] frame =
            {
                _cpu[0], _cpu[1], _cpu[2], _cpu[3], _cpu[12], _cpu[CpuRegister.Lr], _cpu[CpuRegister.Pc], _cpu[CpuRegister.Xpsr] | (1 << 24) | aligned,
            };

            _ram.Write((int)(stack & 0x000FFFFF), MemoryMarshal.AsBytes<uint>(frame));

            if (!IsMemory(vector, 4) || Word(vector) is var handler && (handler & 1) == 0)
            {
                return $"no handler at vector {number} of the table at {_control.VectorTable:X8}";
            }

            _cpu[CpuRegister.Sp] = stack;
            _cpu[CpuRegister.Lr] = ReturnToThread;
            _cpu[CpuRegister.Pc] = handler;

            return null;
        }

        private uint Word(uint address) => BinaryPrimitives.ReadUInt32LittleEndian(At(address));

        private Span<byte> At(uint address) => _sram1.Bytes[(int)(address & 0x000FFFFF)..];

        private bool IsMemory(uint address, uint size) => address >> 20 is 0 or 0x200 && (address & 0x000FFFFF) + size <= _sram1.Size;
    }
}
