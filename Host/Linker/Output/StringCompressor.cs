namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Compresses string literals in the format of <c>Native/runtime/core/texts.hpp</c>: repeatedly replaces the pair of symbols that saves
    /// the most bits with a new symbol, then encodes the symbols with a Huffman code.
    /// </summary>
    internal sealed class StringCompressor
    {
        /// <summary>Symbols below this number are characters.</summary>
        private const int End = 256;
        private const int Escape = 257;
        private const int FirstPair = 258;
        private const int MaxDepth = 16;

        /// <summary>
        /// Second half of an entry that denotes a character. All symbols have lower numbers, so this is also the maximum number of symbols.
        /// </summary>
        private const int Leaf = 0x1FF;
        private const int HalfBits = 9;

        /// <summary>While strings are compressed, characters without a symbol are numbered after all symbols.</summary>
        private const int Escaped = 0x1000;

        /// <summary>Cost of a pair in bits: its entry, and the bits by which the codes of the other symbols grow.</summary>
        private const double PairCost = 20;

        private readonly Dictionary<string, List<int>> _texts = [];
        private readonly IReadOnlyList<(int First, int Second)> _pairs;
        private readonly int[] _leaves;

        /// <summary>Chooses the pairs of symbols to replace.</summary>
        /// <param name="texts">The distinct strings of the image.</param>
        public StringCompressor(IReadOnlyList<string> texts)
        {
            List<int>[] parts = [.. texts.SelectMany(Parts)];
            _leaves = [.. parts.SelectMany(part => part).Select(symbol => symbol < Escaped ? symbol : Escape).Distinct().Order()];
            PairLimits limits = new(Leaf - _leaves.Length, int.MaxValue, MaxDepth - 1, PairCost);
            PairDictionary dictionary = new(parts.Select(part => part.ToArray()), FirstPair, limits);
            _pairs = dictionary.Pairs;
            int next = 0;

            foreach (string text in texts)
            {
                _texts.Add(text, [.. Parts(text).SelectMany(_ => dictionary.Parsed[next++])]);
            }
        }

        /// <summary>Returns the table of symbols, preceded by the number of symbols.</summary>
        /// <param name="coded">The symbols with codes, in the order of the codes. Other symbols occur only within pairs.</param>
        public byte[] Table(IReadOnlyList<int> coded)
        {
            int[] order = [.. coded, .. _leaves.Concat(Enumerable.Range(FirstPair, _pairs.Count)).Except(coded)];
            Dictionary<int, int> numbers = order.Select((symbol, i) => (symbol, i)).ToDictionary(item => item.symbol, item => item.i);
            BitWriter bits = new();

            foreach (int symbol in order)
            {
                (int First, int Second) pair = symbol < FirstPair ? default : _pairs[symbol - FirstPair];
                (int first, int second) = symbol < FirstPair ? (symbol, Leaf) : (numbers[pair.First], numbers[pair.Second]);
                bits.Add((uint)first, HalfBits);
                bits.Add((uint)second, HalfBits);
            }

            return [(byte)order.Length, (byte)(order.Length >> 8), .. bits.ToArray()];
        }

        /// <summary>Encodes all strings.</summary>
        /// <param name="sink">Receives the symbols.</param>
        public void Encode(ISymbolSink sink)
        {
            foreach (string text in _texts.Keys)
            {
                Encode(text, sink);
            }
        }

        /// <summary>Encodes one string.</summary>
        /// <param name="sink">Receives the symbols.</param>
        public void Encode(string text, ISymbolSink sink)
        {
            foreach (int symbol in _texts[text])
            {
                sink.Symbol(Alphabet.Texts, symbol < Escaped ? symbol : Escape);

                if (symbol >= Escaped)
                {
                    sink.Bits((uint)(symbol - Escaped), 16);
                }
            }
        }

        private static int SymbolOf(char character) => character < End ? character : Escaped + character;

        /// <summary>Splits a text at its escaped characters, which are not part of pairs.</summary>
        private static List<List<int>> Parts(string text)
        {
            List<List<int>> parts = [[]];

            foreach (int symbol in text.Select(SymbolOf).Append(End))
            {
                if (symbol >= Escaped)
                {
                    parts.Add([symbol]);
                    parts.Add([]);
                }
                else
                {
                    parts[^1].Add(symbol);
                }
            }

            return parts;
        }
    }
}
