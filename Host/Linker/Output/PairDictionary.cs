namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Pairs: symbols that replace frequent sequences of symbols. A pair consists of two symbols, each of which may be a pair. Pairs are
    /// first chosen greedily. In each of several rounds, every sequence is then parsed into the symbols that take the fewest bits, and
    /// pairs that save less than they cost are replaced.
    /// </summary>
    internal sealed class PairDictionary
    {
        private const int Rounds = 4;

        private readonly int[][] _sequences;
        private readonly int _firstPair;
        private readonly PairLimits _limits;
        private Dictionary<int, (int First, int Second)> _pairs = [];
        private int[][] _parsed;
        private int _next;

        /// <summary>Chooses the pairs.</summary>
        /// <param name="sequences">Sequences of symbols; a pair never extends beyond its sequence.</param>
        /// <param name="firstPair">Number of the first pair; every symbol of the sequences has a lower number.</param>
        /// <param name="limits">The limits of the dictionary.</param>
        public PairDictionary(IEnumerable<int[]> sequences, int firstPair, PairLimits limits)
        {
            _sequences = [.. sequences];
            _firstPair = firstPair;
            _limits = limits;
            _parsed = _sequences;
            _next = firstPair;
            Grow();
            (double Cost, Dictionary<int, (int First, int Second)> Pairs, int[][] Parsed) best = (Cost(), _pairs, _parsed);

            for (int round = 0; round < Rounds; round++)
            {
                _pairs = new(_pairs);
                Parse();
                Shrink();
                Parse();
                Grow();
                Parse();
                best = Cost() < best.Cost ? (Cost(), _pairs, _parsed) : best;
            }

            (_, _pairs, _parsed) = best;
            Renumber();
        }

        /// <summary>Gets the pairs in the order of their numbers; a pair consists of symbols with lower numbers.</summary>
        public IReadOnlyList<(int First, int Second)> Pairs => [.. _pairs.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

        /// <summary>Gets the parsed sequences in their order.</summary>
        public IReadOnlyList<int[]> Parsed => _parsed;

        /// <summary>Lists the original symbols that a pair replaces.</summary>
        /// <param name="symbol">A pair, or an original symbol, which is then the only symbol in the list.</param>
        public IEnumerable<int> Contents(int symbol) => _pairs.TryGetValue(symbol, out (int First, int Second) pair)
            ? Contents(pair.First).Concat(Contents(pair.Second)) : [symbol];

        private static int Depth(Dictionary<int, (int First, int Second)> pairs, int symbol) =>
            pairs.TryGetValue(symbol, out (int First, int Second) pair)
                ? 1 + Math.Max(Depth(pairs, pair.First), Depth(pairs, pair.Second)) : 0;

        private bool Fits(int first, int second) =>
            Contents(first).Count() + Contents(second).Count() <= _limits.Length
            && Math.Max(Depth(_pairs, first), Depth(_pairs, second)) < _limits.Depth;

        private void Grow()
        {
            Dictionary<(int First, int Second), bool> fits = [];

            while (_pairs.Count < _limits.Count)
            {
                PairCounts counts = new();

                foreach (int[] symbols in _parsed)
                {
                    counts.Add(symbols, pair => fits.TryGetValue(pair, out bool fit) ? fit : fits[pair] = Fits(pair.First, pair.Second));
                }

                if (counts.Best(_limits.Cost) is not (int, int) best)
                {
                    break;
                }

                int symbol = _next++;
                _pairs.Add(symbol, best);
                _parsed = [.. _parsed.Select(symbols => Replaced(symbols, best, symbol))];
            }
        }

        private static int[] Replaced(int[] symbols, (int First, int Second) pair, int symbol)
        {
            List<int> replaced = [];

            for (int i = 0; i < symbols.Length; i++)
            {
                bool found = i + 1 < symbols.Length && symbols[i] == pair.First && symbols[i + 1] == pair.Second;
                replaced.Add(found ? symbol : symbols[i]);
                i += found ? 1 : 0;
            }

            return replaced.Count == symbols.Length ? symbols : [.. replaced];
        }

        private Dictionary<int, int> Uses()
        {
            Dictionary<int, int> uses = [];

            foreach (int symbol in _parsed.SelectMany(symbols => symbols))
            {
                uses[symbol] = uses.GetValueOrDefault(symbol) + 1;
            }

            return uses;
        }

        private double Cost()
        {
            Dictionary<int, int> uses = Uses();
            double all = uses.Values.Sum();

            return (_pairs.Count * _limits.Cost) + uses.Values.Sum(count => count * Math.Log2(all / count));
        }

        private SequenceParser Parser()
        {
            Dictionary<int, int> uses = Uses();
            double all = uses.Values.Sum();
            SequenceParser parser = new(symbol => Math.Log2(all / uses.GetValueOrDefault(symbol, 1)));

            foreach (int pair in _pairs.Keys)
            {
                parser.Add([.. Contents(pair)], pair);
            }

            return parser;
        }

        private void Parse()
        {
            SequenceParser parser = Parser();
            _parsed = [.. _sequences.Select(symbols => parser.Parse(symbols))];
        }

        /// <summary>Removes the pairs that save less than they cost.</summary>
        private void Shrink()
        {
            Dictionary<int, int> uses = Uses();
            SequenceParser parser = Parser();
            Dictionary<string, int> known = _pairs.Keys.ToDictionary(pair => Key(Contents(pair)));
            Dictionary<int, int[]> contents = _pairs.Keys.ToDictionary(pair => pair, pair => Contents(pair).ToArray());

            foreach (int pair in _pairs.Keys.OrderBy(pair => uses.GetValueOrDefault(pair)).ThenBy(pair => pair).ToArray())
            {
                double saved = uses.GetValueOrDefault(pair) * (parser.BitsWithout(contents[pair], pair) - parser.Bits(pair));

                if (saved < _limits.Cost && Without(pair, contents, known) is Dictionary<int, (int First, int Second)> rest)
                {
                    known.Remove(Key(contents[pair]));
                    parser.Remove(contents[pair]);
                    _pairs = rest;
                }
            }
        }

        /// <summary>
        /// Removes a pair from a copy of the pairs. Each pair that contained the removed pair is redefined as a pair of two other symbols.
        /// </summary>
        /// <returns>The remaining pairs; null if a pair cannot be redefined, or if the pairs would be nested too deeply.</returns>
        private Dictionary<int, (int First, int Second)>? Without(
            int removed, Dictionary<int, int[]> contents, Dictionary<string, int> known)
        {
            Dictionary<int, (int First, int Second)> rest = new(_pairs);
            rest.Remove(removed);

            foreach ((int symbol, (int first, int second)) in _pairs.Where(pair => pair.Key != removed))
            {
                if (first != removed && second != removed)
                {
                    continue;
                }

                (int First, int Second)? split = Enumerable.Range(1, contents[symbol].Length - 1)
                    .Select(at => (First: Known(contents[symbol].Take(at)), Second: Known(contents[symbol].Skip(at))))
                    .Where(halves => halves.First != removed && halves.Second != removed && halves.First >= 0 && halves.Second >= 0)
                    .Cast<(int, int)?>()
                    .FirstOrDefault();

                if (split == null)
                {
                    return null;
                }

                rest[symbol] = split.Value;
            }

            return rest.Keys.All(pair => Depth(rest, pair) <= _limits.Depth) ? rest : null;

            int Known(IEnumerable<int> part) => part.Count() == 1 ? part.Single() : known.GetValueOrDefault(Key(part), -1);
        }

        private static string Key(IEnumerable<int> contents) => string.Join(',', contents);

        // Numbers the pairs by depth, because a pair that Without() redefined may contain a pair that was added later.
        private void Renumber()
        {
            Dictionary<int, int> numbers = _pairs.Keys.OrderBy(pair => Depth(_pairs, pair)).ThenBy(pair => pair)
                .Select((pair, i) => (Pair: pair, Number: _firstPair + i)).ToDictionary(item => item.Pair, item => item.Number);
            int Number(int symbol) => numbers.GetValueOrDefault(symbol, symbol);
            _pairs = _pairs.ToDictionary(pair => Number(pair.Key), pair => (Number(pair.Value.First), Number(pair.Value.Second)));
            _parsed = [.. _parsed.Select(symbols => symbols.Select(Number).ToArray())];
        }
    }
}
