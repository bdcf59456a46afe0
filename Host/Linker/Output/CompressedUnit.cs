using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>An operation of compressed bytecode, a group of operations with one symbol, or a branch target.</summary>
    internal sealed class CompressedUnit
    {
        public Label? Label { get; init; }

        public List<Instruction> Operations { get; init; } = [];

        public int Symbol { get; set; }

        /// <summary>Gets or sets its offset in bits from the start of the method.</summary>
        public int Position { get; set; }

        /// <summary>Gets or sets the width of its branch distance in bits.</summary>
        public int Width { get; set; } = MinWidth;

        public const int MinWidth = 3;
    }
}
