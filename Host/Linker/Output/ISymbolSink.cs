namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Receives compressed bytecode symbol by symbol.</summary>
    internal interface ISymbolSink
    {
        void Symbol(Alphabet alphabet, int symbol);

        void Bits(uint value, int count);
    }
}
