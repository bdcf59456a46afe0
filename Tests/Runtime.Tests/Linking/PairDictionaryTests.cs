using FlipperUpdaterNano.Linker.Output;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    public class PairDictionaryTests
    {
        private const int FirstPair = 100;

        [Theory]
        [InlineData(1000, 4, 3)]
        [InlineData(20, 1000, 15)]
        [InlineData(0, 1000, 15)]
        public void Parsed_sequences_expand_to_the_input_and_pairs_respect_the_limits(int count, int length, int depth)
        {
            int[][] sequences = Sequences();
            PairDictionary dictionary = new(sequences, FirstPair, new PairLimits(count, length, depth, 20));

            Assert.Equal(sequences, dictionary.Parsed.Select(symbols => symbols.SelectMany(dictionary.Contents).ToArray()));
            Assert.InRange(dictionary.Pairs.Count, count > 0 ? 1 : 0, count);

            for (int pair = FirstPair; pair < FirstPair + dictionary.Pairs.Count; pair++)
            {
                Assert.InRange(dictionary.Contents(pair).Count(), 2, length);
                Assert.InRange(Depth(pair), 1, depth);
            }

            int Depth(int symbol) => symbol < FirstPair ? 0
                : 1 + Math.Max(Depth(dictionary.Pairs[symbol - FirstPair].First), Depth(dictionary.Pairs[symbol - FirstPair].Second));
        }

        /// <summary>The loader refuses a group of operations that refers to a later group.</summary>
        [Fact]
        public void A_pair_consists_of_symbols_with_lower_numbers()
        {
            for (int seed = 1; seed <= 40; seed++)
            {
                PairDictionary dictionary = new(Sequences(seed, seed % 2 == 0), FirstPair, new PairLimits(200, 16, 15, 8));

                Assert.All(
                    dictionary.Pairs.Select((pair, i) => (Pair: pair, Number: FirstPair + i)),
                    item => Assert.True(
                        Math.Max(item.Pair.First, item.Pair.Second) < item.Number, $"seed {seed}: {item.Number} = {item.Pair}"));
            }
        }

        /// <summary>A greedy parse would choose the pair (1, 2) in the first sequence, because that pair comes first.</summary>
        [Fact]
        public void Sequences_are_parsed_into_the_symbols_that_take_the_fewest_bits()
        {
            SequenceParser parser = new(symbol => symbol == FirstPair ? 9 : 5);
            parser.Add([1, 2], FirstPair);
            parser.Add([0, 1], FirstPair + 1);
            parser.Add([2, 3], FirstPair + 2);

            Assert.Equal([FirstPair + 1, FirstPair + 2], parser.Parse([0, 1, 2, 3]));
            Assert.Equal([FirstPair, 4], parser.Parse([1, 2, 4]));
            Assert.Equal(10, parser.BitsWithout([1, 2], FirstPair));
        }

        // Concatenates words of a small vocabulary; some of the words share parts.
        private static int[][] Sequences(int seed = 1, bool isRandom = false)
        {
            Random random = new(seed);
            int[][] words = [[1, 2, 3, 4], [2, 3, 4, 5, 6], [7, 1, 2], [3, 4, 5], [8, 9], [6, 6, 6, 6]];

            if (isRandom)
            {
                words = [.. Enumerable.Range(0, 20)
                    .Select(_ => Enumerable.Range(0, random.Next(2, 8)).Select(_ => random.Next(9)).ToArray())];
            }

            return [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, random.Next(6))
                .SelectMany(_ => words[random.Next(words.Length)]).ToArray())];
        }
    }
}
