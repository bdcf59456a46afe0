namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Counts symbols and adjacent pairs, to find the pair that saves the most bits if it becomes one symbol.</summary>
    internal sealed class PairCounts
    {
        private readonly Dictionary<int, int> _uses = [];
        private readonly Dictionary<(int First, int Second), int> _pairs = [];
        private int _all;

        /// <summary>Counts the symbols and pairs of a sequence.</summary>
        /// <param name="symbols">The sequence.</param>
        /// <param name="canJoin">Returns whether two symbols may become one.</param>
        public void Add(int[] symbols, Func<(int First, int Second), bool> canJoin)
        {
            for (int i = 0; i < symbols.Length; i++)
            {
                _uses[symbols[i]] = _uses.GetValueOrDefault(symbols[i]) + 1;
                _all++;

                if (i + 1 < symbols.Length && canJoin((symbols[i], symbols[i + 1])))
                {
                    (int, int) pair = (symbols[i], symbols[i + 1]);
                    _pairs[pair] = _pairs.GetValueOrDefault(pair) + 1;
                }
            }
        }

        /// <summary>
        /// Finds the pair that saves the most bits if it becomes one symbol; of several pairs with equal savings, the one whose symbols
        /// have the lowest numbers.
        /// </summary>
        /// <param name="cost">Number of bits that a new symbol costs.</param>
        /// <returns>The pair, or <see langword="null"/> if no pair saves more than it costs.</returns>
        public (int First, int Second)? Best(double cost)
        {
            (double Gain, (int First, int Second) Pair) best = _pairs
                .Select(item => (Gain: Gain(item.Value, _uses[item.Key.First], _uses[item.Key.Second]), Pair: item.Key))
                .OrderByDescending(item => item.Gain)
                .ThenBy(item => item.Pair)
                .FirstOrDefault();

            return best.Gain > cost ? best.Pair : null;
        }

        private double Gain(int together, int first, int second) =>
            together * Math.Log2((double)together * _all / ((double)first * second));
    }
}
