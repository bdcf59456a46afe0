using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;
using IlInstruction = Mono.Cecil.Cil.Instruction;
using Instruction = FlipperUpdaterNano.Linker.Code.Instruction;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>
    /// Translates the stack code of one method to register code. The evaluation stack contains descriptions of values
    /// (<see cref="Value"/>). Code is emitted only when a value is computed, stored or merged, so loads of locals and constants cost
    /// nothing.
    /// </summary>
    internal sealed partial class Translator
    {
        private readonly Module _module;
        private readonly ClosedWorld _world;
        private readonly MethodNode _method;
        private readonly HashSet<(bool IsParameter, int Index)> _addressTaken;
        private readonly Dictionary<int, Label> _labels = [];
        private readonly Dictionary<Label, List<TypeNode>> _entryStacks = [];
        private readonly Dictionary<(int Depth, TypeNode Type), Register> _stackRegisters = [];
        private readonly HashSet<TypeNode> _initialized = [];
        private readonly HashSet<TypeNode> _initializedAtEntry = [];
        private readonly List<Value> _stack = [];
        private readonly HashSet<int> _loops = [];
        private Scope _scope = null!;
        private Scope _root = null!;
        private MethodCode _code = null!;
        private int _offset;
        private bool _inEntryBlock;
        private bool _restart;

        private Translator(Module module, MethodNode method, HashSet<(bool, int)> addressTaken)
        {
            _module = module;
            _world = module.World;
            _method = method;
            _addressTaken = addressTaken;
        }

        public static MethodCode Translate(Module module, MethodNode method)
        {
            HashSet<(bool, int)> addressTaken = [];

            while (true)
            {
                Translator translator = new(module, method, addressTaken);
                MethodCode code = translator.Run();

                if (!translator._restart)
                {
                    return code;
                }
            }
        }

        private MethodCode Run()
        {
            _code = new MethodCode(_method);
            _root = new Scope(_method);
            _scope = _root;

            for (int i = 0; i < _method.Parameters.Length; i++)
            {
                Register register = _code.NewRegister(_method.Parameters[i], parameter: true);
                register.IsAddressTaken = _addressTaken.Contains((true, i));
                _scope.Parameters.Add(Reg(register));
            }

            MethodBody body = _method.Definition!.Body;

            foreach (VariableDefinition variable in body.Variables)
            {
                Register register = _code.NewRegister(_world.Type(variable.VariableType, _method));
                register.IsAddressTaken = _addressTaken.Contains((false, variable.Index));
                _scope.Locals.Add(register);
            }

            FindLabels(body);
            MakeClauses(body);
            Body(body);

            return _code;
        }

        private void FindLabels(MethodBody body)
        {
            foreach (IlInstruction instruction in body.Instructions)
            {
                if (instruction.Operand is IlInstruction target)
                {
                    LabelAt(target.Offset);

                    if (target.Offset <= instruction.Offset)
                    {
                        _loops.Add(target.Offset);
                    }
                }
                else if (instruction.Operand is IlInstruction[] targets)
                {
                    Array.ForEach(targets, item => LabelAt(item.Offset));
                }
            }
        }

        private Label LabelAt(int offset)
        {
            if (!_labels.TryGetValue(offset, out Label? label))
            {
                label = new Label();
                _labels.Add(offset, label);
            }

            return label;
        }

        private void Body(MethodBody body)
        {
            bool reachable = true;
            _inEntryBlock = true;

            foreach (IlInstruction instruction in body.Instructions)
            {
                _offset = instruction.Offset;

                if (_labels.TryGetValue(_offset, out Label? label))
                {
                    StartBlock(label, reachable);
                    reachable = true;
                }

                if (!reachable)
                {
                    continue;
                }

                if (!TryTranslate(body, instruction))
                {
                    return;
                }

                _inEntryBlock &= instruction.OpCode.FlowControl is FlowControl.Next or FlowControl.Call or FlowControl.Meta;
                reachable = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
            }

            // A clause may end after the last instruction of the method.
            foreach (KeyValuePair<int, Label> item in _labels.Where(item => item.Key >= EndOf(body)))
            {
                Place(item.Value);
            }
        }

        private bool TryTranslate(MethodBody body, IlInstruction instruction)
        {
            try
            {
                Translate(instruction);

                return true;
            }
            catch (NotSupportedException problem)
            {
                _module.Error(_scope.Method, instruction.Offset, problem.Message);
                _stack.Clear();
                ReportRest(body, instruction);

                return false;
            }
        }

        private void StartBlock(Label label, bool isFallenInto)
        {
            if (isFallenInto)
            {
                FlushStack();
                Remember(label);
            }

            _inEntryBlock = false;
            _initialized.Clear();
            Place(label);
            EnterBlock(label);
            Yield();
        }

        /// <summary>
        /// Emits a yield in each loop if the program starts threads, so that a loop that waits for another thread to set a variable can
        /// end. A static constructor does not yield, because other threads would use its type before the type is initialised.
        /// </summary>
        private void Yield()
        {
            if (_module.Poll is MethodNode poll && _loops.Contains(_offset) && _stack.Count == 0
                && _method.Definition!.Module == _module.Main.Definition!.Module
                && _method is not { Definition: { IsConstructor: true, IsStatic: true } })
            {
                CallDirect(poll, [], false);
            }
        }

        /// <summary>
        /// After an error, the stack is unknown, but IL instructions that the runtime does not support are still reported.
        /// </summary>
        private void ReportRest(MethodBody body, IlInstruction failed)
        {
            foreach (IlInstruction instruction in body.Instructions.Where(item => _scope == _root && item.Offset > failed.Offset
                && NeverExecuted.Has(item)))
            {
                _module.Error(_method, instruction.Offset, $"the IL instruction {instruction.OpCode.Name}");
            }
        }

        private static int EndOf(MethodBody body) => body.Instructions[^1].Offset + body.Instructions[^1].GetSize();

        private void EnterBlock(Label label)
        {
            _stack.Clear();
            HandlerEntry? entry = _handlers.GetValueOrDefault(label);

            if (entry?.Exception != null)
            {
                _stack.Add(Reg(entry.Exception) with { IsNonNull = true });
            }
            else if (_entryStacks.TryGetValue(label, out List<TypeNode>? types))
            {
                for (int i = 0; i < types.Count; i++)
                {
                    _stack.Add(Reg(StackRegister(i, types[i])));
                }
            }
        }

        private void Remember(Label label)
        {
            if (!_entryStacks.ContainsKey(label))
            {
                _entryStacks.Add(label, [.. _stack.Select(value => Joined(value))]);
            }
        }

        /// <summary>Moves the values on the stack to the registers in which the following blocks expect them.</summary>
        private void FlushStack()
        {
            for (int i = _stack.Count - 1; i >= 0; i--)
            {
                Value value = _stack[i];
                Register register = StackRegister(i, Joined(value));

                if (value.Form != ValueForm.Register || value.Operand.Register != register)
                {
                    Store(register, value, value.Kind == StackKind.ByRef ? null : value.Type);
                }

                _stack[i] = Reg(register);
            }
        }

        private Register StackRegister(int depth, TypeNode type)
        {
            if (!_stackRegisters.TryGetValue((depth, type), out Register? register))
            {
                register = _code.NewRegister(type);
                _stackRegisters.Add((depth, type), register);
            }

            return register;
        }

        private TypeNode Joined(Value value) => value.Kind switch
        {
            StackKind.I4 => _world.Known("System.Int32"),
            StackKind.I8 => _world.Known("System.Int64"),
            StackKind.Ref => _world.Object,
            StackKind.ByRef => _world.PointerTo(_world.Known("System.Int32")),
            _ => value.Type,
        };

        private static Value Reg(Register register) => new(ValueForm.Register, register.Type) { Operand = new Operand(register) };

        private Value Temporary(TypeNode type) => Reg(_code.NewRegister(type, temporary: true));

        private void Push(Value value) => _stack.Add(value);

        private Value Pop()
        {
            Value value = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);

            return value;
        }

        private void Place(Label label) => _code.Code.Add(new Instruction(Op.LABEL, _offset) { Target = label });

        private Instruction Emit(Op op, params object[] operands)
        {
            Instruction emitted = Instruction.Of(op, _scope.Caller == null ? _offset : _scope.CallOffset, operands);
            _code.Code.Add(emitted);

            return emitted;
        }

        /// <summary>A method whose IL is being translated: the outer method, or one that is inlined into it.</summary>
        private sealed class Scope(MethodNode method)
        {
            public MethodNode Method { get; } = method;

            public List<Value> Parameters { get; } = [];

            public List<Register> Locals { get; } = [];

            public Scope? Caller { get; init; }

            public int CallOffset { get; init; }

            public int Depth => Caller == null ? 0 : Caller.Depth + 1;
        }
    }
}
