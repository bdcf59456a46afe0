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

        /// <summary>Gets or sets the offset of the unit's end in bits from the start of the method.</summary>
        public int End { get; set; }

        /// <summary>
        /// Gets the label to which the last operation of the unit branches; <see langword="null"/> if that operation is not a branch.
        /// </summary>
        public Label? Target => Operations.Count > 0 ? Operations[^1].Target : null;

        /// <summary>
        /// Gets or sets a value indicating whether the unit branches to its start or to a position before it. During a layout, offsets do
        /// not show the direction of the branch, because later units still have the offsets of the preceding layout.
        /// </summary>
        public bool IsBackward { get; set; }

        /// <summary>Gets the distance of the unit's branch in bits: forward from the end of the unit, or back from its start.</summary>
        public int Distance => IsBackward ? Position - Target!.Offset : Target!.Offset - End;

        /// <summary>
        /// Gets or sets the number of bits after the symbol of the unit's branch; these bits encode distance + 1 without its most
        /// significant 1 bit.
        /// </summary>
        public int DistanceBits { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether the unit's branch uses the long form. A branch does so if the symbol of its short form
        /// has no code, if its distance still changes after the maximum number of layout passes, or if the link options require the long
        /// form.
        /// </summary>
        public bool IsFar { get; set; }
    }
}
