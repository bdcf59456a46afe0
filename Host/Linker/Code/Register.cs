using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// A virtual register, which has as many words as its type. <see cref="FrameLayout"/> assigns the words to the frame.
    /// </summary>
    internal sealed class Register(int number, TypeNode type)
    {
        public int Number { get; } = number;

        public TypeNode Type { get; } = type;

        public bool IsParameter { get; init; }

        /// <summary>
        /// Gets or sets a value indicating whether a managed pointer to the register may exist; if so, the register's frame words are not
        /// shared.
        /// </summary>
        public bool IsAddressTaken { get; set; }

        /// <summary>
        /// Gets or sets the last operation that constructs the value of the register. After that operation no pointer to the register
        /// exists, even though its address has been taken.
        /// </summary>
        public Instruction? MadeBy { get; set; }

        /// <summary>Gets a value indicating whether the register holds a single intermediate result, which is written once.</summary>
        public bool IsTemporary { get; init; }

        public int Slot { get; set; } = -1;
    }
}
