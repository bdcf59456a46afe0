using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Encodes the units of compressed methods as symbols. <c>CompressedCodeDecoder</c> (<c>Native/runtime/core</c>) decodes them.
    /// </summary>
    internal sealed class CompressedCodeEncoder(Func<object, char, int> resolve)
    {
        private const int DirectRegisters = 32;
        private const int AnyRegister = 32;
        private const int LastRegister = 33;
        private const int NextRegister = 34;
        private const int DirectNumbers = 16;
        private const int DirectBits = 4;
        private const int None = -2;

        private int _last = None;

        /// <summary>Encodes a whole method.</summary>
        /// <param name="sink">Receives the symbols.</param>
        /// <param name="begin">Called before each unit.</param>
        public void Encode(IEnumerable<CompressedUnit> units, ISymbolSink sink, Action<CompressedUnit>? begin = null)
        {
            _last = None;

            foreach (CompressedUnit unit in units)
            {
                begin?.Invoke(unit);

                if (unit.Label != null)
                {
                    // Control flow merges here, so the last register written is unknown.
                    _last = None;

                    continue;
                }

                sink.Symbol(Alphabet.Operations, unit.Symbol);
                unit.Operations.ForEach(instruction => Encode(unit, instruction, sink));
            }
        }

        private void Encode(CompressedUnit unit, Instruction instruction, ISymbolSink sink)
        {
            int register = 0, immediate = 0, symbol = 0, written = _last;

            foreach (char kind in OpcodeTable.Format(instruction.Op))
            {
                switch (kind)
                {
                    case 'D' or 'Q' or 'X' or 'W' or 'R' or 'Y':
                        written = instruction.Registers[register++].Slot;
                        Register(sink, kind is 'R' or 'Y' ? Alphabet.NewReferences : Alphabet.NewScalars, written, None, None);
                        break;
                    case 'r' or 'y':
                        Register(sink, Alphabet.References, instruction.Registers[register++].Slot, _last, None);
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
                        written = None;
                        break;
                    case 'O' when instruction.ResultWords == 0:
                        break;
                    case 'O':
                        written = instruction.Result!.Value.Slot;
                        Register(sink, Alphabet.Results, written, None, None);
                        break;
                    case 's' or 'j':
                        sink.Symbol(Alphabet.Branches, unit.Width);
                        sink.Bits((uint)(instruction.Target!.Offset - unit.Position), unit.Width);
                        break;
                    default:
                        Register(sink, Alphabet.Scalars, instruction.Registers[register++].Slot, _last, None);
                        break;
                }
            }

            _last = instruction.Op is Op.CCTOR or Op.GOSUB ? None : written;
        }

        private void Arguments(ISymbolSink sink, Instruction instruction)
        {
            int before = None;

            foreach (Operand argument in instruction.Arguments)
            {
                Register(sink, Alphabet.Arguments, argument.Slot, _last, before + 1);
                before = argument.Slot;
            }
        }

        private static void Register(ISymbolSink sink, Alphabet alphabet, int slot, int last, int next)
        {
            if (slot == last || slot == next)
            {
                sink.Symbol(alphabet, slot == last ? LastRegister : NextRegister);
            }
            else if (slot < DirectRegisters)
            {
                sink.Symbol(alphabet, slot);
            }
            else
            {
                sink.Symbol(alphabet, AnyRegister);
                sink.Bits((uint)slot, 8);
            }
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
