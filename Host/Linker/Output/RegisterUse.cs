using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>A register operand of compressed bytecode. The symbol of the operand depends on the frame words of the registers.</summary>
    /// <param name="Alphabet">The alphabet of the symbol.</param>
    /// <param name="Operand">The register and the word.</param>
    /// <param name="First">
    /// The frame word, after the arguments, at which the numbering of words of the operand's kind (reference or scalar) starts.
    /// </param>
    /// <param name="Last">The operand written last; null if it is unknown, or if the symbol must not refer to this operand.</param>
    /// <param name="Preceding">The preceding argument of the same call; null for the first argument and for operands outside calls.</param>
    internal readonly record struct RegisterUse(Alphabet Alphabet, Operand Operand, int First, Operand? Last, Operand? Preceding)
    {
        /// <summary>Symbol for registers that no other symbol encodes; the number of the frame word follows in eight bits.</summary>
        public const int AnyRegister = DirectRegisters + LocalRegisters;

        public const int AnyBits = 8;

        private const int DirectRegisters = 16;
        private const int LocalRegisters = 16;
        private const int LastRegister = 33;
        private const int NextRegister = 34;

        /// <summary>Number of symbols that encode registers.</summary>
        public const int SymbolCount = NextRegister + 1;

        /// <summary>Gets the symbol for the current frame words.</summary>
        public int Symbol
        {
            get
            {
                int slot = Operand.Slot;

                return slot == Last?.Slot ? LastRegister
                    : slot == Preceding?.Slot + 1 ? NextRegister
                    : slot >= First && slot < First + LocalRegisters ? DirectRegisters + slot - First
                    : slot < DirectRegisters ? slot
                    : AnyRegister;
            }
        }
    }
}
