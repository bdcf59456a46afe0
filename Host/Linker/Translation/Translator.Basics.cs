using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;
using IlInstruction = Mono.Cecil.Cil.Instruction;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Translates constants and variables, and selects the translation of each IL instruction.</content>
    internal sealed partial class Translator
    {
        private void Translate(IlInstruction instruction)
        {
            if (!TranslateConstant(instruction) && !TranslateVariable(instruction) && !TranslateArithmetic(instruction)
                && !TranslateMemory(instruction)
                && !TranslateCalls(instruction) && !TranslateFlow(instruction))
            {
                throw new NotSupportedException($"the IL instruction {instruction.OpCode.Name}");
            }
        }

        private bool TranslateConstant(IlInstruction instruction)
        {
            switch (instruction.OpCode.Code)
            {
                case IL.Nop or IL.Volatile or IL.Unaligned or IL.Readonly or IL.Tail or IL.Break:
                    break;
                case IL.Ldc_I4_S:
                    Push(Constant((sbyte)instruction.Operand));
                    break;
                case IL.Ldc_I4:
                    Push(Constant((int)instruction.Operand));
                    break;
                case >= IL.Ldc_I4_M1 and <= IL.Ldc_I4_8:
                    Push(Constant(instruction.OpCode.Code - IL.Ldc_I4_0));
                    break;
                case IL.Ldc_I8:
                    Push(Constant((long)instruction.Operand));
                    break;
                case IL.Ldc_R4:
                    Push(new Value(ValueForm.Constant, _world.Known("System.Single"))
                    {
                        Bits = BitConverter.SingleToInt32Bits((float)instruction.Operand),
                    });
                    break;
                case IL.Ldc_R8:
                    Push(new Value(ValueForm.Constant, _world.Known("System.Double"))
                    {
                        Bits = BitConverter.DoubleToInt64Bits((double)instruction.Operand),
                    });
                    break;
                case IL.Ldnull:
                    Push(new Value(ValueForm.Constant, _world.Object));
                    break;
                case IL.Ldstr:
                    Value text = Temporary(_world.String);
                    Emit(Op.LDSTR, text.Operand, (string)instruction.Operand);
                    Push(text with { IsNonNull = true });
                    break;
                case IL.Pop:
                    Discard(Pop());
                    break;
                case IL.Dup:
                    Duplicate();
                    break;
                default:
                    return false;
            }

            return true;
        }

        /// <summary>Discards a value. If the value is the address of a field, the null check of its object is still emitted.</summary>
        private void Discard(Value value)
        {
            if (value.Form == ValueForm.FieldAddress)
            {
                Emit(Op.NULLCHK, value.Operand);
            }
        }

        private void Duplicate()
        {
            Value value = Pop();

            if (value.Form is ValueForm.FieldAddress or ValueForm.StaticAddress)
            {
                value = new Value(ValueForm.PointerAddress, value.Type) { Operand = Use(value) };
            }

            Push(value);
            Push(value);
        }

        private bool TranslateVariable(IlInstruction instruction)
        {
            IL code = instruction.OpCode.Code;

            switch (code)
            {
                case >= IL.Ldarg_0 and <= IL.Ldarg_3:
                    LoadParameter(code - IL.Ldarg_0);
                    break;
                case IL.Ldarg or IL.Ldarg_S:
                    LoadParameter(Index((ParameterDefinition)instruction.Operand));
                    break;
                case IL.Ldarga or IL.Ldarga_S:
                    Value parameter = _scope.Parameters[Index((ParameterDefinition)instruction.Operand)];
                    Push(new Value(ValueForm.LocalAddress, parameter.Type) { Operand = parameter.Operand });
                    break;
                case IL.Starg or IL.Starg_S:
                    Register target = _scope.Parameters[Index((ParameterDefinition)instruction.Operand)].Operand.Register;
                    Store(target, Retyped(Pop(), target.Type), target.Type);
                    break;
                case >= IL.Ldloc_0 and <= IL.Ldloc_3:
                    LoadLocal(code - IL.Ldloc_0);
                    break;
                case IL.Ldloc or IL.Ldloc_S:
                    LoadLocal(((VariableDefinition)instruction.Operand).Index);
                    break;
                case IL.Ldloca or IL.Ldloca_S:
                    Register local = _scope.Locals[((VariableDefinition)instruction.Operand).Index];
                    Push(new Value(ValueForm.LocalAddress, local.Type) { Operand = new Operand(local) });
                    break;
                case >= IL.Stloc_0 and <= IL.Stloc_3:
                    StoreLocal(code - IL.Stloc_0);
                    break;
                case IL.Stloc or IL.Stloc_S:
                    StoreLocal(((VariableDefinition)instruction.Operand).Index);
                    break;
                default:
                    return false;
            }

            return true;
        }

        private static int Index(ParameterDefinition parameter) =>
            parameter.Index < 0 ? 0 : parameter.Index + (parameter.Method.HasThis ? 1 : 0);

        private void LoadParameter(int index)
        {
            Value value = _scope.Parameters[index];

            if (_scope.Caller != null)
            {
                Push(value);
            }
            else
            {
                LoadVariable(value.Operand.Register, index == 0 && _method.HasThis && !_method.Declaring.IsValueType);
            }
        }

        private void LoadLocal(int index) => LoadVariable(_scope.Locals[index], false);

        private void LoadVariable(Register register, bool isThis)
        {
            Value value = Ranged(Reg(register)) with { IsNonNull = isThis };

            if (value.Kind == StackKind.ByRef)
            {
                Push(value);
            }
            else
            {
                Push(register.IsAddressTaken && value.Operand.Register == register ? Copied(value) : value);
            }
        }

        private void StoreLocal(int index)
        {
            Register register = _scope.Locals[index];
            Value value = Pop();
            Store(register, value.Kind == StackKind.ByRef ? value : Retyped(value, register.Type), register.Type.Kind == StackKind.ByRef
                ? null : register.Type);
        }
    }
}
