namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Parses sequences into the symbols that take the fewest bits.</summary>
    /// <param name="bits">Returns the number of bits of a symbol.</param>
    internal sealed class SequenceParser(Func<int, double> bits)
    {
        private readonly Dictionary<(int Node, int Symbol), int> _nodes = [];
        private readonly Dictionary<int, int> _symbols = [];
        private readonly Dictionary<int, double> _bits = [];

        /// <summary>Adds a symbol that replaces a sequence.</summary>
        /// <param name="contents">The sequence.</param>
        /// <param name="symbol">The symbol.</param>
        public void Add(int[] contents, int symbol)
        {
            int node = 0;

            foreach (int part in contents)
            {
                if (!_nodes.TryGetValue((node, part), out int next))
                {
                    next = _nodes.Count + 1;
                    _nodes.Add((node, part), next);
                }

                node = next;
            }

            _symbols[node] = symbol;
        }

        /// <summary>Removes the symbol that replaces a sequence.</summary>
        /// <param name="contents">The sequence.</param>
        public void Remove(int[] contents) => _symbols.Remove(contents.Aggregate(0, (node, part) => _nodes[(node, part)]));

        public double Bits(int symbol) => _bits.TryGetValue(symbol, out double known) ? known : _bits[symbol] = bits(symbol);

        public int[] Parse(int[] sequence)
        {
            int[] best = Solve(sequence, except: -1, out _);
            List<int> symbols = [];
            int at = 0;

            while (at < sequence.Length)
            {
                (int symbol, int length) = (best[2 * at], best[(2 * at) + 1]);
                symbols.Add(symbol);
                at += length;
            }

            return [.. symbols];
        }

        /// <summary>Returns the number of bits that a sequence would take if one of the symbols did not exist.</summary>
        /// <param name="sequence">The sequence.</param>
        /// <param name="except">The symbol.</param>
        public double BitsWithout(int[] sequence, int except)
        {
            Solve(sequence, except, out double all);

            return all;
        }

        /// <summary>
        /// Finds, for each position, the first symbol of the best parse of the rest of the sequence, and the number of symbols that this
        /// symbol replaces.
        /// </summary>
        private int[] Solve(int[] sequence, int except, out double all)
        {
            int[] best = new int[2 * sequence.Length];
            double[] costs = new double[sequence.Length + 1];

            for (int at = sequence.Length - 1; at >= 0; at--)
            {
                costs[at] = Bits(sequence[at]) + costs[at + 1];
                (best[2 * at], best[(2 * at) + 1]) = (sequence[at], 1);

                for (int node = 0, end = at; end < sequence.Length && _nodes.TryGetValue((node, sequence[end]), out node); end++)
                {
                    if (_symbols.TryGetValue(node, out int symbol) && symbol != except && Bits(symbol) + costs[end + 1] < costs[at])
                    {
                        costs[at] = Bits(symbol) + costs[end + 1];
                        (best[2 * at], best[(2 * at) + 1]) = (symbol, end + 1 - at);
                    }
                }
            }

            all = costs[0];

            return best;
        }
    }
}
