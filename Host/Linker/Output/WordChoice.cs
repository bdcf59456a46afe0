using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Chooses the frame words of a compressed method so that its register operands take fewer bits. <see cref="FrameLayout"/> has already
    /// assigned words by number of uses, before any codes existed. The size of the frame and the kinds of its words do not change.
    /// </summary>
    internal sealed class WordChoice : ISymbolSink
    {
        /// <summary>Assumed size in bits of a symbol that has no code yet.</summary>
        private const int NoCode = 14;

        private const int MaxPasses = 6;

        private readonly MethodCode _method;
        private readonly int[][] _bits;
        private readonly List<RegisterUse> _uses = [];
        private readonly Dictionary<Register, int[]> _usesOf = [];
        private readonly HashSet<Register> _sharing;
        private readonly List<List<Register>> _words;

        private WordChoice(MethodCode method, IReadOnlyList<Huffman> codes, Action<ISymbolSink> encode)
        {
            _method = method;
            _bits = [.. codes.Take((int)Alphabet.Arguments + 1).Select(Bits)];
            _sharing = [.. method.Sharing];
            _words = [.. method.Registers.Where(register => register.Slot >= 0 && !register.IsParameter).GroupBy(register => register.Slot)
                .Select(group => group.ToList())];
            encode(this);

            foreach (IGrouping<Register, int> uses in _uses
                .SelectMany((use, i) => Operands(use).Select(operand => (operand.Register, Use: i)))
                .Distinct()
                .GroupBy(item => item.Register, item => item.Use))
            {
                _usesOf.Add(uses.Key, [.. uses]);
            }
        }

        /// <summary>
        /// Improves the choice of words until no exchange of two groups of registers, and no move of a register, saves bits.
        /// </summary>
        /// <param name="method">The method, whose registers may receive other frame words.</param>
        /// <param name="codes">The codes of all alphabets.</param>
        /// <param name="encode">Encodes the method.</param>
        public static void Improve(MethodCode method, IReadOnlyList<Huffman> codes, Action<ISymbolSink> encode)
        {
            WordChoice choice = new(method, codes, encode);

            for (int pass = 0; pass < MaxPasses && choice.Pass(); pass++)
            {
            }
        }

        void ISymbolSink.Symbol(Alphabet alphabet, int symbol)
        {
        }

        void ISymbolSink.Bits(uint value, int count)
        {
        }

        void ISymbolSink.Register(in RegisterUse use) => _uses.Add(use);

        private static IEnumerable<Operand> Operands(RegisterUse use) =>
            new Operand?[] { use.Operand, use.Last, use.Preceding }.OfType<Operand>();

        private static int[] Bits(Huffman code) =>
        [
            .. Enumerable.Range(0, RegisterUse.SymbolCount).Select(symbol => (code.Has(symbol) ? code[symbol].Length : NoCode)
                + (symbol == RegisterUse.AnyRegister ? RegisterUse.AnyBits : 0)),
        ];

        private bool Pass()
        {
            bool changed = false;

            for (int i = 0; i < _words.Count; i++)
            {
                for (int other = 0; other < _words.Count; other++)
                {
                    if (i != other && _words[i].Count > 0 && _words[other].Count > 0 && AreOfOneKind(_words[i][0], _words[other][0]))
                    {
                        changed |= (i < other && Exchange(_words[i], _words[other])) | Move(_words[i], _words[other]);
                    }
                }
            }

            return changed;
        }

        private bool AreOfOneKind(Register left, Register right) =>
            left.Slot < _method.ZeroedWords == right.Slot < _method.ZeroedWords && left.Type.WordMap.SequenceEqual(right.Type.WordMap);

        private bool Exchange(List<Register> left, List<Register> right)
        {
            int[] uses = [.. left.Concat(right).SelectMany(UsesOf).Distinct()];
            int before = Cost(uses);
            Swap(left, right);

            if (Cost(uses) < before)
            {
                return true;
            }

            Swap(left, right);

            return false;
        }

        private static void Swap(List<Register> left, List<Register> right)
        {
            (int leftSlot, int rightSlot) = (left[0].Slot, right[0].Slot);
            left.ForEach(register => register.Slot = rightSlot);
            right.ForEach(register => register.Slot = leftSlot);
        }

        /// <summary>Moves each register of a group to the words of another group if that saves bits.</summary>
        private bool Move(List<Register> from, List<Register> to)
        {
            bool changed = false;

            for (int i = from.Count - 1; i >= 0 && to.TrueForAll(_sharing.Contains); i--)
            {
                Register register = from[i];

                if (_sharing.Contains(register) && !to.Exists(holder => _method.Interference!.Between(holder, register))
                    && Saves(register, to[0].Slot))
                {
                    from.RemoveAt(i);
                    to.Add(register);
                    changed = true;
                }
            }

            return changed;
        }

        private bool Saves(Register register, int slot)
        {
            int[] uses = UsesOf(register);
            int before = Cost(uses), old = register.Slot;
            register.Slot = slot;

            if (Cost(uses) < before)
            {
                return true;
            }

            register.Slot = old;

            return false;
        }

        private int[] UsesOf(Register register) => _usesOf.GetValueOrDefault(register, []);

        private int Cost(int[] uses)
        {
            int bits = 0;

            foreach (int use in uses)
            {
                RegisterUse used = _uses[use];
                bits += _bits[(int)used.Alphabet][used.Symbol];
            }

            return bits;
        }
    }
}
