using System.Buffers.Binary;
using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>The machine code of the interpreter, and the register that the compiler assigned to the current frame.</summary>
    /// <param name="Start">Address of the function.</param>
    /// <param name="Size">Size of the function in bytes.</param>
    public sealed record InterpreterCode(uint Start, uint Size, CpuRegister FrameRegister)
    {
        private const string Function = "_ZN4nano3runEv";
        private const uint Sram1Start = 0x20000000;
        private const int LowRegisters = 8;

        /// <summary>
        /// Locates the interpreter in a loaded image, and identifies its frame register by the instructions that store the frame to
        /// <c>vm.fp</c>. The interpreter stores the frame before any operation that may allocate or throw.
        /// </summary>
        /// <param name="sram1">SRAM1 with the image.</param>
        /// <returns>The code, or <see langword="null"/> if the image has no such function or store.</returns>
        public static InterpreterCode? Find(HostMemory sram1, SymbolTable symbols)
        {
            if (symbols.Value(Function) is not { } address || symbols.Value("vm.fp") is not { } field)
            {
                return null;
            }

            uint start = address & ~1u;
            uint size = symbols.Size(Function);
            int[] stores = new int[16];
            ReadOnlySpan<byte> code = sram1.Bytes.Slice((int)(start - Sram1Start), (int)size);

            for (int at = 0; at + 4 <= code.Length; at += 2)
            {
                if (StoredRegister(code[at..], field) is { } register)
                {
                    stores[register]++;
                }
            }

            int most = Array.IndexOf(stores, stores.Max());

            return stores[most] == 0 || most > 12 ? null : new InterpreterCode(start, size, CpuRegister.R0 + most);
        }

        // Decodes STR Rt, [Rn, #field] in the encodings T1 and T3 (ARM DDI0403, A7.7.161).
        private static int? StoredRegister(ReadOnlySpan<byte> code, uint field)
        {
            int first = BinaryPrimitives.ReadUInt16LittleEndian(code);
            int second = BinaryPrimitives.ReadUInt16LittleEndian(code[2..]);

            return (first & 0xFFC0) == (0x6000 | ((int)(field / 4) << 6)) ? first % LowRegisters
                : (first & 0xFFF0) == 0xF8C0 && (second & 0xFFF) == field ? second >> 12
                : null;
        }
    }
}
