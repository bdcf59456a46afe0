namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Counts symbols and adjacent pairs, to find the pair that saves the most bits if it becomes one symbol.</summary>
    internal sealed class PairCounts
    {
        private readonly Dictionary<int, int> _uses = [];
        private readonly Dictionary<(int First, int Second), int> _pairs = [];
        private int _all;

        /// <summary>Counts a symbol.</summary>
        public void Add(int symbol)
        {
            _uses[symbol] = _uses.GetValueOrDefault(symbol) + 1;
            _all++;
        }

        /// <summary>
        /// Counts an adjacent pair that may become one symbol. The caller must also call <see cref="Add"/> for each symbol of the pair.
        /// </summary>
        /// <param name="first">The first symbol.</param>
        /// <param name="second">The second symbol of the pair.</param>
        public void AddPair(int first, int second) => _pairs[(first, second)] = _pairs.GetValueOrDefault((first, second)) + 1;

        /// <summary>
        /// Finds the pair that saves the most bits if it becomes one symbol; of equal pairs, the one with the lowest symbols.
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
