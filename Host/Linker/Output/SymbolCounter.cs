namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Counts symbols; the Huffman codes are built from the counts.</summary>
    internal sealed class SymbolCounter : ISymbolSink
    {
        private readonly Dictionary<int, long>[] _uses =
            [.. Enumerable.Range(0, (int)Alphabet.Count).Select(_ => new Dictionary<int, long>())];

        public IReadOnlyDictionary<int, long> this[Alphabet alphabet] => _uses[(int)alphabet];

        public void Symbol(Alphabet alphabet, int symbol) =>
            _uses[(int)alphabet][symbol] = _uses[(int)alphabet].GetValueOrDefault(symbol) + 1;

        public void Bits(uint value, int count)
        {
        }
    }
}
