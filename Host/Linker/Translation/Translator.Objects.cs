using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Translates objects, delegates, boxes, casts and tokens.</content>
    internal sealed partial class Translator
    {
        private void NewObject(MethodNode constructor)
        {
            TypeNode type = constructor.Declaring;

            if (type.IsDelegate)
            {
                NewDelegate(type);

                return;
            }

            if (type.IsString)
            {
                MethodNode factory = _module.StringFactory(constructor);
                EmitCall(Op.CALL, factory, factory, PopArguments(factory));

                return;
            }

            EnsureInitialized(type, false);
            Value[] arguments = PopArguments(constructor, 1);

            if (type.IsValueType)
            {
                Push(NewStruct(constructor, arguments));

                return;
            }

            Value result = Temporary(type) with { IsNonNull = true };
            Emit(Op.NEW, result.Operand, type);

            if (constructor.Name != Intrinsics.ObjectConstructor)
            {
                CallDirect(constructor, [result, .. arguments], false);
            }

            Push(result);
        }

        private Value NewStruct(MethodNode constructor, Value[] arguments)
        {
            TypeNode type = constructor.Declaring;
            Value made = Temporary(type);

            if (type.Kind != StackKind.Struct)
            {
                throw new NotSupportedException($"new {type.Name}()");
            }

            made.Operand.Register.IsAddressTaken = true;
            Emit(Op.ZERON, made.Operand, type.Words);
            CallDirect(constructor, [new Value(ValueForm.LocalAddress, type) { Operand = made.Operand }, .. arguments], false);
            made.Operand.Register.MadeBy = _code.Code[^1];

            return made;
        }

        private void NewDelegate(TypeNode type)
        {
            Value function = Pop();
            Value target = Pop();
            MethodNode method = function.Form == ValueForm.Function
                ? function.Function!
                : throw new NotSupportedException("a delegate made from a function pointer");

            _module.NeedCallList(type);
            Operand self = Use(Retyped(target, _world.Object));
            bool isNonNull = target.IsNonNull;
            Value result = Temporary(type) with { IsNonNull = true };

            if (function.IsVirtual && method.IsVirtual)
            {
                MethodNode[] targets = _module.Reachability.Targets(method);

                if (targets.Length != 1 || targets[0].Declaring.IsValueType)
                {
                    Emit(Op.NEWDELV, result.Operand, type, new Slot(method), self);
                    Push(result);

                    return;
                }

                Emit(Op.NULLCHK, self);
                isNonNull = true;
                method = targets[0];
            }

            if (!method.HasThis)
            {
                EnsureInitialized(method.Declaring, false);
            }

            MethodNode called = method.Declaring.IsValueType && method.HasThis ? _module.Unboxing(method) : method;
            Emit(Op.NEWDEL, result.Operand, type, called, self, TargetOf(method, type, isNonNull));
            Push(result);
        }

        /// <summary>
        /// Returns the last operand of NEWDEL. If the operand is 2, the runtime throws an exception for a null target (interpreter.cpp). A
        /// MemberProbe may have a null target, because it is only compared, never called.
        /// </summary>
        private int TargetOf(MethodNode method, TypeNode type, bool isNonNull)
        {
            bool passesTarget = method.Parameters.Length == _module.InvokeOf(type).Parameters.Length;
            bool isCalled = type.Definition!.FullName != "System.Reflection.MemberProbe";

            return !passesTarget ? 0 : method.HasThis && !isNonNull && isCalled ? 2 : 1;
        }

        private void Box(TypeNode type)
        {
            if (type.IsReference)
            {
                return;
            }

            Push(Boxed(Pop(), type));
        }

        private Value Boxed(Value value, TypeNode type)
        {
            Value result = Temporary(type == _world.Object ? type : _world.Object) with { IsNonNull = true };
            Emit(Op.BOX, result.Operand, type, Use(Retyped(Fit(value, type), type)), type.Words);

            return result;
        }

        private Value Unboxed(TypeNode type)
        {
            Value pointer = Temporary(_world.PointerTo(type));
            Emit(Op.UNBOX, pointer.Operand, Use(Pop()), type);

            return new Value(ValueForm.PointerAddress, type) { Operand = pointer.Operand };
        }

        private void Cast(Op op, TypeNode type)
        {
            Value value = Pop();

            if (value.Form == ValueForm.Constant)
            {
                Push(value with { Type = _world.Object });

                return;
            }

            Value result = Temporary(_world.Object);
            Emit(op, result.Operand, Use(value), type);
            Push(result);
        }

        private void LoadToken(object operand)
        {
            switch (operand)
            {
                case TypeReference reference:
                    Value handle = Temporary(_world.Known("System.RuntimeTypeHandle"));
                    Emit(Op.LDTYPE, handle.Operand, _world.Type(reference, _scope.Method));
                    Push(handle);
                    break;
                case FieldReference reference:
                    Push(new Value(ValueForm.Function, Int32) { Static = _world.Field(reference, _scope.Method) });
                    break;
                default:
                    throw new NotSupportedException("ldtoken of a method");
            }
        }
    }
}
