using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Value numbering: replaces an operation whose result is already in a register with a copy; <see cref="Coalescing"/> then removes the
    /// copy. Known values are propagated along forward branches, and dropped at loop heads and exception handlers.
    /// </summary>
    internal sealed class KnownValues
    {
        private readonly MethodCode _code;
        private readonly Dictionary<Label, (int Edges, Facts? Facts)> _arrivals = [];
        private readonly Dictionary<Label, int> _references = [];
        private readonly HashSet<Label> _handlers;
        private Facts _facts = new();

        private KnownValues(MethodCode code)
        {
            _code = code;
            _handlers = [.. code.Clauses.SelectMany(clause => new[] { clause.Handler, clause.HandlerEnd, clause.Filter }).OfType<Label>()];

            foreach (Label label in code.Code.Where(instruction => instruction.Op != Op.LABEL)
                .SelectMany(instruction => instruction.Target == null ? instruction.Table : [instruction.Target]))
            {
                _references[label] = _references.GetValueOrDefault(label) + 1;
            }
        }

        /// <summary>Replaces operations of a method with copies if their results are already known.</summary>
        /// <param name="code">The method, before frame words are assigned.</param>
        public static void Run(MethodCode code) => new KnownValues(code).Run();

        private void Run()
        {
            bool reachable = true;

            if (_code.Method is { HasThis: true, Declaring.IsReference: true })
            {
                _facts.AddNonNull(new Operand(_code.Registers[0]));
            }

            for (int i = 0; i < _code.Code.Count; i++)
            {
                Instruction instruction = _code.Code[i];

                if (instruction.Op == Op.LABEL)
                {
                    Arrive(instruction.Target!, reachable);
                    reachable = true;
                    continue;
                }

                ReadOriginals(instruction, i);

                if (instruction.Op == Op.NULLCHK && _facts.IsNonNull(instruction.Registers[0]))
                {
                    _code.Code.RemoveAt(i--);
                    continue;
                }

                _code.Code[i] = instruction = Simplified(instruction, i);
                Apply(instruction, i);
                Leave(instruction);
                reachable = instruction.FallsThrough || instruction.Op == Op.GOSUB;
            }
        }

        /// <summary>Replaces each operand that is a copy with the register from which it was copied.</summary>
        private void ReadOriginals(Instruction instruction, int at)
        {
            int register = 0;

            foreach (char kind in OpcodeTable.Format(instruction.Op))
            {
                if (kind is 'a' or 'r' && _facts.Original(instruction.Registers[register], at) is Operand original)
                {
                    instruction.Registers[register] = original;
                }

                register += "DXRQYWarqywV".Contains(kind) ? 1 : 0;
            }

            for (int i = 0; i < instruction.Arguments.Count; i++)
            {
                instruction.Arguments[i] = _facts.Original(instruction.Arguments[i], at) ?? instruction.Arguments[i];
            }
        }

        private void Arrive(Label label, bool reachable)
        {
            int references = _references.GetValueOrDefault(label);
            (int edges, Facts? arrived) = _arrivals.GetValueOrDefault(label);

            if (_handlers.Contains(label) || edges != references || (!reachable && arrived == null))
            {
                _facts = new Facts();
            }
            else if (arrived != null)
            {
                _facts = reachable ? _facts.Intersect(arrived) : arrived;
            }
        }

        private void Leave(Instruction instruction)
        {
            foreach (Label label in instruction.Target == null ? instruction.Table : [instruction.Target])
            {
                (int edges, Facts? facts) = _arrivals.GetValueOrDefault(label);
                _arrivals[label] = (edges + 1, facts == null ? _facts.Copy() : facts.Intersect(_facts));
            }
        }

        /// <summary>Returns a copy if the result of an operation is already in a register, otherwise the operation itself.</summary>
        private Instruction Simplified(Instruction instruction, int at)
        {
            if (instruction.Op == Op.CALLC && _facts.IsNonNull(instruction.Arguments[0]))
            {
                instruction.Op = Op.CALL;
            }

            if (instruction.Op is Op.MOV or Op.MOVR || Facts.KeyOf(instruction) is not string key
                || !_facts.Find(key, at, out Register? register) || register == instruction.Registers[0].Register)
            {
                return instruction;
            }

            Op op = register.Type.Kind == StackKind.Ref ? Op.MOVR : Op.MOV;

            return Instruction.Of(op, instruction.IlOffset, [instruction.Registers[0], new Operand(register)]);
        }

        private void Apply(Instruction instruction, int at)
        {
            string? key = Facts.KeyOf(instruction);

            if (instruction.IsCall || instruction.Op == Op.CCTOR)
            {
                _facts.ForgetMemory();
            }
            else if (instruction.Op == Op.GOSUB)
            {
                // Execution continues here only after the finally block, which may have written any register.
                _facts = new Facts();
            }
            else if (Stores(instruction.Op))
            {
                _facts.ForgetFields(instruction);
            }

            foreach ((Operand operand, _) in instruction.Writes())
            {
                _facts.Forget(operand.Register);
            }

            LearnNonNull(instruction);

            if (key != null && !instruction.Registers.Skip(1).Any(read => read.Register == instruction.Registers[0].Register))
            {
                _facts.Add(key, instruction.Registers, at);
            }
        }

        private void LearnNonNull(Instruction instruction)
        {
            switch (instruction.Op)
            {
                case Op.CALLC or Op.CALLV when instruction.Result?.Register != instruction.Arguments[0].Register:
                    _facts.AddNonNull(instruction.Arguments[0]);
                    break;
                case Op.NEW or Op.NEWARR or Op.LDSTR or Op.NULLCHK
                    or Op.STFLD4 or Op.STFLDR or Op.STFLD8 or Op.STFLDN or Op.STEL1 or Op.STEL2 or Op.STEL4 or Op.STELR:
                    _facts.AddNonNull(instruction.Registers[0]);
                    break;
                case Op.LDFLD4 or Op.LDFLDR or Op.LDFLD8 or Op.LDFLDN or Op.LDLEN or Op.LDEL1 or Op.LDEL2 or Op.LDEL4 or Op.LDELR
                    when instruction.Registers[0].Register != instruction.Registers[1].Register:
                    _facts.AddNonNull(instruction.Registers[1]);
                    break;
                case Op.MOVR when _facts.IsNonNull(instruction.Registers[1]):
                    _facts.AddNonNull(instruction.Registers[0]);
                    break;
            }
        }

        private static bool Stores(Op op) => op is Op.STFLD4 or Op.STFLD8 or Op.STFLDR or Op.STFLDN
            or Op.STI1 or Op.STI2 or Op.STI4 or Op.STI8Q or Op.STIR or Op.STIN or Op.ZEROI;
    }
}
