using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;
using IlInstruction = Mono.Cecil.Cil.Instruction;
using Instruction = FlipperUpdaterNano.Linker.Code.Instruction;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Translates variables, fields and targets of managed pointers.</content>
    internal sealed partial class Translator
    {
        private bool TranslateMemory(IlInstruction instruction)
        {
            object operand = instruction.Operand;

            switch (instruction.OpCode.Code)
            {
                case IL.Ldfld:
                    LoadField(Field(operand), Pop());
                    break;
                case IL.Ldflda:
                    LoadFieldAddress(Field(operand), Pop(), instruction.Next);
                    break;
                case IL.Stfld:
                    StoreField(Field(operand));
                    break;
                case IL.Ldsfld:
                    Push(LoadFrom(StaticAddress(Field(operand))));
                    break;
                case IL.Ldsflda:
                    Push(StaticAddress(Field(operand)));
                    break;
                case IL.Stsfld:
                    Value stored = Pop();
                    StoreTo(StaticAddress(Field(operand)), stored);
                    break;
                case IL.Ldobj:
                    Push(LoadFrom(Pointer(Pop(), Type(operand))));
                    break;
                case IL.Stobj:
                    StoreThrough(Type(operand));
                    break;
                case IL.Cpobj:
                    Value source = Pop();
                    Value target = Pop();
                    StoreTo(Pointer(target, Type(operand)), LoadFrom(Pointer(source, Type(operand))));
                    break;
                case IL.Initobj:
                    Initialize(Pointer(Pop(), Type(operand)));
                    break;
                case IL.Ldlen:
                    Push(Compute(Op.LDLEN, Int32, Pop()));
                    break;
                case IL.Ldelem_Any:
                    LoadElement(Type(operand));
                    break;
                case IL.Stelem_Any:
                    StoreElement(Type(operand));
                    break;
                case IL.Ldelema:
                    LoadElementAddress(Type(operand));
                    break;
                case IL.Newarr:
                    NewArray(Type(operand));
                    break;
                default:
                    return TranslateTyped(instruction);
            }

            return true;
        }

        private bool TranslateTyped(IlInstruction instruction)
        {
            string? name = instruction.OpCode.Code switch
            {
                IL.Ldelem_I1 or IL.Ldind_I1 or IL.Stelem_I1 or IL.Stind_I1 => "SByte",
                IL.Ldelem_U1 or IL.Ldind_U1 => "Byte",
                IL.Ldelem_I2 or IL.Ldind_I2 or IL.Stelem_I2 or IL.Stind_I2 => "Int16",
                IL.Ldelem_U2 or IL.Ldind_U2 => "UInt16",
                IL.Ldelem_I4 or IL.Ldind_I4 or IL.Stelem_I4 or IL.Stind_I4 => "Int32",
                IL.Ldelem_U4 or IL.Ldind_U4 => "UInt32",
                IL.Ldelem_I or IL.Ldind_I or IL.Stelem_I or IL.Stind_I => "IntPtr",
                IL.Ldelem_I8 or IL.Ldind_I8 or IL.Stelem_I8 or IL.Stind_I8 => "Int64",
                IL.Ldelem_R4 or IL.Ldind_R4 or IL.Stelem_R4 or IL.Stind_R4 => "Single",
                IL.Ldelem_R8 or IL.Ldind_R8 or IL.Stelem_R8 or IL.Stind_R8 => "Double",
                IL.Ldelem_Ref or IL.Ldind_Ref or IL.Stelem_Ref or IL.Stind_Ref => "Object",
                _ => null,
            };

            if (name == null)
            {
                return false;
            }

            TypeNode type = _world.Known("System." + name);

            switch (instruction.OpCode.Name.Split('.')[0])
            {
                case "ldelem":
                    LoadElement(type);
                    break;
                case "stelem":
                    StoreElement(type);
                    break;
                case "ldind":
                    Push(LoadFrom(Pointer(Pop(), type)));
                    break;
                default:
                    StoreThrough(type);
                    break;
            }

            return true;
        }

        private TypeNode Type(object operand) => _world.Type((TypeReference)operand, _scope.Method);

        private FieldNode Field(object operand) => _world.Field((FieldReference)operand, _scope.Method);

        /// <summary>Returns the target of a managed pointer on the stack, accessed as a given type.</summary>
        private Value Pointer(Value value, TypeNode type)
        {
            if (value.IsAddress)
            {
                return value with { Type = type };
            }

            return value.Kind == StackKind.ByRef
                ? new Value(ValueForm.PointerAddress, type) { Operand = Use(value) }
                : throw new NotSupportedException("unmanaged pointers");
        }

        private Value StaticAddress(FieldNode field)
        {
            if (field.Definition.HasConstant)
            {
                throw new NotSupportedException($"the address of the constant {field}");
            }

            EnsureInitialized(field.Declaring, true);

            return new Value(ValueForm.StaticAddress, field.Type) { Static = field };
        }

        private void LoadField(FieldNode field, Value target)
        {
            if (field.Definition.IsStatic)
            {
                Push(LoadFrom(StaticAddress(field)));

                return;
            }

            Push(LoadFrom(FieldOf(field, target)));
        }

        /// <summary>
        /// Returns the location of a field: in an object, at a pointer, or in the words of a value on the stack.
        /// </summary>
        private Value FieldOf(FieldNode field, Value target)
        {
            if (target.IsAddress)
            {
                return target with { Type = field.Type, Offset = target.Offset + field.Offset };
            }

            switch (target.Kind)
            {
                case StackKind.Ref:
                    return new Value(ValueForm.FieldAddress, field.Type) { Operand = Use(target), Offset = field.Offset };
                case StackKind.ByRef:
                    return new Value(ValueForm.PointerAddress, field.Type) { Operand = Use(target), Offset = field.Offset };
                default:
                    return new Value(ValueForm.LocalAddress, field.Type) { Operand = Use(target), Offset = field.Offset };
            }
        }

        private void LoadFieldAddress(FieldNode field, Value target, IlInstruction? next)
        {
            Value address = FieldOf(field, target);

            // The address is deferred only if the next instruction consumes it; otherwise the null check must happen here.
            if (address.Form == ValueForm.FieldAddress && next?.OpCode.Code is not (IL.Ldfld or IL.Ldflda))
            {
                address = new Value(ValueForm.PointerAddress, field.Type) { Operand = Use(address) };
            }

            Push(address);
        }

        private void StoreField(FieldNode field)
        {
            Value value = Pop();

            if (field.Definition.IsStatic)
            {
                Pop();
                StoreTo(StaticAddress(field), value);

                return;
            }

            StoreTo(FieldOf(field, Pop()), value);
        }

        private void StoreThrough(TypeNode type)
        {
            Value value = Pop();
            StoreTo(Pointer(Pop(), type), value);
        }

        private Value LoadFrom(Value address)
        {
            TypeNode type = address.Type;
            int words = type.Words;

            if (address.Form == ValueForm.LocalAddress)
            {
                Operand operand = address.Operand with { Word = address.Operand.Word + address.Offset };
                Value held = Ranged(new Value(ValueForm.Register, type) { Operand = operand });

                return operand.Register.IsAddressTaken ? Copied(held) : held;
            }

            Value result = Temporary(type);

            if (address.Form == ValueForm.StaticAddress)
            {
                Op load = type.Kind switch
                {
                    StackKind.Ref => Op.LDSR,
                    StackKind.I8 or StackKind.R8 => Op.LDS8,
                    StackKind.Struct or StackKind.ByRef => Op.LDSN,
                    _ => Op.LDS4,
                };
                Instruction emitted = Emit(load, result.Operand, new StaticWord(address.Static!, address.Offset));

                if (load == Op.LDSN)
                {
                    emitted.Immediates.Add(words);
                }

                return Ranged(result);
            }

            bool field = address.Form == ValueForm.FieldAddress;
            Op op = type.Kind switch
            {
                StackKind.Ref => field ? Op.LDFLDR : Op.LDIR,
                StackKind.I8 or StackKind.R8 => field ? Op.LDFLD8 : Op.LDI8Q,
                StackKind.Struct or StackKind.ByRef => field ? Op.LDFLDN : Op.LDIN,
                _ => field ? Op.LDFLD4 : Indirect(type),
            };
            CheckOffset(address);
            Instruction made = Emit(op, result.Operand, address.Operand, address.Offset);

            if (op is Op.LDFLDN or Op.LDIN)
            {
                made.Immediates.Add(words);
            }

            return Ranged(result);
        }

        private static Op Indirect(TypeNode type) => type.Primitive switch
        {
            PrimitiveCode.Boolean or PrimitiveCode.Byte => Op.LDI1,
            PrimitiveCode.SByte => Op.LDI1S,
            PrimitiveCode.Char or PrimitiveCode.UInt16 => Op.LDI2,
            PrimitiveCode.Int16 => Op.LDI2S,
            _ => Op.LDI4,
        };

        private static void CheckOffset(Value address)
        {
            if (address.Offset > 255)
            {
                throw new NotSupportedException("a field past the first 1,024 bytes of an object");
            }
        }

        /// <summary>
        /// Records the range of a value loaded from a small variable. The value of a signed variable is sign-extended again, because a
        /// write through a pointer may have changed only one byte or half word of the variable.
        /// </summary>
        private Value Ranged(Value value) => value.Type.Primitive switch
        {
            PrimitiveCode.Boolean or PrimitiveCode.Byte or PrimitiveCode.Char or PrimitiveCode.UInt16 =>
                value with { Narrow = value.Type.Primitive },
            PrimitiveCode.SByte => Compute(Op.EXTS8, Int32, value) with { Narrow = PrimitiveCode.SByte },
            PrimitiveCode.Int16 => Compute(Op.EXTS16, Int32, value) with { Narrow = PrimitiveCode.Int16 },
            _ => value,
        };

        private void StoreTo(Value address, Value value)
        {
            TypeNode type = address.Type;
            value = Fit(value, type);

            if (address.Form == ValueForm.LocalAddress)
            {
                Spill(address.Operand.Register);
                Load(address.Operand with { Word = address.Operand.Word + address.Offset }, Retyped(value, type));

                return;
            }

            Operand source = Use(Retyped(value, type));

            if (address.Form == ValueForm.StaticAddress)
            {
                Op store = type.Kind switch
                {
                    StackKind.Ref => Op.STSR,
                    StackKind.I8 or StackKind.R8 => Op.STS8,
                    StackKind.Struct or StackKind.ByRef => Op.STSN,
                    _ => Op.STS4,
                };
                Instruction emitted = Emit(store, new StaticWord(address.Static!, address.Offset), source);

                if (store == Op.STSN)
                {
                    emitted.Immediates.Add(type.Words);
                }

                return;
            }

            bool field = address.Form == ValueForm.FieldAddress;
            Op op = type.Kind switch
            {
                StackKind.Ref => field ? Op.STFLDR : Op.STIR,
                StackKind.I8 or StackKind.R8 => field ? Op.STFLD8 : Op.STI8Q,
                StackKind.Struct or StackKind.ByRef => field ? Op.STFLDN : Op.STIN,
                _ => field ? Op.STFLD4 : type.ElementBytes == 1 ? Op.STI1 : type.ElementBytes == 2 ? Op.STI2 : Op.STI4,
            };
            CheckOffset(address);
            Instruction made = Emit(op, address.Operand, address.Offset, source);

            if (op is Op.STFLDN or Op.STIN)
            {
                made.Immediates.Add(type.Words);
            }
        }

        /// <summary>Null and zero take the type of the destination.</summary>
        private static Value Retyped(Value value, TypeNode type) =>
            value.Form == ValueForm.Constant && value.Kind != type.Kind ? value with { Type = type } : value;

        private void Initialize(Value address)
        {
            TypeNode type = address.Type;

            if (address.Form == ValueForm.LocalAddress)
            {
                Spill(address.Operand.Register);
                Emit(Op.ZERON, address.Operand with { Word = address.Operand.Word + address.Offset }, type.Words);
            }
            else if (address.Form == ValueForm.PointerAddress)
            {
                Emit(Op.ZEROI, address.Operand, address.Offset, type.Words);
            }
            else
            {
                Emit(Op.ZEROI, Use(address), 0, type.Words);
            }
        }

        private Value Copied(Value value)
        {
            Value copy = Temporary(value.Type);
            Copy(copy.Operand, value);

            return copy with { IsNonNull = value.IsNonNull, Narrow = value.Narrow };
        }
    }
}
