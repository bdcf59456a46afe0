using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Moves values to registers and registers to variables.</content>
    internal sealed partial class Translator
    {
        private TypeNode Int32 => _world.Known("System.Int32");

        private TypeNode Int64 => _world.Known("System.Int64");

        private Value Constant(int value) => new(ValueForm.Constant, Int32) { Bits = value, Narrow = NarrowOf(value) };

        private Value Constant(long value) => new(ValueForm.Constant, Int64) { Bits = value };

        private static PrimitiveCode NarrowOf(int value) => value is 0 or 1 ? PrimitiveCode.Boolean : PrimitiveCode.None;

        /// <summary>Returns the register that holds a value, after emitting code that loads the value if it is not in a register.</summary>
        private Operand Use(Value value)
        {
            if (value.Form == ValueForm.Register)
            {
                return value.Operand;
            }

            if (value.Array is ArrayInitializer list)
            {
                return Made(list, value.Type);
            }

            Value temporary = Temporary(value.IsAddress ? _world.PointerTo(value.Type) : value.Type);
            Load(temporary.Operand, value);

            return temporary.Operand;
        }

        private void Load(Operand target, Value value)
        {
            switch (value.Form)
            {
                case ValueForm.Register:
                    Copy(target, value);
                    break;
                case ValueForm.ArrayInitializer:
                    Copy(target, Reg(Made(value.Array!, value.Type).Register));
                    break;
                case ValueForm.Constant:
                    LoadConstant(target, value);
                    break;
                case ValueForm.LocalAddress:
                    TakeAddress(value.Operand.Register);
                    Emit(Op.LDLOCA, target, value.Operand with { Word = value.Operand.Word + value.Offset });
                    break;
                case ValueForm.FieldAddress:
                    Emit(Op.LDFLDA, target, value.Operand, value.Offset);
                    break;
                case ValueForm.StaticAddress:
                    Emit(Op.LDSA, target, new StaticWord(value.Static!, value.Offset));
                    break;
                case ValueForm.PointerAddress when value.Offset == 0:
                    Emit(Op.MOVY, target, value.Operand);
                    break;
                case ValueForm.PointerAddress:
                    Emit(Op.ADDY, target, value.Operand, value.Offset);
                    break;
                default:
                    throw new NotSupportedException("a function pointer that does not become a delegate");
            }
        }

        private void TakeAddress(Register register)
        {
            if (register.IsAddressTaken || register.IsTemporary)
            {
                register.IsAddressTaken = true;
                register.MadeBy = null;

                return;
            }

            int parameter = _root.Parameters.FindIndex(item => item.Operand.Register == register);
            int local = _root.Locals.IndexOf(register);

            if (parameter < 0 && local < 0)
            {
                throw new InvalidOperationException($"{_method.Name}: address of a register that is not a variable");
            }

            _addressTaken.Add(parameter >= 0 ? (true, parameter) : (false, local));
            _restart = true;
        }

        private void LoadConstant(Operand target, Value value)
        {
            long bits = value.Bits;

            switch (value.Kind)
            {
                case StackKind.Ref:
                    Emit(Op.LDNULL, target);
                    break;
                case StackKind.ByRef:
                    Emit(Op.ZERON, target, 2);
                    break;
                case StackKind.I8 or StackKind.R8:
                    Emit(bits is >= sbyte.MinValue and <= sbyte.MaxValue ? Op.LDI64B : Op.LDI64, target, bits);
                    break;
                default:
                    int small = (int)bits;
                    Emit(small is >= sbyte.MinValue and <= sbyte.MaxValue ? Op.LDI8 : small is >= short.MinValue and <= short.MaxValue
                        ? Op.LDI16 : Op.LDI32,
                        target,
                        small);
                    break;
            }
        }

        private void Copy(Operand target, Value value)
        {
            if (target == value.Operand)
            {
                return;
            }

            switch (value.Kind)
            {
                case StackKind.I8 or StackKind.R8:
                    Emit(Op.MOV2, target, value.Operand);
                    break;
                case StackKind.Ref:
                    Emit(Op.MOVR, target, value.Operand);
                    break;
                case StackKind.ByRef:
                    Emit(Op.MOVY, target, value.Operand);
                    break;
                case StackKind.Struct:
                    Emit(Op.MOVN, target, value.Operand, value.Type.Words);
                    break;
                default:
                    Emit(Op.MOV, target, value.Operand);
                    break;
            }
        }

        /// <summary>Stores a value in a register. Stack entries that refer to the register's old value are copied first.</summary>
        private void Store(Register register, Value value, TypeNode? type)
        {
            if (type != null)
            {
                value = Fit(value, type);
            }

            Spill(register);

            if (value.Form == ValueForm.Register && Retarget(value, new Operand(register)))
            {
                return;
            }

            Load(new Operand(register), value);
        }

        /// <summary>
        /// Returns whether a value is an argument of a method that is being inlined; the method may read the argument again.
        /// </summary>
        private bool IsArgument(Value value)
        {
            for (Scope? scope = _scope; scope?.Caller != null; scope = scope.Caller)
            {
                if (scope.Parameters.Exists(parameter => parameter.Operand.Register == value.Operand.Register))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Returns an argument of a method that is being inlined, or a copy of the argument if the method also receives a reference to the
        /// same variable.
        /// </summary>
        private Value Unaliased(Value argument, Value[] arguments)
        {
            bool isAliased = argument.Form == ValueForm.Register && Array.Exists(arguments, other =>
                other.Form == ValueForm.LocalAddress && other.Operand.Register == argument.Operand.Register);

            return isAliased ? Copied(argument) : argument;
        }

        /// <summary>Redirects the operation that computed a temporary to the temporary's destination.</summary>
        private bool Retarget(Value value, Operand target)
        {
            Instruction? last = _code.Code.Count == 0 ? null : _code.Code[^1];

            if (last == null
                || last.Op == Op.LABEL
                || !value.Operand.Register.IsTemporary
                || value.Operand.Register.IsAddressTaken
                || value.Operand.Word != 0
                || value.Operand.Register.Type.Words != value.Type.Words || IsArgument(value)
                || _stack.Any(item => item.Operand.Register == value.Operand.Register
                    || item.Array?.Elements.Exists(element => element.Register == value.Operand.Register) == true))
            {
                return false;
            }

            if (last.IsCall && last.Result == value.Operand)
            {
                last.Result = target;

                return true;
            }

            string format = OpcodeTable.Format(last.Op);

            if (format.Length > 0 && "DQRYW".Contains(format[0]) && last.Registers[0] == value.Operand)
            {
                // A block operation is not redirected if its source and destination would then overlap.
                if (last.Reads().Any(read => read.Operand.Register == target.Register && read.Words > 1))
                {
                    return false;
                }

                last.Registers[0] = target;

                return true;
            }

            return false;
        }

        private void Spill(Register register)
        {
            for (int i = 0; i < _stack.Count; i++)
            {
                Value value = _stack[i];

                if (value.Array is ArrayInitializer { Made: null } list)
                {
                    for (int element = 0; element < list.Elements.Count; element++)
                    {
                        if (list.Elements[element].Register == register)
                        {
                            Operand copy = Temporary(_world.Object).Operand;
                            Emit(Op.MOVR, copy, list.Elements[element]);
                            list.Elements[element] = copy;
                        }
                    }
                }

                if (value.Operand.Register != register
                    || value.Form is ValueForm.Constant or ValueForm.LocalAddress or ValueForm.StaticAddress)
                {
                    continue;
                }

                if (value.Form == ValueForm.Register)
                {
                    Value copy = Temporary(value.Type);
                    Copy(copy.Operand, value);
                    _stack[i] = copy with { IsNonNull = value.IsNonNull, Narrow = value.Narrow };
                }
                else
                {
                    Value copy = Temporary(_world.PointerTo(value.Type));
                    Load(copy.Operand, value);
                    _stack[i] = new Value(ValueForm.PointerAddress, value.Type) { Operand = copy.Operand };
                }
            }
        }

        /// <summary>
        /// Converts a value to the form in which a variable of a type holds it: small integers are truncated to their range.
        /// </summary>
        private Value Fit(Value value, TypeNode type)
        {
            if (value.Kind == StackKind.R8 && type.Kind == StackKind.R4)
            {
                return Compute(Op.D2F, type, value);
            }

            if (value.Kind == StackKind.R4 && type.Kind == StackKind.R8)
            {
                return Compute(Op.F2D, type, value);
            }

            if (value.Kind == StackKind.I4 && type.Kind == StackKind.I8)
            {
                return Compute(Op.SX8, type, value);
            }

            return value.Kind == StackKind.I4 ? Narrowed(value, type.Primitive) : value;
        }

        private Value Narrowed(Value value, PrimitiveCode code)
        {
            Op? op = code switch
            {
                PrimitiveCode.SByte => Op.EXTS8,
                PrimitiveCode.Boolean or PrimitiveCode.Byte => Op.EXTU8,
                PrimitiveCode.Int16 => Op.EXTS16,
                PrimitiveCode.Char or PrimitiveCode.UInt16 => Op.EXTU16,
                _ => null,
            };

            if (op == null || Keeps(value.Narrow, code))
            {
                return value;
            }

            if (value.Form == ValueForm.Constant)
            {
                int bits = (int)value.Bits;

                return Constant(op switch
                {
                    Op.EXTS8 => (sbyte)bits,
                    Op.EXTU8 => (byte)bits,
                    Op.EXTS16 => (short)bits,
                    _ => (ushort)bits,
                }) with
                { Narrow = code };
            }

            return Compute(op.Value, Int32, value) with { Narrow = code };
        }

        private static bool Keeps(PrimitiveCode range, PrimitiveCode wanted) => range == wanted || range switch
        {
            PrimitiveCode.Boolean => wanted != PrimitiveCode.None,
            PrimitiveCode.Byte => wanted is PrimitiveCode.Boolean or PrimitiveCode.Int16 or PrimitiveCode.UInt16 or PrimitiveCode.Char,
            PrimitiveCode.SByte => wanted == PrimitiveCode.Int16,
            PrimitiveCode.Char or PrimitiveCode.UInt16 => wanted is PrimitiveCode.Char or PrimitiveCode.UInt16,
            _ => false,
        };

        private Value Compute(Op op, TypeNode type, params Value[] values)
        {
            Operand[] operands = [.. values.Select(Use)];
            Value result = Temporary(type);
            Emit(op, [result.Operand, .. operands.Cast<object>()]);

            return result;
        }
    }
}
