using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Chooses the short form of an operation where its operands fit: registers of four bits, small constants, low table indices.</summary>
    internal static class Compactor
    {
        private const int Nibble = 16;
        private const int ShortIndex = 4096;
        private const int ByteIndex = 256;

        /// <summary>Short forms, the shortest first. An operation and its short form take the same operands in the same order.</summary>
        private static readonly (Op Long, Op Short)[] s_forms =
        [
            (Op.CALL, Op.CALLB),
            (Op.CALL, Op.CALLP),
            (Op.CALLC, Op.CALLCB),
            (Op.CALLC, Op.CALLCP),
            (Op.LDFLDR, Op.LDTR),
            (Op.LDFLDR, Op.LDFLDRP),
            (Op.LDFLD4, Op.LDT4),
            (Op.LDFLD4, Op.LDFLD4P),
            (Op.STFLDR, Op.STFLDRP),
            (Op.STFLD4, Op.STFLD4P),
            (Op.LDI8, Op.LDIP),
            (Op.MOV, Op.MOVP),
            (Op.MOVR, Op.MOVRP),
            (Op.LDSTR, Op.LDSTRP),
            (Op.NEW, Op.NEWP),
            (Op.ADDI, Op.ADDIP),
            (Op.LDLEN, Op.LDLENP),
        ];

        private static readonly ILookup<Op, Op> s_shortOf = s_forms.ToLookup(form => form.Long, form => form.Short);

        /// <summary>Shortens the operations of a method whose registers have their words and whose symbols have their indices.</summary>
        /// <param name="code">The method.</param>
        /// <param name="resolve">The index of a symbol.</param>
        public static void Run(MethodCode code, Func<object, char, int> resolve)
        {
            foreach (Ins ins in code.Code)
            {
                foreach (Op form in s_shortOf[ins.Op])
                {
                    // These two read fields of word 0, which is `this` nearly always.
                    bool impliesFirst = form is Op.LDTR or Op.LDT4;

                    if (Fits(ins, OpcodeTable.Format(form), resolve) && (!impliesFirst || ins.Registers[1].Slot == 0))
                    {
                        ins.Op = form;

                        if (impliesFirst)
                        {
                            ins.Registers.RemoveAt(1);
                        }

                        break;
                    }
                }
            }
        }

        private static bool Fits(Ins ins, string format, Func<object, char, int> resolve)
        {
            int packed = 0, register = 0;

            foreach (char kind in format)
            {
                bool fits = true;

                switch (kind)
                {
                    case '2':
                        packed = 3;
                        break;
                    case '3':
                        packed = 2;
                        break;
                    case 'C':
                        fits = ins.Arguments.All(argument => argument.Slot < Nibble);
                        break;
                    case 'M':
                        fits = resolve(ins.Symbols[0], kind) < ByteIndex;
                        break;
                    case 'L' or 't':
                        fits = resolve(ins.Symbols[0], kind) < ShortIndex;
                        break;
                    case 'u' or 'f' or 'b':
                        fits = packed == 0 || ins.Immediates[0] is >= 0 and < Nibble;
                        break;
                    case 'm' or 'O':
                        break;
                    default:
                        fits = packed == 0 || ins.Registers[register].Slot < Nibble;
                        register++;
                        break;
                }

                if (!fits)
                {
                    return false;
                }

                packed = Math.Max(0, packed - 1);
            }

            return true;
        }
    }
}
