namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Writes the codes of symbols as a bit stream. The first bit is the least significant bit of its byte.</summary>
    internal sealed class SymbolWriter(IReadOnlyList<Huffman> codes) : ISymbolSink
    {
        private readonly BitWriter _bits = new();

        public int Length => _bits.Length;

        public void Symbol(Alphabet alphabet, int symbol)
        {
            (uint code, int length) = codes[(int)alphabet][symbol];

            for (int bit = length - 1; bit >= 0; bit--)
            {
                Bits((code >> bit) & 1, 1);
            }
        }

        public void Bits(uint value, int count) => _bits.Add(value, count);

        /// <summary>Returns the bytes written; the last byte is padded with bits that are 1.</summary>
        public byte[] ToArray() => _bits.ToArray();
    }
}
