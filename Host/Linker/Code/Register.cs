using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A virtual register: as many words as its type has, placed in the frame by <see cref="FrameLayout"/>.</summary>
    internal sealed class Register(int number, TypeNode type)
    {
        public int Number { get; } = number;

        public TypeNode Type { get; } = type;

        public bool IsParameter { get; init; }

        /// <summary>
        /// Gets or sets a value indicating whether a managed pointer to it may exist: it keeps its place for the whole method.
        /// </summary>
        public bool IsAddressTaken { get; set; }

        /// <summary>
        /// Gets or sets the last operation of the construction of the value it holds: beyond that no pointer to it exists, though one is
        /// taken.
        /// </summary>
        public Instruction? MadeBy { get; set; }

        /// <summary>Gets a value indicating whether it holds one intermediate result, written once.</summary>
        public bool IsTemporary { get; init; }

        public int Slot { get; set; } = -1;
    }
}
