namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Copies the code of a method into its caller, in place of a call. The registers of the copy are registers of the caller. If
    /// the method does not write a parameter, the copy reads the argument directly. Methods with clauses or switches are not copied.
    /// </summary>
    internal sealed class MethodCopier
    {
        private readonly MethodCode _caller;
        private readonly MethodCode _callee;
        private readonly Instruction _call;
        private readonly Dictionary<Register, Operand> _registers = [];
        private readonly Dictionary<Label, Label> _labels = [];
        private readonly Dictionary<Instruction, Instruction> _copies = [];
        private readonly List<Instruction> _code = [];
        private readonly Label _end = new();

        private MethodCopier(MethodCode caller, MethodCode callee, Instruction call)
        {
            _caller = caller;
            _callee = callee;
            _call = call;
        }

        /// <summary>Replaces a call with the code of the callee.</summary>
        /// <param name="callee">The callee, whose code is not changed.</param>
        /// <param name="at">Index of the call in the caller's code.</param>
        /// <returns>The number of instructions that have replaced the call.</returns>
        public static int Replace(MethodCode caller, MethodCode callee, int at) =>
            new MethodCopier(caller, callee, caller.Code[at]).Replace(at);

        private int Replace(int at)
        {
            BindParameters();

            foreach (Register register in _callee.Registers.Where(register => !_registers.ContainsKey(register)))
            {
                Register copy = _caller.NewRegister(register.Type, register.IsTemporary);
                copy.IsAddressTaken = register.IsAddressTaken;
                _registers.Add(register, new Operand(copy));
            }

            CopyCode();
            _code.Add(new Instruction(Op.LABEL, _call.IlOffset) { Target = _end });

            foreach (Register register in _callee.Registers.Where(register => register.MadeBy != null))
            {
                _registers[register].Register.MadeBy = _copies.GetValueOrDefault(register.MadeBy!);
            }

            _caller.Code.RemoveAt(at);
            _caller.Code.InsertRange(at, _code);

            return _code.Count;
        }

        private void BindParameters()
        {
            HashSet<Register> written =
                [.. _callee.Code.SelectMany(instruction => instruction.Writes()).Select(write => write.Operand.Register)];
            int word = 0;

            if (_call.Op == Op.CALLC && !ChecksFirstParameter())
            {
                Emit(Op.NULLCHK, _call.Arguments[0]);
            }

            foreach (Register parameter in _callee.Registers.Where(register => register.IsParameter))
            {
                Operand argument = parameter.Type.Words == 0 ? default : _call.Arguments[word];
                word += parameter.Type.Words;

                if (parameter.Type.Words != 0 && !written.Contains(parameter) && !parameter.IsAddressTaken
                    && !argument.Register.IsAddressTaken && argument.Register != _call.Result?.Register)
                {
                    _registers.Add(parameter, argument);
                    continue;
                }

                Register copy = _caller.NewRegister(parameter.Type);
                copy.IsAddressTaken = parameter.IsAddressTaken;
                _registers.Add(parameter, new Operand(copy));

                if (parameter.Type.Words != 0)
                {
                    Move(new Operand(copy), argument);
                }
            }
        }

        /// <summary>
        /// Returns whether the first operation of the callee dereferences its first parameter, so that it raises NullReferenceException
        /// without an explicit NULLCHK.
        /// </summary>
        private bool ChecksFirstParameter() =>
            _callee.Code.Count > 0 && _callee.Code[0] is { Op: Op.LDFLD4 or Op.LDFLDR or Op.LDFLD8 or Op.STFLD4 or Op.STFLDR } first
            && first.Registers[first.Op is Op.STFLD4 or Op.STFLDR ? 0 : 1].Register is { IsParameter: true, Number: 0 };

        private void CopyCode()
        {
            for (int i = 0; i < _callee.Code.Count; i++)
            {
                Instruction instruction = _callee.Code[i];

                if (instruction.Op is Op.RETV or Op.RET or Op.RETR or Op.RET8 or Op.RETN)
                {
                    Return(instruction);
                }
                else
                {
                    Instruction copy = Copy(instruction);
                    _copies.Add(instruction, copy);
                    _code.Add(copy);
                }
            }
        }

        private void Return(Instruction instruction)
        {
            if (instruction.Op != Op.RETV && _call.Result is Operand result)
            {
                Move(result, Map(instruction.Registers[0]), _callee.Method.Returns);
            }

            _code.Add(new Instruction(Op.BR, instruction.IlOffset) { Target = _end });
        }

        private void Move(Operand target, Operand source) => Move(target, source, target.Register.Type);

        private void Move(Operand target, Operand source, Model.TypeNode type)
        {
            switch (type.Kind)
            {
                case Model.StackKind.I8 or Model.StackKind.R8:
                    Emit(Op.MOV2, target, source);
                    break;
                case Model.StackKind.Ref:
                    Emit(Op.MOVR, target, source);
                    break;
                case Model.StackKind.ByRef:
                    Emit(Op.MOVY, target, source);
                    break;
                case Model.StackKind.Struct:
                    Emit(Op.MOVN, target, source, type.Words);
                    break;
                default:
                    Emit(Op.MOV, target, source);
                    break;
            }
        }

        private void Emit(Op op, params object[] operands) => _code.Add(Instruction.Of(op, _call.IlOffset, operands));

        private Operand Map(Operand operand)
        {
            Operand target = _registers[operand.Register];

            return target with { Word = target.Word + operand.Word };
        }

        private Label Map(Label label)
        {
            if (!_labels.TryGetValue(label, out Label? copy))
            {
                copy = new Label();
                _labels.Add(label, copy);
            }

            return copy;
        }

        private Instruction Copy(Instruction source)
        {
            Instruction copy = new(source.Op, source.IlOffset)
            {
                Target = source.Target == null ? null : Map(source.Target),
                Result = source.Result is Operand result ? Map(result) : null,
                ResultWords = source.ResultWords,
            };
            copy.Registers.AddRange(source.Registers.Select(Map));
            copy.Immediates.AddRange(source.Immediates);
            copy.Symbols.AddRange(source.Symbols);
            copy.Arguments.AddRange(source.Arguments.Select(Map));

            return copy;
        }
    }
}
