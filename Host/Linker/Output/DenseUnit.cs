using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>An operation of dense code, a group of them under one symbol, or a place that is branched to.</summary>
    internal sealed class DenseUnit
    {
        public Label? Label { get; init; }

        public List<Ins> Operations { get; init; } = [];

        public int Symbol { get; set; }

        /// <summary>Gets or sets the bit it begins at, from the method's first.</summary>
        public int Position { get; set; }

        /// <summary>Gets or sets the bits of the distance of its branch.</summary>
        public int Width { get; set; } = MinWidth;

        public const int MinWidth = 3;
    }
}
