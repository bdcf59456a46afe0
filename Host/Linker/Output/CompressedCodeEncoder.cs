using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Encodes the units of compressed methods as symbols. <c>CompressedCodeDecoder</c> (<c>Native/runtime/core</c>) decodes the symbols.
    /// </summary>
    internal sealed class CompressedCodeEncoder(Func<object, char, int> resolve)
    {
        private const int DirectNumbers = 16;
        private const int DirectBits = 4;
        private const int BackwardBranch = 20;
        private const int FarBits = 17;

        /// <summary>Symbol of a branch in its long form, which can encode every distance.</summary>
        public const int FarBranch = 40;

        private const int MaxDistanceBits = 16;

        /// <summary>The branch symbols: forward and backward for each number of distance bits, then <see cref="FarBranch"/>.</summary>
        public static readonly int[] BranchSymbols =
            [.. Enumerable.Range(0, MaxDistanceBits + 1).SelectMany(bits => new[] { bits, BackwardBranch + bits }), FarBranch];

        private MethodCode _method = null!;
        private int _firstReference;
        private int _firstScalar;
        private Operand? _last;

        /// <summary>Sets the method to encode and resets the encoder.</summary>
        public void Begin(MethodCode method)
        {
            _method = method;
            _firstReference = method.Method.ParameterWords;
            _firstScalar = Math.Max(method.ZeroedWords, _firstReference);
            _last = null;
        }

        /// <summary>Encodes the next unit of the method.</summary>
        /// <param name="sink">Receives the symbols.</param>
        public void Encode(CompressedUnit unit, ISymbolSink sink)
        {
            if (unit.Label != null)
            {
                // Control flow merges here, so the register written last is unknown.
                _last = null;

                return;
            }

            sink.Symbol(Alphabet.Operations, unit.Symbol);
            unit.Operations.ForEach(instruction => Encode(unit, instruction, sink));
        }

        private void Encode(CompressedUnit unit, Instruction instruction, ISymbolSink sink)
        {
            int register = 0, immediate = 0, symbol = 0;
            Operand? written = _last;

            foreach (char kind in OpcodeTable.Format(instruction.Op))
            {
                switch (kind)
                {
                    case 'D' or 'Q' or 'X' or 'W' or 'R' or 'Y':
                        written = instruction.Registers[register++];
                        Written(sink, written.Value, kind is 'R' or 'Y');
                        break;
                    case 'r' or 'y':
                        sink.Register(new(Alphabet.References, instruction.Registers[register++], _firstReference, _last, null));
                        break;
                    case 'b' or 'i':
                        int value = (int)instruction.Immediates[immediate++];
                        Number(sink, Alphabet.Constants, (uint)((value << 1) ^ (value >> 31)));
                        break;
                    case 'f' or 'n' or 'k':
                        Number(sink, kind == 'f' ? Alphabet.Fields : Alphabet.Others, (uint)instruction.Immediates[immediate++]);
                        break;
                    case 'l':
                        ulong wide = (ulong)instruction.Immediates[immediate++];
                        Enumerable.Range(0, 4).ToList().ForEach(part => sink.Bits((uint)(wide >> (16 * part)) & 0xFFFF, 16));
                        break;
                    case 'm' or 't' or 'L' or 'v' or 'g' or 'S':
                        Alphabet alphabet =
                            kind switch { 'm' => Alphabet.Methods, 't' => Alphabet.Types, 'L' => Alphabet.Literals, _ => Alphabet.Others };
                        Number(sink, alphabet, (uint)resolve(instruction.Symbols[symbol++], kind));
                        break;
                    case 'e':
                        Number(sink, Alphabet.Others, (uint)instruction.Arguments.Count);
                        Arguments(sink, instruction);
                        break;
                    case 'c':
                        Arguments(sink, instruction);
                        written = null;
                        break;
                    case 'O' when instruction.ResultWords == 0:
                        break;
                    case 'O':
                        written = instruction.Result!.Value;
                        Written(sink, written.Value, _method.Frame[written.Value.Slot]);
                        break;
                    case 's' or 'j':
                        Branch(sink, unit);
                        break;
                    default:
                        sink.Register(new(Alphabet.Scalars, instruction.Registers[register++], _firstScalar, _last, null));
                        break;
                }
            }

            _last = instruction.Op is Op.CCTOR or Op.GOSUB ? null : written;
        }

        private void Arguments(ISymbolSink sink, Instruction instruction)
        {
            Operand? preceding = null;

            foreach (Operand argument in instruction.Arguments)
            {
                int first = _method.Frame[argument.Slot] ? _firstReference : _firstScalar;
                sink.Register(new(Alphabet.Arguments, argument, first, _last, preceding));
                preceding = argument;
            }
        }

        private static void Branch(ISymbolSink sink, CompressedUnit unit)
        {
            sink.Symbol(Alphabet.Branches, unit.IsFar ? FarBranch : BranchSymbol(unit));

            if (unit.IsFar)
            {
                sink.Bits((uint)(unit.Target!.Offset - unit.Position), FarBits);
            }
            else
            {
                sink.Bits((uint)(unit.Distance + 1), unit.DistanceBits);
            }
        }

        /// <summary>Returns the symbol of a branch in its short form.</summary>
        public static int BranchSymbol(CompressedUnit unit) => unit.DistanceBits + (unit.IsBackward ? BackwardBranch : 0);

        private void Written(ISymbolSink sink, Operand operand, bool isReference)
        {
            Alphabet alphabet = isReference ? Alphabet.NewReferences : Alphabet.NewScalars;
            sink.Register(new(alphabet, operand, isReference ? _firstReference : _firstScalar, null, null));
        }

        private static void Number(ISymbolSink sink, Alphabet alphabet, uint value)
        {
            if (value < DirectNumbers)
            {
                sink.Symbol(alphabet, (int)value);

                return;
            }

            int bits = 31 - System.Numerics.BitOperations.LeadingZeroCount(value);
            sink.Symbol(alphabet, DirectNumbers + bits - DirectBits);
            int low = bits > 16 ? 16 : 0;

            if (low != 0)
            {
                sink.Bits(value & 0xFFFF, low);
            }

            sink.Bits((value & ((1u << bits) - 1)) >> low, bits - low);
        }
    }
}
