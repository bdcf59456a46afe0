namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Receives compressed bytecode symbol by symbol.</summary>
    internal interface ISymbolSink
    {
        void Symbol(Alphabet alphabet, int symbol);

        void Bits(uint value, int count);

        /// <summary>Receives a register operand; its symbol, unless the sink is interested in the registers.</summary>
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
