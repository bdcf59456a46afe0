namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>What takes dense code symbol by symbol.</summary>
    internal interface ISymbolSink
    {
        void Symbol(Alphabet alphabet, int symbol);

        void Bits(uint value, int count);
    }
}
