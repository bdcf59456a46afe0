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
        /// Second half of an entry that denotes a character. No symbol has this number, so it is also the maximum number of symbols.
        /// </summary>
        private const int Leaf = 0x1FF;
        private const int HalfBits = 9;

        /// <summary>While strings are compressed, characters without a symbol are numbered after all symbols.</summary>
        private const int Escaped = 0x1000;

        /// <summary>Cost of a pair in bits, for its entry and the longer codes of other symbols.</summary>
        private const double PairCost = 20;

        private readonly Dictionary<string, List<int>> _texts = [];
        private readonly List<(int First, int Second)> _pairs = [];
        private readonly List<int> _depths = [];
        private readonly int[] _leaves;

        /// <summary>Chooses the pairs of symbols to replace.</summary>
        /// <param name="texts">The distinct strings of the image.</param>
        public StringCompressor(IReadOnlyList<string> texts)
        {
            foreach (string text in texts)
            {
                _texts.Add(text, [.. text.Select(SymbolOf), End]);
            }

            _leaves = [.. _texts.Values.SelectMany(symbols => symbols)
                .Select(symbol => symbol < Escaped ? symbol : Escape).Distinct().Order()];

            while (_leaves.Length + _pairs.Count < Leaf && Best() is (int First, int Second) pair)
            {
                _depths.Add(1 + Math.Max(Depth(pair.First), Depth(pair.Second)));
                _pairs.Add(pair);
                int symbol = FirstPair + _pairs.Count - 1;

                foreach (List<int> symbols in _texts.Values)
                {
                    Replace(symbols, pair, symbol);
                }
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

        private static bool CanJoin(int symbol) => symbol is not End and < Escaped;

        private int Depth(int symbol) => symbol >= FirstPair ? _depths[symbol - FirstPair] : 0;

        /// <summary>Returns the pair of symbols that saves the most bits if it becomes one symbol.</summary>
        private (int First, int Second)? Best()
        {
            PairCounts counts = new();

            foreach (List<int> symbols in _texts.Values)
            {
                for (int i = 0; i < symbols.Count; i++)
                {
                    counts.Add(symbols[i]);

                    if (i + 1 < symbols.Count && CanJoin(symbols[i]) && CanJoin(symbols[i + 1])
                        && Math.Max(Depth(symbols[i]), Depth(symbols[i + 1])) < MaxDepth - 1)
                    {
                        counts.AddPair(symbols[i], symbols[i + 1]);
                    }
                }
            }

            return counts.Best(PairCost);
        }

        private static void Replace(List<int> symbols, (int First, int Second) pair, int symbol)
        {
            int to = 0;

            for (int from = 0; from < symbols.Count; from++)
            {
                bool found = from + 1 < symbols.Count && symbols[from] == pair.First && symbols[from + 1] == pair.Second;
                symbols[to++] = found ? symbol : symbols[from];
                from += found ? 1 : 0;
            }

            symbols.RemoveRange(to, symbols.Count - to);
        }
    }
}
