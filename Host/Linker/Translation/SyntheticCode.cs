using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>
    /// Generates the code of methods without IL: the entry point, unboxing stubs, calls to invocation lists, and natives.
    /// </summary>
    internal static class SyntheticCode
    {
        public static MethodCode Make(Module module, MethodNode method)
        {
            MethodCode code = new(method);

            switch (method.Synthetic)
            {
                case Synthetic.Entry:
                    Entry(module, code);
                    break;
                case Synthetic.UnboxingStub:
                    Unbox(code);
                    break;
                default:
                    CallList(module, code);
                    break;
            }

            return code;
        }

        public static MethodCode Native(MethodNode method)
        {
            MethodCode code = new(method);
            AddParameters(code);
            int missing = method.Returns.Words - method.ParameterWords;

            for (int i = 0; i < missing; i++)
            {
                code.NewRegister(method.Returns.WordMap.ElementAt(method.ParameterWords + i)
                    ? method.Declaring
                    : NewWord()).IsAddressTaken = true;
            }

            Instruction instruction = new(Op.NATIVE, 0);
            instruction.Symbols.Add(method);
            instruction.Immediates.Add(method.Returns.Words);
            code.Code.Add(instruction);

            return code;
        }

        // Any one-word scalar type would do.
        private static TypeNode NewWord() => new("(word)", "(word)") { Kind = StackKind.I4 };

        private static List<Register> AddParameters(MethodCode code) =>
            [.. code.Method.Parameters.Select(type => code.NewRegister(type, parameter: true))];

        private static void Entry(Module module, MethodCode code)
        {
            TypeNode integer = module.World.Known("System.Int32");
            Register exit = code.NewRegister(integer);
            Label start = new(), end = new();
            Add(code, start);

            if (module.Main.Declaring.RunsConstructorPrecisely && Module.NeedsCheck(module.Main.Declaring))
            {
                Add(code, Op.CCTOR, module.Main.Declaring, module.Main.Declaring.StaticConstructor!);
            }

            CallMain(module, code, exit);

            if (module.WaitForThreads != null)
            {
                Add(code, Op.CALL, module.WaitForThreads);
            }

            Add(code, end);
            Add(code, Op.RET, new Operand(exit));

            if (module.Report != null)
            {
                AddReport(module, code, module.Report, exit, start, end);
            }
        }

        private static void AddReport(Module module, MethodCode code, MethodNode report, Register exit, Label start, Label end)
        {
            TypeNode exception = module.World.Known("System.Exception");
            Register caught = code.NewRegister(exception);
            caught.IsAddressTaken = true;
            Label handler = new(), handlerEnd = new();
            Add(code, handler);
            Add(code, Op.CALL, report).Arguments.Add(new Operand(caught));
            Add(code, Op.LDI8, new Operand(exit), 1);
            Add(code, Op.RET, new Operand(exit));
            Add(code, handlerEnd);
            code.Clauses.Add(new Clause
            {
                Kind = Clause.Catch,
                TryStart = start,
                TryEnd = end,
                Handler = handler,
                HandlerEnd = handlerEnd,
                Type = exception,
                Slot = caught,
            });
        }

        private static void CallMain(Module module, MethodCode code, Register exit)
        {
            Add(code, Op.LDI8, new Operand(exit), 0);
            Instruction call = new(Op.CALL, 0);
            call.Symbols.Add(module.Main);

            if (module.Main.Parameters.Length > 0)
            {
                // There are no arguments, so Main receives an empty array, as in .NET.
                Register arguments = code.NewRegister(module.Main.Parameters[0]);
                Add(code, Op.NEWARR, new Operand(arguments), new Operand(exit), module.Main.Parameters[0]);
                call.Arguments.Add(new Operand(arguments));
            }

            code.Code.Add(call);

            if (module.Main.Returns.Kind == StackKind.I4)
            {
                call.Result = new Operand(exit);
                call.ResultWords = 1;
            }
        }

        private static void Unbox(MethodCode code)
        {
            MethodNode target = code.Method.Target!;
            List<Register> parameters = AddParameters(code);
            Register self = code.NewRegister(target.Parameters[0]);
            Add(code, Op.LDFLDA, new Operand(self), new Operand(parameters[0]), 0);
            Instruction call = Add(code, Op.CALL, target);
            AddArguments(call, [self, .. parameters.Skip(1)]);
            Return(code, call, target.Returns);
        }

        /// <summary>Calls each delegate of <c>_list</c> and returns the result of the last one.</summary>
        private static void CallList(Module module, MethodCode code)
        {
            ClosedWorld world = module.World;
            List<Register> parameters = AddParameters(code);
            TypeNode holder = world.Known("System.Delegate");
            TypeNode layout = world.Known("System.DelegateData");
            world.LayOut(layout);
            FieldNode listField = layout.Fields.First(item => item.Key.Name == "List").Value;
            Register list = code.NewRegister(listField.Type);
            Register index = code.NewRegister(world.Known("System.Int32"));
            Register count = code.NewRegister(world.Known("System.Int32"));
            Register entry = code.NewRegister(holder);
            Label loop = new();
            Add(code, Op.LDFLDR, new Operand(list), new Operand(parameters[0]), listField.Offset);
            Add(code, Op.LDLEN, new Operand(count), new Operand(list));
            Add(code, Op.LDI8, new Operand(index), 0);
            Add(code, loop);
            Add(code, Op.LDELR, new Operand(entry), new Operand(list), new Operand(index));
            Instruction call = Add(code, Op.CALLD, Signature.Of(code.Method));
            AddArguments(call, [entry, .. parameters.Skip(1)]);
            TypeNode returns = code.Method.Returns;
            Register? result = Result(code, call, returns);
            Add(code, Op.ADDI, new Operand(index), new Operand(index), 1);
            Add(code, Op.BLT, new Operand(index), new Operand(count), loop);
            AddReturn(code, result, returns);
        }

        private static void AddArguments(Instruction call, IEnumerable<Register> registers)
        {
            foreach (Register register in registers)
            {
                for (int word = 0; word < register.Type.Words; word++)
                {
                    call.Arguments.Add(new Operand(register, word));
                }
            }
        }

        private static Register? Result(MethodCode code, Instruction call, TypeNode type)
        {
            if (type.Kind == StackKind.Void)
            {
                return null;
            }

            Register result = code.NewRegister(type);
            call.Result = new Operand(result);
            call.ResultWords = type.Words;

            return result;
        }

        private static void Return(MethodCode code, Instruction call, TypeNode type) => AddReturn(code, Result(code, call, type), type);

        private static void AddReturn(MethodCode code, Register? result, TypeNode type)
        {
            switch (type.Kind)
            {
                case StackKind.Void:
                    Add(code, Op.RETV);
                    break;
                case StackKind.I8 or StackKind.R8:
                    Add(code, Op.RET8, new Operand(result!));
                    break;
                case StackKind.Ref:
                    Add(code, Op.RETR, new Operand(result!));
                    break;
                case StackKind.I4 or StackKind.R4:
                    Add(code, Op.RET, new Operand(result!));
                    break;
                default:
                    Add(code, Op.RETN, new Operand(result!), type.Words);
                    break;
            }
        }

        private static void Add(MethodCode code, Label label) => code.Code.Add(new Instruction(Op.LABEL, 0) { Target = label });

        private static Instruction Add(MethodCode code, Op op, params object[] operands)
        {
            Instruction instruction = Instruction.Of(op, 0, operands);
            code.Code.Add(instruction);

            return instruction;
        }
    }
}
