using System.Buffers.Binary;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>An image that code in flash, such as the firmware or the resume stub, loads into SRAM1 and starts.</summary>
    internal static class LoadedImage
    {
        /// <summary>Symbol that marks the lowest address of the stack in this project's images.</summary>
        public const string StackSymbol = "arenaEnd";

        private const uint Start = 0x20000000;

        /// <summary>Computes the lowest permitted stack address of the image.</summary>
        /// <param name="sram1">Content of SRAM1 when the image is started.</param>
        /// <param name="built">The image to which the symbols belong; empty if there is none.</param>
        /// <returns>
        /// For the image to which the symbols belong, the lower end of its stack region or, if the symbol is missing, the end of the image.
        /// For any other image, whose size is unknown, the entry point of the image, or 0 (no limit) if the stack starts below the entry
        /// point.
        /// </returns>
        public static uint StackLimit(ReadOnlySpan<byte> sram1, ReadOnlySpan<byte> built, SymbolTable symbols)
        {
            if (!built.IsEmpty && sram1.StartsWith(built))
            {
                return symbols.Value(StackSymbol) ?? Start + (uint)built.Length;
            }

            uint stack = BinaryPrimitives.ReadUInt32LittleEndian(sram1);
            uint entry = BinaryPrimitives.ReadUInt32LittleEndian(sram1[4..]) & ~1u;

            return entry - Start < sram1.Length && entry < stack ? entry : 0;
        }
    }
}
