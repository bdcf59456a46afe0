using FlipperUpdaterNano.Linker.Output;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    public class HuffmanTests
    {
        [Theory]
        [InlineData(1, 1)]
        [InlineData(256, 1)]
        [InlineData(511, 1)]
        [InlineData(511, 7)]
        public void Codes_are_prefix_free_and_the_table_counts_all_of_them(int symbols, int step)
        {
            Huffman code = new(Enumerable.Range(0, symbols).ToDictionary(symbol => symbol, symbol => 1L + (symbol % step)));

            Assert.Equal(symbols, code.Counts.Sum(count => count));
            Assert.Equal(Enumerable.Range(0, symbols), code.Symbols.Order());
            string[] codes = [.. code.Symbols.Select(symbol => Convert.ToString(code[symbol].Code, 2).PadLeft(code[symbol].Length, '0'))];
            Assert.All(codes.Zip(codes.Skip(1)), pair => Assert.True(string.CompareOrdinal(pair.First, pair.Second) < 0
                && !pair.Second.StartsWith(pair.First, StringComparison.Ordinal)));
            Assert.All(code.Counts.Select((count, i) => (count, i)), item =>
                Assert.Equal(item.count, codes.Count(bits => bits.Length == item.i + 1)));
        }
    }
}
