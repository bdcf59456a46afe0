using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>An operation of compressed bytecode, a group of operations with one symbol, or a branch target.</summary>
    internal sealed class CompressedUnit
    {
        public Label? Label { get; init; }

        public List<Instruction> Operations { get; init; } = [];

        public int Symbol { get; set; }

        /// <summary>Gets or sets the offset of the unit in bits from the start of the method.</summary>
        public int Position { get; set; }

        /// <summary>Gets or sets the offset in bits of its end.</summary>
        public int End { get; set; }

        /// <summary>Gets the label that its last operation branches to, or <see langword="null"/>.</summary>
        public Label? Target => Operations.Count > 0 ? Operations[^1].Target : null;

        /// <summary>
        /// Gets or sets a value indicating whether the unit branches to its start or to a position before it. Offsets do not tell during
        /// a layout, when those of later units are still those of the layout before.
        /// </summary>
        public bool IsBackward { get; set; }

        /// <summary>Gets the distance of its branch: from its end forward, or from its start back.</summary>
        public int Distance => IsBackward ? Position - Target!.Offset : Target!.Offset - End;

        /// <summary>
        /// Gets or sets the number of bits after the symbol of its branch: those below the highest bit of the distance plus one.
        /// </summary>
        public int DistanceBits { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether its branch takes the long form: the symbol of the short form would be rare, or would
        /// change with the layout each time.
        /// </summary>
        public bool IsFar { get; set; }
    }
}
