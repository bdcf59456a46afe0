using System.Numerics;
using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The compressed methods of an image, in which frequent symbols take few bits (<c>Native/runtime/core/codebook.hpp</c>). Frequent
    /// sequences of operations become groups, each with its own symbol.
    /// </summary>
    internal sealed class CompressedCode
    {
        private const int LongestGroup = 4;
        private const int MaxSymbols = 256;
        private const int MaxLabels = 380;
        private const int MaxElements = 60;

        /// <summary>Maximum size of a method in bits: positions of clauses and branch targets are stored in 16 bits.</summary>
        private const int MaxBits = ushort.MaxValue;

        /// <summary>Cost of a group in bits, for its two symbols and its entry in the codebook.</summary>
        private const double GroupCost = 32;

        private const int Rounds = 3;

        /// <summary>Number of layout passes after which a branch uses the long form if its distance still changes.</summary>
        private const int MaxPasses = 20;

        /// <summary>Typical size of an operation in bits, used for the first estimate of branch distances.</summary>
        private const int TypicalBits = 18;

        private readonly Dictionary<MethodCode, List<CompressedUnit>> _methods = [];
        private readonly OperationList _operations;
        private readonly StringCompressor _texts;
        private readonly CompressedCodeEncoder _encoder;
        private IReadOnlyList<(int First, int Second)> _groups = [];
        private Huffman[] _codes = [];

        /// <summary>Chooses the groups and codes, and lays out all methods.</summary>
        /// <param name="methods">The methods, with frame words assigned.</param>
        /// <param name="operations">The operations of the image.</param>
        /// <param name="texts">The compressed strings, whose codes are also in the codebook.</param>
        /// <param name="resolve">Returns the index of a symbol.</param>
        /// <param name="longBranches">Whether all branches use the long form.</param>
        public CompressedCode(
            IEnumerable<MethodCode> methods,
            OperationList operations,
            StringCompressor texts,
            Func<object, char, int> resolve,
            bool longBranches)
        {
            _operations = operations;
            _texts = texts;
            _encoder = new CompressedCodeEncoder(resolve);

            foreach (MethodCode method in methods)
            {
                _methods.Add(method, [.. method.Code.Select(Unit)]);
            }

            MakeGroups();
            Guess(longBranches);

            for (int round = 0; round < Rounds; round++)
            {
                MakeCodes(anyBranch: round < Rounds - 1);

                if (round < Rounds - 1)
                {
                    ChooseWords();
                    MakeCodes(anyBranch: true);
                }

                LayOut();
            }
        }

        /// <summary>Returns whether a method can be compressed.</summary>
        /// <returns>True if the runtime can decode all its operations and branch targets.</returns>
        public static bool CanEncode(MethodCode method) =>
            method.Code.All(instruction => instruction.Op is not (Op.SWITCH or Op.NATIVE) && instruction.Arguments.Count <= MaxElements)
            && method.Code.Count(instruction => instruction.Op == Op.LABEL) < MaxLabels;

        /// <summary>Gets the methods that have turned out to be too long when encoded, and must therefore stay uncompressed.</summary>
        public IEnumerable<MethodCode> TooLong =>
            _methods.Where(method => method.Value.Exists(unit => unit.End > MaxBits)).Select(method => method.Key);

        /// <summary>Returns the codebook as stored in the image.</summary>
        /// <returns>The encoded bytes.</returns>
        public byte[] Codebook()
        {
            ByteWriter book = new(), tables = new();

            foreach (byte[] table in _codes.Select((code, i) => i == (int)Alphabet.Texts ? code.Counts : code.Table)
                .Append([(byte)_groups.Count, .. _groups.SelectMany(pair => new[] { (byte)pair.First, (byte)pair.Second })]))
            {
                book.U16((2 * (_codes.Length + 1)) + tables.Length);
                tables.Add(table);
            }

            book.Add(tables.ToArray());

            return book.ToArray();
        }

        /// <summary>Returns the symbol table of the compressed strings as stored in the image.</summary>
        /// <returns>The encoded bytes.</returns>
        public byte[] TextSymbols() => _texts.Table(_codes[(int)Alphabet.Texts].Symbols);

        /// <summary>Encodes strings in sequence.</summary>
        /// <returns>The encoded bytes.</returns>
        public byte[] Encode(IEnumerable<string> texts)
        {
            SymbolWriter writer = new(_codes);

            foreach (string text in texts)
            {
                _texts.Encode(text, writer);
            }

            return writer.ToArray();
        }

        public byte[] Encode(MethodCode method)
        {
            SymbolWriter writer = new(_codes);
            Encode(method, _methods[method], writer);

            return writer.ToArray();
        }

        private void Encode(MethodCode method, List<CompressedUnit> units, ISymbolSink sink)
        {
            _encoder.Begin(method);
            units.ForEach(unit => _encoder.Encode(unit, sink));
        }

        /// <summary>
        /// Replaces each operation for a short constant or branch distance with the operation for a long one, because compressed bytecode
        /// has one encoding for all sizes.
        /// </summary>
        /// <param name="method">The method; its operations are replaced.</param>
        public static void Unify(MethodCode method)
        {
            foreach (Instruction instruction in method.Code)
            {
                instruction.Op = instruction.Op switch { Op.LDI8 or Op.LDI16 => Op.LDI32, Op.BRS => Op.BR, _ => instruction.Op };
            }
        }

        private int FirstGroup => _operations.Count;

        private CompressedUnit Unit(Instruction instruction) => instruction.Op == Op.LABEL
            ? new CompressedUnit { Label = instruction.Target }
            : new CompressedUnit { Operations = [instruction], Symbol = _operations[instruction.Op] };

        private static bool Transfers(Op op) =>
            OpcodeTable.Format(op).Any(kind => "sjce".Contains(kind))
                || op is Op.CCTOR or Op.RETV or Op.RET or Op.RETR or Op.RET8 or Op.RETN
                or Op.THROW or Op.RETHROW or Op.RETFIN or Op.ENDFILTER;

        /// <summary>
        /// Combines the operations of the methods into groups. A group never extends beyond a label or a transfer of control.
        /// </summary>
        private void MakeGroups()
        {
            List<CompressedUnit>[] parts = [.. _methods.Values.SelectMany(Parts)];
            PairDictionary dictionary = new(
                parts.Select(part => part.Where(unit => unit.Label == null).Select(unit => unit.Symbol).ToArray()),
                FirstGroup,
                new PairLimits(MaxSymbols - FirstGroup, LongestGroup, LongestGroup - 1, GroupCost));
            _groups = dictionary.Pairs;
            int next = 0;

            foreach (MethodCode method in _methods.Keys.ToArray())
            {
                _methods[method] = [.. Parts(_methods[method]).SelectMany(part => Joined(part, dictionary.Parsed[next++], dictionary))];
            }
        }

        /// <summary>Splits a method after each transfer of control, and before and after each label.</summary>
        private static List<List<CompressedUnit>> Parts(List<CompressedUnit> units)
        {
            List<List<CompressedUnit>> parts = [[]];

            foreach (CompressedUnit unit in units)
            {
                if (unit.Label != null)
                {
                    parts.Add([]);
                }

                parts[^1].Add(unit);

                if (unit.Label != null || Transfers(unit.Operations[0].Op))
                {
                    parts.Add([]);
                }
            }

            return parts;
        }

        private static List<CompressedUnit> Joined(List<CompressedUnit> units, int[] symbols, PairDictionary dictionary)
        {
            IEnumerable<CompressedUnit> rest = units;

            if (symbols.Length == 0)
            {
                return units;
            }

            List<CompressedUnit> joined = [];

            foreach (int symbol in symbols)
            {
                int length = dictionary.Contents(symbol).Count();
                joined.Add(new CompressedUnit { Operations = [.. rest.Take(length).SelectMany(unit => unit.Operations)], Symbol = symbol });
                rest = rest.Skip(length);
            }

            return joined;
        }

        private void Guess(bool longBranches)
        {
            foreach (List<CompressedUnit> units in _methods.Values)
            {
                int position = 0;
                units.ForEach(unit => Place(unit, () => position, () => position += TypicalBits * unit.Operations.Count));
                units.ForEach(unit => unit.IsBackward = unit.Target != null && unit.Target.Offset <= unit.Position);
                units.ForEach(unit => unit.DistanceBits = BitsOf(unit));
                units.ForEach(unit => unit.IsFar = longBranches);
            }
        }

        /// <param name="anyBranch">
        /// Whether to create codes for all branch distances; otherwise only the distances of the preceding layout receive codes.
        /// </param>
        private void MakeCodes(bool anyBranch)
        {
            SymbolCounter counter = new();

            foreach ((MethodCode method, List<CompressedUnit> units) in _methods)
            {
                Encode(method, units, counter);
            }

            _texts.Encode(counter);

            foreach (int symbol in CompressedCodeEncoder.BranchSymbols
                .Where(symbol => anyBranch || symbol == CompressedCodeEncoder.FarBranch))
            {
                counter.Symbol(Alphabet.Branches, symbol);
            }

            // The code whose bits are all 1 stays unused, because the last byte of a method is padded with bits that are 1.
            counter.Symbol(Alphabet.Operations, _operations[Op.EXT]);
            _codes = [.. Enumerable.Range(0, (int)Alphabet.Count)
                .Select(i => new Huffman(counter[(Alphabet)i], i == (int)Alphabet.Operations ? _operations[Op.EXT] : null))];
        }

        private void ChooseWords()
        {
            foreach ((MethodCode method, List<CompressedUnit> units) in _methods.Where(item => item.Key.Interference != null))
            {
                WordChoice.Improve(method, _codes, sink => Encode(method, units, sink));
            }
        }

        private void LayOut()
        {
            foreach ((MethodCode method, List<CompressedUnit> units) in _methods)
            {
                int passes = 0;

                do
                {
                    SymbolWriter writer = new(_codes);
                    _encoder.Begin(method);
                    units.ForEach(unit => Place(unit, () => writer.Length, () => _encoder.Encode(unit, writer)));
                }
                while (Fit(units, ++passes));
            }
        }

        private static void Place(CompressedUnit unit, Func<int> position, Action encode)
        {
            unit.Position = position();

            if (unit.Label != null)
            {
                unit.Label.Offset = unit.Position;
            }

            encode();
            unit.End = position();
        }

        private static int BitsOf(CompressedUnit unit) =>
            unit.Target == null ? 0 : BitOperations.Log2((uint)unit.Distance + 1);

        /// <summary>Adapts the branches to the distances of the last pass; returns whether any branch has changed.</summary>
        private bool Fit(List<CompressedUnit> units, int passes)
        {
            bool changed = false;

            foreach (CompressedUnit unit in units.Where(unit => !unit.IsFar && unit.DistanceBits != BitsOf(unit)))
            {
                unit.DistanceBits = BitsOf(unit);
                unit.IsFar = passes > MaxPasses || !_codes[(int)Alphabet.Branches].Has(CompressedCodeEncoder.BranchSymbol(unit));
                changed = true;
            }

            return changed;
        }
    }
}
