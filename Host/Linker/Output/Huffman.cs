namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>A canonical Huffman code.</summary>
    internal sealed class Huffman
    {
        public const int LongestCode = 15;

        private readonly Dictionary<int, (uint Code, int Length)> _codes = [];
        private readonly int[] _counts = new int[LongestCode];
        private readonly List<int> _symbols = [];

        /// <summary>Builds the code.</summary>
        /// <param name="uses">The number of uses of each symbol.</param>
        /// <param name="last">
        /// A symbol that receives the code whose bits are all 1. Because that code is one of the longest, the symbol should be rare.
        /// </param>
        public Huffman(IReadOnlyDictionary<int, long> uses, int? last = null)
        {
            Dictionary<int, int> lengths = Lengths(uses);
            uint code = 0;

            for (int length = 1; length <= LongestCode; length++, code <<= 1)
            {
                foreach (int symbol in lengths.Where(item => item.Value == length).Select(item => item.Key)
                    .OrderBy(symbol => symbol == last).ThenBy(symbol => symbol))
                {
                    _codes.Add(symbol, (code++, length));
                    _counts[length - 1]++;
                    _symbols.Add(symbol);
                }
            }
        }

        /// <summary>Gets the table that the decoder needs: the number of codes of each length, then the symbols in order.</summary>
        public byte[] Table => [.. Counts, .. _symbols.Select(value => checked((byte)value))];

        /// <summary>Gets the number of codes of each length.</summary>
        public byte[] Counts => [.. _counts.Select(value => checked((byte)value))];

        /// <summary>Gets the symbols in the order of their codes.</summary>
        public IReadOnlyList<int> Symbols => _symbols;

        public bool Has(int symbol) => _codes.ContainsKey(symbol);

        public (uint Code, int Length) this[int symbol] => _codes[symbol];

        private static Dictionary<int, int> Lengths(IReadOnlyDictionary<int, long> uses)
        {
            for (int flatter = 0; ; flatter++)
            {
                Dictionary<int, int> lengths = Tree(uses.ToDictionary(item => item.Key, item => (item.Value >> flatter) + 1));
                Spread(lengths, uses);

                if (lengths.Values.DefaultIfEmpty(0).Max() <= LongestCode)
                {
                    return lengths;
                }
            }
        }

        /// <summary>Lengthens codes until, for each length, the number of codes fits into one byte of the table.</summary>
        private static void Spread(Dictionary<int, int> lengths, IReadOnlyDictionary<int, long> uses)
        {
            for (int length = 1; length <= LongestCode; length++)
            {
                int[] excess = [.. lengths.Keys.Where(symbol => lengths[symbol] == length)
                    .OrderByDescending(symbol => uses[symbol]).ThenBy(symbol => symbol).Skip(byte.MaxValue)];
                Array.ForEach(excess, symbol => lengths[symbol]++);
            }
        }

        private static Dictionary<int, int> Tree(Dictionary<int, long> uses)
        {
            Dictionary<int, int> lengths = uses.ToDictionary(item => item.Key, _ => uses.Count == 1 ? 1 : 0);
            PriorityQueue<List<int>, (long Uses, int Order)> queue = new();
            int order = 0;

            foreach (int symbol in uses.Keys.Order())
            {
                queue.Enqueue([symbol], (uses[symbol], order++));
            }

            while (queue.Count > 1)
            {
                queue.TryDequeue(out List<int>? first, out (long Uses, int Order) some);
                queue.TryDequeue(out List<int>? second, out (long Uses, int Order) more);
                first!.AddRange(second!);
                first.ForEach(symbol => lengths[symbol]++);
                queue.Enqueue(first, (some.Uses + more.Uses, order++));
            }

            return lengths;
        }
    }
}
