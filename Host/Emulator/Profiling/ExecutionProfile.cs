using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.Emulator.Profiling
{
    /// <summary>Counts the instructions that each function of the image executed.</summary>
    public sealed class ExecutionProfile
    {
        private readonly Dictionary<uint, long> _blocks = [];

        /// <summary>Counts the instructions of a block.</summary>
        /// <param name="address">Where the block begins.</param>
        /// <param name="instructions">How many.</param>
        public void Count(uint address, int instructions) =>
            CollectionsMarshal.GetValueRefOrAddDefault(_blocks, address, out _) += instructions;

        /// <summary>Sums up by function.</summary>
        /// <param name="symbols">Names of the functions.</param>
        /// <returns>Function and instructions, the most first.</returns>
        public IEnumerable<(string Function, long Instructions)> ByFunction(SymbolTable symbols) => _blocks
            .GroupBy(block => symbols.Function(block.Key))
            .Select(function => (function.Key, function.Sum(block => block.Value)))
            .OrderByDescending(function => function.Item2);
    }
}
