namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Receives compressed bytecode symbol by symbol.</summary>
    internal interface ISymbolSink
    {
        void Symbol(Alphabet alphabet, int symbol);

        void Bits(uint value, int count);

        /// <summary>Receives a register operand; by default, passes the symbol of the operand to <see cref="Symbol"/>.</summary>
        /// <param name="use">The operand.</param>
        void Register(in RegisterUse use)
        {
            int symbol = use.Symbol;
            Symbol(use.Alphabet, symbol);

            if (symbol == RegisterUse.AnyRegister)
            {
                Bits((uint)use.Operand.Slot, RegisterUse.AnyBits);
            }
        }
    }
}
