using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;
using IlInstruction = Mono.Cecil.Cil.Instruction;
using Instruction = FlipperUpdaterNano.Linker.Code.Instruction;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Translates direct, virtual, delegate and inlined calls.</content>
    internal sealed partial class Translator
    {
        private TypeNode? _constrained;

        private bool TranslateCalls(IlInstruction instruction)
        {
            object operand = instruction.Operand;

            switch (instruction.OpCode.Code)
            {
                case IL.Constrained:
                    _constrained = Type(operand);
                    break;
                case IL.Call:
                    Call(_world.Method((MethodReference)operand, _scope.Method), false);
                    break;
                case IL.Callvirt:
                    CallVirtual(_world.Method((MethodReference)operand, _scope.Method));
                    break;
                case IL.Newobj:
                    NewObject(_world.Method((MethodReference)operand, _scope.Method));
                    break;
                case IL.Ldftn:
                    Push(new Value(ValueForm.Function, Int32) { Function = _world.Method((MethodReference)operand, _scope.Method) });
                    break;
                case IL.Ldvirtftn:
                    Pop();
                    Push(new Value(ValueForm.Function, Int32)
                    {
                        Function = _world.Method((MethodReference)operand, _scope.Method),
                        IsVirtual = true,
                    });
                    break;
                case IL.Box:
                    Box(Type(operand));
                    break;
                case IL.Unbox:
                    Push(Unboxed(Type(operand)));
                    break;
                case IL.Unbox_Any when Type(operand).IsReference:
                    Cast(Op.CAST, Type(operand));
                    break;
                case IL.Unbox_Any:
                    Push(LoadFrom(Unboxed(Type(operand))));
                    break;
                case IL.Castclass:
                    Cast(Op.CAST, Type(operand));
                    break;
                case IL.Isinst:
                    Cast(Op.ISINST, Type(operand));
                    break;
                case IL.Ldtoken:
                    LoadToken(operand);
                    break;
                case IL.Sizeof:
                    Push(Constant(Type(operand).ElementBytes));
                    break;
                default:
                    return false;
            }

            return true;
        }

        private Value[] PopArguments(MethodNode method, int skip = 0)
        {
            Value[] arguments = new Value[method.Parameters.Length - skip];

            for (int i = arguments.Length - 1; i >= 0; i--)
            {
                TypeNode type = method.Parameters[i + skip];
                Value value = Pop();
                arguments[i] = type.Kind == StackKind.ByRef ? value : Retyped(Fit(value, type), type);
            }

            return arguments;
        }

        private void Call(MethodNode method, bool checkNull)
        {
            if (CallIntrinsic(method))
            {
                return;
            }

            Value[] arguments = PopArguments(method);
            TypeNode? constrained = _constrained;
            _constrained = null;

            if (method.Definition!.IsAbstract)
            {
                throw new NotSupportedException($"calling the abstract {method.Name} (constrained to {constrained?.Name})");
            }

            CallDirect(method, arguments, checkNull);
        }

        private bool CallIntrinsic(MethodNode method)
        {
            if (Replacements.IsView(method.Definition!))
            {
                Push(Pop() with { Type = method.Returns });

                return true;
            }

            return CallNamedIntrinsic(method);
        }

        private bool CallNamedIntrinsic(MethodNode method)
        {
            if (method.Name == Intrinsics.ObjectConstructor)
            {
                Pop();

                return true;
            }

            if (method.Name == Intrinsics.RunConstructorAgain)
            {
                Emit(Op.CCTORAGAIN, _scope.Method.Declaring);

                return true;
            }

            if (method.Name == Intrinsics.InitializeArray)
            {
                Value token = Pop();
                Emit(Op.INITARR, Use(Pop()), token.Static!.Definition is var field ? _module.Blob(field) : null!);

                return true;
            }

            if (Intrinsics.Operations.TryGetValue(method.Name, out Op op))
            {
                Value[] operands = PopArguments(method);
                Push(Compute(op, method.Returns, operands) with { Narrow = op == Op.LDEL2 ? PrimitiveCode.Char : PrimitiveCode.None });

                return true;
            }

            return false;
        }

        private void CallDirect(MethodNode method, Value[] arguments, bool checkNull)
        {
            if (!method.HasThis || method.Definition is { IsConstructor: true })
            {
                EnsureInitialized(method.Declaring, false);
            }

            checkNull = checkNull && !arguments[0].IsNonNull;

            if (Inline(method, arguments, checkNull))
            {
                return;
            }

            EmitCall(checkNull ? Op.CALLC : Op.CALL, method, method, arguments);
        }

        private void EmitCall(Op op, object callee, MethodNode signature, Value[] arguments)
        {
            List<Operand> words = [];

            for (int i = 0; i < arguments.Length; i++)
            {
                Operand first = Use(arguments[i]);

                for (int word = 0; word < signature.Parameters[i].Words; word++)
                {
                    words.Add(first with { Word = first.Word + word });
                }
            }

            if (words.Count > 60)
            {
                throw new NotSupportedException($"more than 60 words of arguments to {signature.Name}");
            }

            Instruction emitted = Emit(op, callee);
            emitted.Arguments.AddRange(words);

            if (signature.Returns.Kind != StackKind.Void)
            {
                Value result = Temporary(signature.Returns);
                emitted.Result = result.Operand;
                emitted.ResultWords = signature.Returns.Words;
                Push(result with { Narrow = Known(signature.Returns.Primitive) });
            }
        }

        private static PrimitiveCode Known(PrimitiveCode code) =>
            code is PrimitiveCode.Int32 or PrimitiveCode.UInt32 ? PrimitiveCode.None : code;

        private void CallVirtual(MethodNode method)
        {
            TypeNode? constrained = _constrained;
            _constrained = null;

            if (method.Declaring.IsDelegate && method.Definition is { IsRuntime: true })
            {
                CallDelegate(method);

                return;
            }

            if (constrained != null)
            {
                CallConstrained(method, constrained);

                return;
            }

            if (!method.IsVirtual)
            {
                Call(method, true);

                return;
            }

            Value[] arguments = PopArguments(method);
            CallThroughSlot(method, arguments);
        }

        private void CallThroughSlot(MethodNode slot, Value[] arguments)
        {
            MethodNode[] targets = _module.Reachability.Targets(slot);

            if (targets.Length == 0)
            {
                // No instantiated type can be the receiver, so the receiver must be null.
                Emit(Op.NULLCHK, Use(arguments[0]));

                if (slot.Returns.Kind != StackKind.Void)
                {
                    Value nothing = Temporary(slot.Returns);
                    Emit(Op.ZERON, nothing.Operand, slot.Returns.Words);
                    Push(nothing);
                }
            }
            else if (targets.Length == 1 && !targets[0].Declaring.IsValueType)
            {
                CallDirect(targets[0], arguments, true);
            }
            else
            {
                EmitCall(Op.CALLV, new Slot(slot), slot, arguments);
            }
        }

        private void CallConstrained(MethodNode method, TypeNode type)
        {
            Value[] others = PopArguments(method, 1);
            Value self = Pointer(Pop(), type);

            if (type.IsReference)
            {
                CallThroughSlot(method, [LoadFrom(self), .. others]);

                return;
            }

            MethodNode? own = _module.Dispatch.Find(type, method);

            if (own != null && own.Declaring.IsValueType)
            {
                CallDirect(own, [self, .. others], false);

                return;
            }

            Value boxed = Boxed(LoadFrom(self), type);
            CallThroughSlot(method, [boxed, .. others]);
        }

        private void CallDelegate(MethodNode method)
        {
            if (method.Definition!.Name != "Invoke")
            {
                throw new NotSupportedException($"{method.Name}");
            }

            Value[] arguments = PopArguments(method);
            _module.NeedCallList(method.Declaring);
            EmitCall(Op.CALLD, Signature.Of(method), method, arguments);
        }

        /// <summary>Emits the check that the static constructor of a type has run, unless it is known to have run.</summary>
        private void EnsureInitialized(TypeNode type, bool isFieldAccess)
        {
            if (!Module.NeedsCheck(type) || (type.RunsConstructorPrecisely && _scope.Method.Declaring == type)
                || (_scope.Method.Declaring == type && _scope.Method.IsStaticConstructor)
                || (!type.RunsConstructorPrecisely && !isFieldAccess)
                || _initialized.Contains(type)
                || _initializedAtEntry.Contains(type))
            {
                return;
            }

            (_inEntryBlock ? _initializedAtEntry : _initialized).Add(type);
            Emit(Op.CCTOR, type, type.StaticConstructor!);
        }

        private bool Inline(MethodNode method, Value[] arguments, bool checkNull)
        {
            if (!_module.CanInline(method) || _scope.Depth >= 4 || IsInlining(method))
            {
                return false;
            }

            MethodBody body = method.Definition!.Body;

            if (checkNull && !(body.Instructions[0].OpCode.Code == IL.Ldarg_0 && body.Instructions.Count > 1
                && body.Instructions[1].OpCode.Code == IL.Ldfld))
            {
                Emit(Op.NULLCHK, Use(arguments[0]));
            }

            Scope scope = MakeScope(method, arguments, body);
            int offset = _offset;
            _scope = scope;

            foreach (IlInstruction instruction in body.Instructions)
            {
                _offset = instruction.Offset;
                Translate(instruction);
            }

            _scope = scope.Caller!;
            _offset = offset;

            if (method.Returns.Kind != StackKind.Void)
            {
                Value value = Pop();
                Push(value.Kind == StackKind.ByRef ? value : Retyped(Fit(value, method.Returns), method.Returns));
            }

            return true;
        }

        private Scope MakeScope(MethodNode method, Value[] arguments, MethodBody body)
        {
            Scope scope = new(method) { Caller = _scope, CallOffset = _scope.Caller == null ? _offset : _scope.CallOffset };

            for (int i = 0; i < arguments.Length; i++)
            {
                scope.Parameters.Add(method.Parameters[i].Kind == StackKind.ByRef
                    ? arguments[i]
                    : Ranged(Bound(Unaliased(arguments[i], arguments), method.Parameters[i])));
            }

            foreach (VariableDefinition variable in body.Variables)
            {
                scope.Locals.Add(_code.NewRegister(_world.Type(variable.VariableType, method)));
            }

            return scope;
        }

        /// <summary>
        /// Returns an argument of an inlined method. A variable of the caller is not copied, because the inlined method does not assign its
        /// parameters.
        /// </summary>
        private Value Bound(Value value, TypeNode type)
        {
            return value.Form is ValueForm.Constant or ValueForm.Register
                ? value with { Type = value.Kind == StackKind.Ref ? value.Type : type }
                : new Value(ValueForm.Register, type) { Operand = Use(value) };
        }

        private bool IsInlining(MethodNode method)
        {
            for (Scope? scope = _scope; scope != null; scope = scope.Caller)
            {
                if (scope.Method == method)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
