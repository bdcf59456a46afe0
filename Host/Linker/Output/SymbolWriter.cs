namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Writes symbols by their codes, the first bit into the low end of a byte.</summary>
    internal sealed class SymbolWriter(IReadOnlyList<Huffman> codes) : ISymbolSink
    {
        private readonly List<byte> _bytes = [];

        public int Length { get; private set; }

        public void Symbol(Alphabet alphabet, int symbol)
        {
            (uint code, int length) = codes[(int)alphabet][symbol];

            for (int bit = length - 1; bit >= 0; bit--)
            {
                Bits((code >> bit) & 1, 1);
            }
        }

        public void Bits(uint value, int count)
        {
            for (int bit = 0; bit < count; bit++, Length++)
            {
                if (Length % 8 == 0)
                {
                    _bytes.Add(0);
                }

                _bytes[^1] |= (byte)(((value >> bit) & 1) << (Length % 8));
            }
        }

        /// <summary>The bytes; ones fill the last.</summary>
        /// <returns>All that was written.</returns>
        public byte[] ToArray()
        {
            byte[] bytes = [.. _bytes];

            if (Length % 8 != 0)
            {
                bytes[^1] |= (byte)(0xFF << (Length % 8));
            }

            return bytes;
        }
    }
}
