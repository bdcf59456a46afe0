using System.Buffers.Binary;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>An image that code in flash, a firmware or the resume stub, loaded to the start of SRAM1 and starts.</summary>
    internal static class LoadedImage
    {
        /// <summary>Symbol of this project's images: the lowest address of the stack.</summary>
        public const string StackSymbol = "arenaEnd";

        private const uint Start = 0x20000000;

        /// <summary>Gets the lowest address for its stack.</summary>
        /// <param name="sram1">SRAM1, as the image is started.</param>
        /// <param name="built">The image that the symbols belong to; empty when there is none.</param>
        /// <returns>
        /// The end of the room for the stack, or of the image, when it is the one of the symbols. The size of any other is not known: it
        /// contains its entry at least. 0 when the stack begins below that.
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
