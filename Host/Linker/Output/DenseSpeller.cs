using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Spells the units of dense methods in symbols, as <c>Native/runtime/core/dense.cpp</c> reads them.</summary>
    internal sealed class DenseSpeller(Func<object, char, int> resolve)
    {
        private const int DirectRegisters = 32;
        private const int AnyRegister = 32;
        private const int LastRegister = 33;
        private const int NextRegister = 34;
        private const int DirectNumbers = 16;
        private const int DirectBits = 4;
        private const int None = -2;

        private int _last = None;

        /// <summary>Spells a method from its start on.</summary>
        /// <param name="units">Its units.</param>
        /// <param name="sink">Takes the symbols.</param>
        /// <param name="begin">Is told of each unit before it is spelt.</param>
        public void Spell(IEnumerable<DenseUnit> units, ISymbolSink sink, Action<DenseUnit>? begin = null)
        {
            _last = None;

            foreach (DenseUnit unit in units)
            {
                begin?.Invoke(unit);

                if (unit.Label != null)
                {
                    // What was written last depends on the way that led here.
                    _last = None;

                    continue;
                }

                sink.Symbol(Alphabet.Operations, unit.Symbol);
                unit.Operations.ForEach(ins => Spell(unit, ins, sink));
            }
        }

        private void Spell(DenseUnit unit, Ins ins, ISymbolSink sink)
        {
            int register = 0, immediate = 0, symbol = 0, written = _last;

            foreach (char kind in OpcodeTable.Format(ins.Op))
            {
                switch (kind)
                {
                    case 'D' or 'Q' or 'X' or 'W' or 'R' or 'Y':
                        written = ins.Registers[register++].Slot;
                        Register(sink, kind is 'R' or 'Y' ? Alphabet.NewReferences : Alphabet.NewScalars, written, None, None);
                        break;
                    case 'r' or 'y':
                        Register(sink, Alphabet.References, ins.Registers[register++].Slot, _last, None);
                        break;
                    case 'b' or 'i':
                        int value = (int)ins.Immediates[immediate++];
                        Number(sink, Alphabet.Constants, (uint)((value << 1) ^ (value >> 31)));
                        break;
                    case 'f' or 'n' or 'k':
                        Number(sink, kind == 'f' ? Alphabet.Fields : Alphabet.Others, (uint)ins.Immediates[immediate++]);
                        break;
                    case 'l':
                        ulong wide = (ulong)ins.Immediates[immediate++];
                        Enumerable.Range(0, 4).ToList().ForEach(part => sink.Bits((uint)(wide >> (16 * part)) & 0xFFFF, 16));
                        break;
                    case 'm' or 't' or 'L' or 'v' or 'g' or 'S':
                        Alphabet alphabet = kind switch { 'm' => Alphabet.Methods, 't' => Alphabet.Types, 'L' => Alphabet.Literals, _ => Alphabet.Others };
                        Number(sink, alphabet, (uint)resolve(ins.Symbols[symbol++], kind));
                        break;
                    case 'e':
                        Number(sink, Alphabet.Others, (uint)ins.Arguments.Count);
                        Arguments(sink, ins);
                        break;
                    case 'c':
                        Arguments(sink, ins);
                        written = None;
                        break;
                    case 'O' when ins.ResultWords == 0:
                        break;
                    case 'O':
                        written = ins.Result!.Value.Slot;
                        Register(sink, Alphabet.Results, written, None, None);
                        break;
                    case 's' or 'j':
                        sink.Symbol(Alphabet.Branches, unit.Width);
                        sink.Bits((uint)(ins.Target!.Offset - unit.Position), unit.Width);
                        break;
                    default:
                        Register(sink, Alphabet.Scalars, ins.Registers[register++].Slot, _last, None);
                        break;
                }
            }

            _last = ins.Op is Op.CCTOR or Op.GOSUB ? None : written;
        }

        private void Arguments(ISymbolSink sink, Ins ins)
        {
            int before = None;

            foreach (Operand argument in ins.Arguments)
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
