using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;
using IlInstruction = Mono.Cecil.Cil.Instruction;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Arithmetic and conversions.</content>
    internal sealed partial class Translator
    {
        private static readonly Dictionary<IL, Op[]> s_binaries = new()
        {
            // Columns: I4, I8, R4, R8.
            [IL.Add] = [Op.ADD, Op.ADD8, Op.FADD, Op.DADD],
            [IL.Sub] = [Op.SUB, Op.SUB8, Op.FSUB, Op.DSUB],
            [IL.Mul] = [Op.MUL, Op.MUL8, Op.FMUL, Op.DMUL],
            [IL.Div] = [Op.DIV, Op.DIV8, Op.FDIV, Op.DDIV],
            [IL.Rem] = [Op.REM, Op.REM8, Op.FREM, Op.DREM],
            [IL.Div_Un] = [Op.DIVU, Op.DIVU8],
            [IL.Rem_Un] = [Op.REMU, Op.REMU8],
            [IL.And] = [Op.AND, Op.AND8],
            [IL.Or] = [Op.OR, Op.OR8],
            [IL.Xor] = [Op.XOR, Op.XOR8],
            [IL.Add_Ovf] = [Op.ADDO, Op.ADDO8],
            [IL.Add_Ovf_Un] = [Op.ADDOU, Op.ADDOU8],
            [IL.Sub_Ovf] = [Op.SUBO, Op.SUBO8],
            [IL.Sub_Ovf_Un] = [Op.SUBOU, Op.SUBOU8],
            [IL.Mul_Ovf] = [Op.MULO, Op.MULO8],
            [IL.Mul_Ovf_Un] = [Op.MULOU, Op.MULOU8],
        };

        private static readonly Dictionary<IL, Op[]> s_shifts = new()
        {
            [IL.Shl] = [Op.SHL, Op.SHL8],
            [IL.Shr] = [Op.SHR, Op.SHR8],
            [IL.Shr_Un] = [Op.SHRU, Op.SHRU8],
        };

        private static readonly Dictionary<Op, Op> s_immediates = new()
        {
            [Op.ADD] = Op.ADDI,
            [Op.MUL] = Op.MULI,
            [Op.AND] = Op.ANDI,
            [Op.OR] = Op.ORI,
            [Op.XOR] = Op.XORI,
            [Op.SHL] = Op.SHLI,
            [Op.SHR] = Op.SHRI,
            [Op.SHRU] = Op.SHRUI,
        };

        private bool TranslateArithmetic(IlInstruction instruction)
        {
            IL code = instruction.OpCode.Code;

            if (s_binaries.TryGetValue(code, out Op[]? ops))
            {
                Value right = Pop();
                Value left = Pop();
                Unify(ref left, ref right);
                int column = left.Kind switch { StackKind.I4 => 0, StackKind.I8 => 1, StackKind.R4 => 2, StackKind.R8 => 3, _ => 9 };

                if (column >= ops.Length)
                {
                    throw new NotSupportedException($"{instruction.OpCode.Name} on {left.Kind} (pointer arithmetic)");
                }

                Push(Binary(ops[column], left, right, code is IL.Add or IL.Mul or IL.And or IL.Or or IL.Xor));

                return true;
            }

            if (s_shifts.TryGetValue(code, out ops))
            {
                Value right = Pop();
                Value left = Pop();
                Push(Binary(ops[left.Kind == StackKind.I8 ? 1 : 0], left, right, false));

                return true;
            }

            switch (code)
            {
                case IL.Neg or IL.Not:
                    Negate(code == IL.Neg);
                    break;
                case IL.Ceq:
                    PushCompare(Relation.Equal, false);
                    break;
                case IL.Cgt:
                    PushCompare(Relation.Greater, false);
                    break;
                case IL.Cgt_Un:
                    PushCompare(Relation.Greater, true);
                    break;
                case IL.Clt:
                    PushCompare(Relation.Less, false);
                    break;
                case IL.Clt_Un:
                    PushCompare(Relation.Less, true);
                    break;
                case IL.Ckfinite:
                    Value number = Pop();
                    Emit(Op.CKFIN, Use(number.Kind == StackKind.R4 ? Compute(Op.F2D, _world.Known("System.Double"), number) : number));
                    Push(number);
                    break;
                default:
                    return TranslateConversion(instruction);
            }

            return true;
        }

        private Value Binary(Op op, Value left, Value right, bool commutes)
        {
            if (left.Form == ValueForm.Constant && right.Form == ValueForm.Constant && left.Kind == StackKind.I4
                && Fold(op, (int)left.Bits, (int)right.Bits) is int folded)
            {
                return Constant(folded);
            }

            if (commutes && left.Form == ValueForm.Constant)
            {
                (left, right) = (right, left);
            }

            if (right.Form == ValueForm.Constant && right.Kind == StackKind.I4)
            {
                int value = (int)right.Bits;

                if (op == Op.SUB && value != int.MinValue)
                {
                    op = Op.ADD;
                    value = -value;
                }

                if (op == Op.AND && value == 255)
                {
                    return Narrowed(left, PrimitiveCode.Byte);
                }

                if (op == Op.AND && value == 65535)
                {
                    return Narrowed(left, PrimitiveCode.UInt16);
                }

                if (s_immediates.TryGetValue(op, out Op immediate) && Fits8(value))
                {
                    Value result = Temporary(Int32);
                    Emit(immediate, result.Operand, Use(left), value);

                    return result with { Narrow = op == Op.AND && value >= 0 ? PrimitiveCode.Byte : PrimitiveCode.None };
                }

                right = right.Form == ValueForm.Constant && op == Op.ADD ? Constant(value) : right;
            }

            Value computed = Compute(op, left.Kind == StackKind.Ref ? Int32 : Plain(left), left, right);

            // The result of a bitwise operation is within the range of its operands.
            return op is Op.AND or Op.OR or Op.XOR && left.Narrow == right.Narrow
                && left.Narrow is PrimitiveCode.Boolean or PrimitiveCode.Byte or PrimitiveCode.UInt16
                ? computed with { Narrow = left.Narrow } : computed;
        }

        private TypeNode Plain(Value value) => value.Kind switch
        {
            StackKind.I4 => Int32,
            StackKind.I8 => Int64,
            _ => value.Type,
        };

        private static int? Fold(Op op, int a, int b) => op switch
        {
            Op.ADD => unchecked(a + b),
            Op.SUB => unchecked(a - b),
            Op.MUL => unchecked(a * b),
            Op.AND => a & b,
            Op.OR => a | b,
            Op.XOR => a ^ b,
            Op.SHL => a << (b & 31),
            Op.SHR => a >> (b & 31),
            Op.SHRU => (int)((uint)a >> (b & 31)),
            _ => null,
        };

        private void Negate(bool arithmetic)
        {
            Value value = Pop();

            if (value.Form == ValueForm.Constant && value.Kind == StackKind.I4)
            {
                Push(Constant(arithmetic ? unchecked(-(int)value.Bits) : ~(int)value.Bits));

                return;
            }

            Op op = value.Kind switch
            {
                StackKind.I4 => arithmetic ? Op.NEG : Op.NOT,
                StackKind.I8 => arithmetic ? Op.NEG8 : Op.NOT8,
                StackKind.R4 => Op.FNEG,
                StackKind.R8 => Op.DNEG,
                _ => throw new NotSupportedException("negating a pointer"),
            };
            Push(Compute(op, Plain(value), value));
        }

        private bool TranslateConversion(IlInstruction instruction)
        {
            IL code = instruction.OpCode.Code;

            switch (code)
            {
                case IL.Conv_I1:
                    Push(Narrowed(ToInt32(Pop(), false), PrimitiveCode.SByte));
                    break;
                case IL.Conv_U1:
                    Push(Narrowed(ToInt32(Pop(), false), PrimitiveCode.Byte));
                    break;
                case IL.Conv_I2:
                    Push(Narrowed(ToInt32(Pop(), false), PrimitiveCode.Int16));
                    break;
                case IL.Conv_U2:
                    Push(Narrowed(ToInt32(Pop(), false), PrimitiveCode.UInt16));
                    break;
                case IL.Conv_I4 or IL.Conv_I:
                    Push(ToInt32(Pop(), false));
                    break;
                case IL.Conv_U4 or IL.Conv_U:
                    Push(ToInt32(Pop(), true));
                    break;
                case IL.Conv_I8:
                    Push(ToInt64(Pop(), false));
                    break;
                case IL.Conv_U8:
                    Push(ToInt64(Pop(), true));
                    break;
                case IL.Conv_R4:
                    Push(ToSingle(Pop()));
                    break;
                case IL.Conv_R8:
                    Push(ToDouble(Pop(), false));
                    break;
                case IL.Conv_R_Un when instruction.Next is { OpCode.Code: IL.Conv_R4 } && _stack[^1].Kind == StackKind.I8:
                    // The value is rounded only once, as in .NET.
                    Push(Compute(Op.U8F, _world.Known("System.Single"), Pop()));
                    break;
                case IL.Conv_R_Un:
                    Push(ToDouble(Pop(), true));
                    break;
                default:
                    return TranslateCheckedConversion(code);
            }

            return true;
        }

        private Value ToInt32(Value value, bool unsigned)
        {
            switch (value.Kind)
            {
                case StackKind.I4:
                    return value;
                case StackKind.I8 when value.Form == ValueForm.Constant:
                    return Constant((int)value.Bits);
                case StackKind.I8:
                    // The low word of the pair.
                    return new Value(ValueForm.Register, Int32) { Operand = LowWord(value) };
                case StackKind.R4:
                    return ToInt32(Compute(Op.F2D, _world.Known("System.Double"), value), unsigned);
                case StackKind.R8:
                    return Compute(unsigned ? Op.D2U4 : Op.D2I4, Int32, value);
                default:
                    throw new NotSupportedException("pointer-to-integer conversion");
            }
        }

        private Operand LowWord(Value value)
        {
            Operand pair = Use(value);

            if (pair.Register.IsTemporary)
            {
                return pair;
            }

            Value copy = Temporary(Int32);
            Emit(Op.MOV, copy.Operand, pair);

            return copy.Operand;
        }

        private Value ToInt64(Value value, bool unsigned)
        {
            switch (value.Kind)
            {
                case StackKind.I8:
                    return value;
                case StackKind.I4 when value.Form == ValueForm.Constant:
                    return Constant(unsigned ? (uint)(int)value.Bits : (long)(int)value.Bits);
                case StackKind.I4:
                    return Compute(unsigned ? Op.ZX8 : Op.SX8, Int64, value);
                case StackKind.R4:
                    return ToInt64(Compute(Op.F2D, _world.Known("System.Double"), value), unsigned);
                case StackKind.R8:
                    return Compute(unsigned ? Op.D2U8 : Op.D2I8, Int64, value);
                default:
                    throw new NotSupportedException("pointer-to-integer conversion");
            }
        }

        private Value ToSingle(Value value)
        {
            TypeNode single = _world.Known("System.Single");

            return value.Kind switch
            {
                StackKind.R4 => value,
                StackKind.R8 => Compute(Op.D2F, single, value),
                StackKind.I4 => Compute(Op.I4F, single, value),
                StackKind.I8 => Compute(Op.I8F, single, value),
                _ => throw new NotSupportedException("pointer-to-integer conversion"),
            };
        }

        private Value ToDouble(Value value, bool unsigned)
        {
            TypeNode wide = _world.Known("System.Double");

            return value.Kind switch
            {
                StackKind.R8 => value,
                StackKind.R4 => Compute(Op.F2D, wide, value),
                StackKind.I4 => Compute(unsigned ? Op.U4D : Op.I4D, wide, value),
                StackKind.I8 => Compute(unsigned ? Op.U8D : Op.I8D, wide, value),
                _ => throw new NotSupportedException("pointer-to-integer conversion"),
            };
        }

        private bool TranslateCheckedConversion(IL code)
        {
            // The kinds are those of core/numbers.hpp; adding 8 marks an unsigned source.
            (int Kind, bool Unsigned)? to = code switch
            {
                IL.Conv_Ovf_I1 => (0, false),
                IL.Conv_Ovf_U1 => (1, false),
                IL.Conv_Ovf_I2 => (2, false),
                IL.Conv_Ovf_U2 => (3, false),
                IL.Conv_Ovf_I4 or IL.Conv_Ovf_I => (4, false),
                IL.Conv_Ovf_U4 or IL.Conv_Ovf_U => (5, false),
                IL.Conv_Ovf_I8 => (6, false),
                IL.Conv_Ovf_U8 => (7, false),
                IL.Conv_Ovf_I1_Un => (0, true),
                IL.Conv_Ovf_U1_Un => (1, true),
                IL.Conv_Ovf_I2_Un => (2, true),
                IL.Conv_Ovf_U2_Un => (3, true),
                IL.Conv_Ovf_I4_Un or IL.Conv_Ovf_I_Un => (4, true),
                IL.Conv_Ovf_U4_Un or IL.Conv_Ovf_U_Un => (5, true),
                IL.Conv_Ovf_I8_Un => (6, true),
                IL.Conv_Ovf_U8_Un => (7, true),
                _ => null,
            };

            if (to == null)
            {
                return false;
            }

            Value value = Pop();
            bool wide = to.Value.Kind >= 6;

            if (value.Kind is StackKind.R4 or StackKind.R8)
            {
                Value result = Temporary(Int64);
                Emit(Op.OVFD, result.Operand, Use(ToDouble(value, false)), to.Value.Kind);
                Push(wide ? result : ToInt32(result, false));

                return true;
            }

            Value source = ToInt64(value, to.Value.Unsigned);
            Value checkedValue = Temporary(wide ? Int64 : Int32);
            Emit(wide ? Op.OVF8 : Op.OVF4, checkedValue.Operand, Use(source), to.Value.Kind | (to.Value.Unsigned ? 8 : 0));
            Push(checkedValue);

            return true;
        }
    }
}
