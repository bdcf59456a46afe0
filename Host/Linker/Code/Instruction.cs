using System.Globalization;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>An operation before it is encoded. Operands are in the order of the operation's format.</summary>
    internal sealed class Instruction(Op op, int offset)
    {
        public Op Op { get; set; } = op;

        /// <summary>Gets the offset of the IL instruction from which this operation was translated.</summary>
        public int IlOffset { get; } = offset;

        public List<Operand> Registers { get; } = [];

        public List<long> Immediates { get; } = [];

        /// <summary>
        /// Gets the symbols, which become operands when the image is written: types, methods, fields, literals, signatures and slots.
        /// </summary>
        public List<object> Symbols { get; } = [];

        public Label? Target { get; set; }

        public List<Label> Table { get; } = [];

        /// <summary>Gets the argument words of a call.</summary>
        public List<Operand> Arguments { get; } = [];

        /// <summary>Gets or sets the destination of a call's result.</summary>
        public Operand? Result { get; set; }

        /// <summary>Gets or sets the size of the result in words.</summary>
        public int ResultWords { get; set; }

        /// <summary>Gets or sets the offset in bytes from the start of the method's code.</summary>
        public int Offset { get; set; }

        public bool IsCall => Op is Op.CALL or Op.CALLC or Op.CALLV or Op.CALLD;

        public bool EndsBlock => Op is Op.BR or Op.BRS or Op.SWITCH or Op.RETV or Op.RET or Op.RETR or Op.RET8 or Op.RETN or Op.THROW
            or Op.RETHROW or Op.RETFIN or Op.ENDFILTER or Op.GOSUB || IsConditional;

        public bool FallsThrough => IsConditional || Op is Op.SWITCH || !EndsBlock;

        public bool IsConditional => Op is >= Op.BEQ and <= Op.INCBLT;

        /// <summary>
        /// Creates an operation. Operands are stored by kind (registers, numbers and symbols), each kind in the given order.
        /// </summary>
        /// <param name="offset">The IL offset.</param>
        /// <param name="operands">
        /// Registers (<see cref="Operand"/>), numbers, a label, and symbols that are resolved when the image is written.
        /// </param>
        public static Instruction Of(Op op, int offset, object[] operands)
        {
            Instruction instruction = new(op, offset);

            foreach (object operand in operands)
            {
                switch (operand)
                {
                    case Operand register:
                        instruction.Registers.Add(register);
                        break;
                    case int or long:
                        instruction.Immediates.Add(Convert.ToInt64(operand, CultureInfo.InvariantCulture));
                        break;
                    case Label label:
                        instruction.Target = label;
                        break;
                    default:
                        instruction.Symbols.Add(operand);
                        break;
                }
            }

            return instruction;
        }

        /// <summary>Lists the operands that the operation writes.</summary>
        /// <returns>Each operand with its size in words.</returns>
        public IEnumerable<(Operand Operand, int Words)> Writes()
        {
            if (IsCall)
            {
                if (Result is Operand result)
                {
                    yield return (result, ResultWords);
                }

                yield break;
            }

            int register = 0;

            foreach (char kind in OpcodeTable.Format(Op))
            {
                if (kind is 'D' or 'X' or 'R')
                {
                    yield return (Registers[register], 1);
                }
                else if (kind is 'Q' or 'Y')
                {
                    yield return (Registers[register], 2);
                }
                else if (kind == 'W')
                {
                    yield return (Registers[register], BlockWords);
                }

                register += "DXRQYWarqywV".Contains(kind) ? 1 : 0;
            }
        }

        /// <summary>Lists the operands that the operation reads.</summary>
        /// <returns>Each operand with its size in words.</returns>
        public IEnumerable<(Operand Operand, int Words)> Reads()
        {
            foreach (Operand argument in Arguments)
            {
                yield return (argument, 1);
            }

            int register = 0;

            foreach (char kind in OpcodeTable.Format(Op))
            {
                if (kind is 'a' or 'X' or 'r' or 'V')
                {
                    yield return (Registers[register], 1);
                }
                else if (kind is 'q' or 'y')
                {
                    yield return (Registers[register], 2);
                }
                else if (kind == 'w')
                {
                    yield return (Registers[register], BlockWords);
                }

                register += "DXRQYWarqywV".Contains(kind) ? 1 : 0;
            }
        }

        private int BlockWords
        {
            get
            {
                string format = OpcodeTable.Format(Op);
                int immediate = 0;

                foreach (char kind in format)
                {
                    if (kind == 'n')
                    {
                        return (int)Immediates[immediate];
                    }

                    immediate += "bhilfk".Contains(kind) ? 1 : 0;
                }

                throw new InvalidOperationException($"{Op} has no word count");
            }
        }

        public override string ToString() =>
            $"{Op} {string.Join(",", Registers.Select(r => $"r{r.Register.Number}.{r.Word}"))} "
            + $"{string.Join(",", Immediates)} {string.Join(",", Symbols)}";
    }
}
