using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The dense methods of an image: what is frequent in all of them takes few bits (<c>Native/runtime/core/codebook.h</c>). Operations that often
    /// follow one another become groups with a symbol of their own.
    /// </summary>
    internal sealed class DenseCode
    {
        private const int LongestGroup = 4;
        private const int MaxPlaces = 380;
        private const int MaxElements = 60;
        private const int MaxBits = 60_000;
        private const int MaxWidth = 17;

        /// <summary>Bits that a group costs: its two symbols and its code's.</summary>
        private const double GroupCost = 32;

        /// <summary>Roughly what an operation takes, for a first guess at distances.</summary>
        private const int TypicalBits = 18;

        private static readonly int s_firstGroup = OpcodeTable.Count;

        private readonly Dictionary<MethodCode, List<DenseUnit>> _methods = [];
        private readonly List<(int First, int Second)> _groups = [];
        private readonly List<int> _lengths = [];
        private readonly DenseSpeller _speller;
        private Huffman[] _codes = [];

        /// <summary>Initializes a new instance of the <see cref="DenseCode"/> class: finds groups and codes, and lays all methods out.</summary>
        /// <param name="methods">The methods, their registers in their words.</param>
        /// <param name="resolve">The index of a symbol.</param>
        public DenseCode(IEnumerable<MethodCode> methods, Func<object, char, int> resolve)
        {
            _speller = new DenseSpeller(resolve);

            foreach (MethodCode method in methods)
            {
                _methods.Add(method, [.. method.Code.Select(Unit)]);
            }

            MakeGroups();
            Guess();

            for (int round = 0; round < 2; round++)
            {
                MakeCodes();
                LayOut();
            }
        }

        /// <summary>May a method be dense?</summary>
        /// <param name="method">The method.</param>
        /// <returns>Whether all its operations can be unpacked and its distances fit.</returns>
        public static bool Takes(MethodCode method) =>
            method.Code.All(ins => ins.Op is not (Op.SWITCH or Op.NATIVE) && ins.Arguments.Count <= MaxElements)
            && method.Code.Count(ins => ins.Op == Op.LABEL) < MaxPlaces
            && method.Code.Sum(ins => 48 + (10 * ins.Arguments.Count)) < MaxBits;

        /// <summary>The codebook as it stands in the image.</summary>
        /// <returns>Its bytes; none without dense methods.</returns>
        public byte[] Codebook()
        {
            if (_methods.Count == 0)
            {
                return [];
            }

            ByteWriter book = new(), tables = new();

            foreach (byte[] table in _codes.Select(code => code.Table).Append([(byte)_groups.Count, .. _groups.SelectMany(pair => new[] { (byte)pair.First, (byte)pair.Second })]))
            {
                book.U16((2 * (_codes.Length + 1)) + tables.Length);
                tables.Add(table);
            }

            book.Add(tables.ToArray());

            return book.ToArray();
        }

        public byte[] Encode(MethodCode method)
        {
            SymbolWriter writer = new(_codes);
            _speller.Spell(_methods[method], writer);

            return writer.ToArray();
        }

        private static DenseUnit Unit(Ins ins)
        {
            if (ins.Op == Op.LABEL)
            {
                return new DenseUnit { Label = ins.Target };
            }

            // Constants of any size are spelt alike, and so are branches of any distance.
            ins.Op = ins.Op switch { Op.LDI8 or Op.LDI16 => Op.LDI32, Op.BRS => Op.BR, _ => ins.Op };

            return new DenseUnit { Operations = [ins], Symbol = (int)ins.Op };
        }

        private static bool Transfers(Op op) =>
            OpcodeTable.Format(op).Any(kind => "sjce".Contains(kind)) || op is Op.CCTOR or Op.RETV or Op.RET or Op.RETR or Op.RET8 or Op.RETN
                or Op.THROW or Op.RETHROW or Op.RETFIN or Op.ENDFILTER;

        private void MakeGroups()
        {
            while (s_firstGroup + _groups.Count < 256 && Best() is (int First, int Second) pair)
            {
                int symbol = s_firstGroup + _groups.Count;
                _groups.Add(pair);
                _lengths.Add(LengthOf(pair.First) + LengthOf(pair.Second));

                foreach (List<DenseUnit> units in _methods.Values)
                {
                    for (int i = 0; i + 1 < units.Count; i++)
                    {
                        if (CanJoin(units[i], units[i + 1]) && (units[i].Symbol, units[i + 1].Symbol) == pair)
                        {
                            units[i] = new DenseUnit { Operations = [.. units[i].Operations, .. units[i + 1].Operations], Symbol = symbol };
                            units.RemoveAt(i + 1);
                        }
                    }
                }
            }
        }

        private int LengthOf(int symbol) => symbol < s_firstGroup ? 1 : _lengths[symbol - s_firstGroup];

        private static bool CanJoin(DenseUnit first, DenseUnit second) =>
            first.Label == null && second.Label == null && !Transfers(first.Operations[^1].Op)
            && first.Operations.Count + second.Operations.Count <= LongestGroup;

        /// <summary>The pair of symbols whose joining saves most bits.</summary>
        private (int First, int Second)? Best()
        {
            Dictionary<int, int> uses = [];
            Dictionary<(int First, int Second), int> pairs = [];
            int all = 0;

            foreach (List<DenseUnit> units in _methods.Values)
            {
                for (int i = 0; i < units.Count; i++)
                {
                    if (units[i].Label != null)
                    {
                        continue;
                    }

                    uses[units[i].Symbol] = uses.GetValueOrDefault(units[i].Symbol) + 1;
                    all++;

                    if (i + 1 < units.Count && CanJoin(units[i], units[i + 1]))
                    {
                        (int First, int Second) pair = (units[i].Symbol, units[i + 1].Symbol);
                        pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
                    }
                }
            }

            (double Gain, (int First, int Second) Pair) best = pairs
                .Select(item => (Gain: item.Value * Math.Log2((double)item.Value * all / ((double)uses[item.Key.First] * uses[item.Key.Second])), Pair: item.Key))
                .OrderByDescending(item => item.Gain)
                .ThenBy(item => item.Pair)
                .FirstOrDefault();

            return best.Gain > GroupCost ? best.Pair : null;
        }

        private void Guess()
        {
            foreach (List<DenseUnit> units in _methods.Values)
            {
                int position = 0;
                Place(units, _ => position, unit => position += TypicalBits * unit.Operations.Count);
                Widen(units);
            }
        }

        private void MakeCodes()
        {
            SymbolCounter counter = new();

            foreach (List<DenseUnit> units in _methods.Values)
            {
                _speller.Spell(units, counter);
            }

            // Any width may come out in the end, and the code of ones alone is left for what fills the last byte of a method.
            Enumerable.Range(DenseUnit.MinWidth, MaxWidth - DenseUnit.MinWidth + 1).ToList().ForEach(width => counter.Symbol(Alphabet.Branches, width));
            counter.Symbol(Alphabet.Operations, (int)Op.EXT);
            _codes = [.. Enumerable.Range(0, (int)Alphabet.Count).Select(i => new Huffman(counter[(Alphabet)i], i == (int)Alphabet.Operations ? (int)Op.EXT : null))];
        }

        private void LayOut()
        {
            foreach (List<DenseUnit> units in _methods.Values)
            {
                do
                {
                    SymbolWriter writer = new(_codes);
                    _speller.Spell(units, writer, unit => Begin(unit, writer.Length));
                }
                while (Widen(units));
            }
        }

        private static void Begin(DenseUnit unit, int position)
        {
            unit.Position = position;

            if (unit.Label != null)
            {
                unit.Label.Offset = position;
            }
        }

        private static void Place(List<DenseUnit> units, Func<DenseUnit, int> at, Action<DenseUnit> pass)
        {
            foreach (DenseUnit unit in units)
            {
                Begin(unit, at(unit));
                pass(unit);
            }
        }

        /// <summary>Gives branches that do not reach more bits. They only ever grow, so this comes to an end.</summary>
        private static bool Widen(List<DenseUnit> units)
        {
            bool changed = false;

            foreach (DenseUnit unit in units.Where(unit => unit.Operations.Count > 0 && unit.Operations[^1].Target != null))
            {
                int distance = unit.Operations[^1].Target!.Offset - unit.Position;

                while (distance < -(1 << (unit.Width - 1)) || distance >= 1 << (unit.Width - 1))
                {
                    unit.Width++;
                    changed = true;
                }
            }

            return changed;
        }
    }
}
