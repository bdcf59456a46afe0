namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Compresses string literals by byte-pair encoding, in the format of <c>Native/runtime/core/texts.hpp</c>: the most frequent pair of
    /// codes becomes one code, repeatedly.
    /// </summary>
    internal sealed class StringCompressor
    {
        private const int FirstPair = 128;
        private const int MaxDepth = 16;
        private const int MaxCharacters = 255;

        /// <summary>A pair with fewer uses costs more than it saves.</summary>
        private const int MinUses = 4;

        private readonly Dictionary<string, List<int>> _texts = [];
        private readonly List<(int First, int Second)> _pairs = [];
        private readonly List<int> _depths = [];
        private readonly List<int> _characters = [];

        /// <summary>Finds the pairs.</summary>
        /// <param name="texts">All texts of the image, each once.</param>
        public StringCompressor(IReadOnlyList<string> texts)
        {
            foreach (string text in texts)
            {
                _texts.Add(text, [.. text.Select(character => (int)character)]);
            }

            while (FirstPair + _pairs.Count < 256 && Frequent() is (int First, int Second) pair)
            {
                _depths.Add(1 + Math.Max(Depth(pair.First), Depth(pair.Second)));
                _characters.Add(Characters(pair.First) + Characters(pair.Second));
                _pairs.Add(pair);
                int code = Code(_pairs.Count - 1);

                foreach (List<int> codes in _texts.Values)
                {
                    Replace(codes, pair, code);
                }
            }
        }

        /// <summary>Gets the table of the pairs, with their number in front.</summary>
        public byte[] Pairs => [(byte)_pairs.Count, .. _pairs.SelectMany(pair => new[] { ToByte(pair.First), ToByte(pair.Second) })];

        /// <summary>Compresses one of the strings.</summary>
        /// <param name="text">The text.</param>
        /// <returns>Its length and codes.</returns>
        public byte[] Compress(string text)
        {
            List<byte> bytes = text.Length < 128 ? [(byte)text.Length] : [(byte)(0x80 | (text.Length >> 8)), (byte)text.Length];

            if (text.Length > short.MaxValue)
            {
                throw new LinkException([$"a string of {text.Length} characters in the program, {short.MaxValue} is the most"]);
            }

            foreach (int code in _texts[text])
            {
                if (IsPlain(code))
                {
                    bytes.Add(ToByte(code));
                }
                else
                {
                    bytes.AddRange([0, (byte)code, (byte)(code >> 8)]);
                }
            }

            return [.. bytes];
        }

        // While compressing, codes of pairs follow those of all characters.
        private static int Code(int pair) => 0x10000 + pair;

        private static bool IsPair(int code) => code >= 0x10000;

        private static bool IsPlain(int code) => IsPair(code) || code is > 0 and < FirstPair;

        private static byte ToByte(int code) => (byte)(IsPair(code) ? FirstPair + code - 0x10000 : code);

        private int Depth(int code) => IsPair(code) ? _depths[code - 0x10000] : 0;

        private int Characters(int code) => IsPair(code) ? _characters[code - 0x10000] : 1;

        private (int First, int Second)? Frequent()
        {
            Dictionary<(int First, int Second), int> uses = [];

            foreach (List<int> codes in _texts.Values)
            {
                for (int i = 0; i + 1 < codes.Count; i++)
                {
                    (int First, int Second) pair = (codes[i], codes[i + 1]);

                    if (IsPlain(pair.First) && IsPlain(pair.Second) && Math.Max(Depth(pair.First), Depth(pair.Second)) < MaxDepth - 1
                        && Characters(pair.First) + Characters(pair.Second) <= MaxCharacters)
                    {
                        uses[pair] = uses.GetValueOrDefault(pair) + 1;
                    }
                }
            }

            KeyValuePair<(int First, int Second), int> best = uses.OrderByDescending(item => item.Value).ThenBy(item => item.Key)
                .FirstOrDefault();

            return best.Value >= MinUses ? best.Key : null;
        }

        private static void Replace(List<int> codes, (int First, int Second) pair, int code)
        {
            int to = 0;

            for (int from = 0; from < codes.Count; from++)
            {
                bool found = from + 1 < codes.Count && codes[from] == pair.First && codes[from + 1] == pair.Second;
                codes[to++] = found ? code : codes[from];
                from += found ? 1 : 0;
            }

            codes.RemoveRange(to, codes.Count - to);
        }
    }
}
