using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// The two exceptions that PRIMASK does not hold off, and so the only ones that are ever taken here: hard fault and NMI
    /// (ARM DDI0403, B1.5). Without the floating-point registers, which no handler of the updater uses, and without IPSR, which libunicorn
    /// 2.0.1 does not let be set (measured).
    /// </summary>
    public sealed class CoreExceptions
    {
        private const uint ReturnToThread = 0xFFFFFFF9;
        private const uint ReturnToHandler = 0xFFFFFFF1;
        private const int FrameBytes = 32;
        private const int NmiVector = 2;
        private const int HardFaultVector = 3;

        private readonly CortexM4 _cpu;
        private readonly SystemControl _control;
        private readonly UninitializedRamCheck _ram;
        private readonly HostMemory _sram1;
        private readonly Func<uint, uint?> _vector;
        private readonly Stack<int> _active = new();

        /// <summary>Creates the exception logic of a core in thread mode.</summary>
        /// <param name="cpu">The core.</param>
        /// <param name="control">Has the place of the vector table.</param>
        /// <param name="ram">Takes what is pushed.</param>
        /// <param name="sram1">Where the stack must be; it may show at 0 as well.</param>
        /// <param name="vector">Reads an entry of the vector table at an address; null where no table can be.</param>
        public CoreExceptions(
            CortexM4 cpu, SystemControl control, UninitializedRamCheck ram, HostMemory sram1, Func<uint, uint?> vector)
        {
            _cpu = cpu;
            _control = control;
            _ram = ram;
            _sram1 = sram1;
            _vector = vector;
        }

        /// <summary>Gets a value indicating whether the NMI is being handled; it does not interrupt itself.</summary>
        public bool InNmi => _active.Contains(NmiVector);

        /// <summary>Gets a value indicating whether the hard fault or the NMI is being handled.</summary>
        public bool InHandler => _active.Count > 0;

        /// <summary>
        /// Gets a value indicating whether the core is between the instructions of an IT block, whose state no frame of this model keeps.
        /// </summary>
        public bool InItBlock => (_cpu[CpuRegister.Status] & 0x0600FC00) != 0;

        /// <summary>Takes the hard fault.</summary>
        /// <returns>Why the core locks up instead, or null.</returns>
        public string? EnterHardFault() => _active.Count == 0
            ? Enter(HardFaultVector)
            : $"a fault inside the {(InNmi ? "NMI" : "hard fault")} handler";

        /// <summary>Takes the NMI.</summary>
        /// <returns>Why the core locks up instead, or null.</returns>
        public string? EnterNmi() => Enter(NmiVector);

        /// <summary>Goes back to what an exception interrupted.</summary>
        /// <param name="target">The address that was branched to, without bit 0.</param>
        /// <returns><see langword="false"/> when it is not the value that LR had in the handler: nothing was done.</returns>
        public bool Return(uint target)
        {
            if (_active.Count == 0 || target != (ReturnValue(_active.Count) & ~1u))
            {
                return false;
            }

            uint stack = _cpu[CpuRegister.Sp];
            uint status = Word(stack + 28);

            _active.Pop();

            for (int i = 0; i < 4; i++)
            {
                _cpu[i] = Word(stack + (4 * (uint)i));
            }

            _cpu[12] = Word(stack + 16);
            _cpu[CpuRegister.Lr] = Word(stack + 20);
            _cpu[CpuRegister.Sp] = stack + FrameBytes + ((status & (1 << 9)) != 0 ? 4u : 0);
            _cpu[CpuRegister.Apsr] = status & 0xF80F0000;
            _cpu[CpuRegister.Pc] = Word(stack + 24) | 1;

            return true;
        }

        private static uint ReturnValue(int depth) => depth == 1 ? ReturnToThread : ReturnToHandler;

        private string? Enter(int number)
        {
            uint pointer = _cpu[CpuRegister.Sp];
            uint stack = (pointer - FrameBytes) & ~7u;
            uint aligned = (pointer & 4) << 7;
            uint vector = _control.VectorTable + (4 * (uint)number);

            if (!IsMemory(stack, FrameBytes))
            {
                return $"no stack to push the exception frame to ({stack:X8})";
            }

            uint[] frame =
            [
                _cpu[0], _cpu[1], _cpu[2], _cpu[3], _cpu[12], _cpu[CpuRegister.Lr], _cpu[CpuRegister.Pc],
                (_cpu[CpuRegister.Apsr] & 0xF80F0000) | (1 << 24) | aligned,
            ];

            _ram.Write((int)(stack & 0x000FFFFF), MemoryMarshal.AsBytes<uint>(frame));

            if (_vector(vector) is not { } handler || (handler & 1) == 0)
            {
                return $"no handler at vector {number} of the table at {_control.VectorTable:X8}";
            }

            _active.Push(number);
            _cpu[CpuRegister.Sp] = stack;
            _cpu[CpuRegister.Lr] = ReturnValue(_active.Count);
            _cpu[CpuRegister.Pc] = handler;

            return null;
        }

        private uint Word(uint address) => BinaryPrimitives.ReadUInt32LittleEndian(At(address));

        private Span<byte> At(uint address) => _sram1.Bytes[(int)(address & 0x000FFFFF)..];

        private bool IsMemory(uint address, uint size) => address >> 20 is 0 or 0x200 && (address & 0x000FFFFF) + size <= _sram1.Size;
    }
}
