using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Translates comparisons, as values and as branches.</content>
    internal sealed partial class Translator
    {
        private static Relation Swap(Relation relation) => relation switch
        {
            Relation.Less => Relation.Greater,
            Relation.LessOrEqual => Relation.GreaterOrEqual,
            Relation.Greater => Relation.Less,
            Relation.GreaterOrEqual => Relation.LessOrEqual,
            _ => relation,
        };

        /// <summary>Emits a branch that is taken if the top two stack values satisfy a relation.</summary>
        private void Compare(Relation relation, bool unsigned, Label target)
        {
            Value right = Pop();
            Value left = Pop();
            Unify(ref left, ref right);

            if (left.Kind != StackKind.I4 && left.Kind != StackKind.Ref)
            {
                // The negated comparison, which .un branches use, is true if an operand is NaN.
                Value truth = Truth(relation, unsigned, left, right, out bool negated);
                BranchIf(truth, !negated, target);

                return;
            }

            if (left.Form == ValueForm.Constant && right.Form != ValueForm.Constant)
            {
                (left, right) = (right, left);
                relation = Swap(relation);
            }

            if (left.Kind == StackKind.Ref && right.Form == ValueForm.Constant)
            {
                BranchIf(left, relation == Relation.NotEqual || relation == Relation.Greater, target);

                return;
            }

            Operand a = Protect(Use(left));

            if (left.Kind == StackKind.I4 && right.Form == ValueForm.Constant
                && Immediate(relation, unsigned, (int)right.Bits) is (Op, int) choice)
            {
                FlushStack();
                Remember(target);
                object[] operands = choice.Op is Op.BZ or Op.BNZ ? [a, target] : [a, choice.Value, target];
                Emit(choice.Op, operands);

                return;
            }

            Operand b = Protect(Use(right));
            FlushStack();
            Remember(target);

            if (left.Kind == StackKind.Ref)
            {
                Emit(relation == Relation.Equal ? Op.BEQR : Op.BNER, a, b, target);

                return;
            }

            EmitCompare(relation, unsigned, a, b, target);
        }

        private void EmitCompare(Relation relation, bool unsigned, Operand a, Operand b, Label target)
        {
            if (relation is Relation.Greater or Relation.GreaterOrEqual)
            {
                (a, b) = (b, a);
                relation = Swap(relation);
            }

            Emit(
                relation switch
                {
                    Relation.Equal => Op.BEQ,
                    Relation.NotEqual => Op.BNE,
                    Relation.Less => unsigned ? Op.BLTU : Op.BLT,
                    _ => unsigned ? Op.BLEU : Op.BLE,
                },
                a,
                b,
                target);
        }

        private static (Op Op, int Value)? Immediate(Relation relation, bool unsigned, int value)
        {
            if (relation is Relation.Equal or Relation.NotEqual)
            {
                return value == 0 ? (relation == Relation.Equal ? Op.BZ : Op.BNZ, 0)
                    : Fits8(value) ? (relation == Relation.Equal ? Op.BEQI : Op.BNEI, value) : null;
            }

            if (unsigned)
            {
                return value == 0 && relation == Relation.Greater ? (Op.BNZ, 0) : null;
            }

            if (relation is Relation.LessOrEqual or Relation.Greater)
            {
                if (value == int.MaxValue)
                {
                    return null;
                }

                value++;
                relation = relation == Relation.LessOrEqual ? Relation.Less : Relation.GreaterOrEqual;
            }

            return Fits8(value) ? (relation == Relation.Less ? Op.BLTI : Op.BGEI, value) : null;
        }

        private static bool Fits8(long value) => value is >= sbyte.MinValue and <= sbyte.MaxValue;

        /// <summary>Translates ceq, cgt and clt: pushes the result (1 or 0) of comparing the top two stack values.</summary>
        private void PushCompare(Relation relation, bool unsigned)
        {
            Value right = Pop();
            Value left = Pop();
            Unify(ref left, ref right);

            if (left.Form == ValueForm.Constant && right.Form == ValueForm.Constant && left.Kind == StackKind.I4)
            {
                int a = (int)left.Bits, b = (int)right.Bits;
                bool result = relation switch
                {
                    Relation.Equal => a == b,
                    Relation.Less => unsigned ? (uint)a < (uint)b : a < b,
                    _ => unsigned ? (uint)a > (uint)b : a > b,
                };
                Push(Constant(result ? 1 : 0));

                return;
            }

            Value truth = Truth(relation, unsigned, left, right, out bool negated);
            Push((negated ? Not(truth) : truth) with { Narrow = PrimitiveCode.Boolean });
        }

        /// <summary>Negates a truth value.</summary>
        private Value Not(Value truth)
        {
            Value result = Temporary(Int32);
            Emit(Op.CEQI, result.Operand, Use(truth), 0);

            return result with { Narrow = PrimitiveCode.Boolean };
        }

        private Value Truth(Relation relation, bool unsigned, Value left, Value right, out bool negated)
        {
            negated = false;

            if (left.Kind == StackKind.Ref || left.Kind == StackKind.ByRef)
            {
                negated = relation is Relation.Greater or Relation.NotEqual;

                return Compute(left.Kind == StackKind.Ref ? Op.CEQR : Op.CEQY, Int32, left, right);
            }

            if (relation is Relation.Equal or Relation.NotEqual)
            {
                negated = relation == Relation.NotEqual;

                return Equal(left, right);
            }

            if (relation is Relation.Greater or Relation.LessOrEqual)
            {
                (left, right) = (right, left);
                relation = Swap(relation);
            }

            // The relation is less-than, or greater-or-equal expressed as the negation of less-than. For floats, the negation also inverts
            // the unordered case.
            if (relation == Relation.GreaterOrEqual)
            {
                negated = true;
                unsigned = left.Kind is StackKind.R4 or StackKind.R8 ? !unsigned : unsigned;
            }

            Op op = left.Kind switch
            {
                StackKind.I8 => unsigned ? Op.CLTU8 : Op.CLT8,
                StackKind.R4 => unsigned ? Op.FCLTU : Op.FCLT,
                StackKind.R8 => unsigned ? Op.DCLTU : Op.DCLT,
                _ => unsigned ? Op.CLTU : Op.CLT,
            };

            if (left.Kind == StackKind.I4 && unsigned && left.Form == ValueForm.Constant && left.Bits == 0)
            {
                negated = !negated;

                return Equal(right, left);
            }

            return Compute(op, Int32, left, right);
        }

        private Value Equal(Value left, Value right)
        {
            if (left.Kind != StackKind.I4)
            {
                return Compute(left.Kind == StackKind.I8 ? Op.CEQ8 : left.Kind == StackKind.R4 ? Op.FCEQ : Op.DCEQ, Int32, left, right);
            }

            if (left.Form == ValueForm.Constant)
            {
                (left, right) = (right, left);
            }

            if (right.Form == ValueForm.Constant && Fits8((int)right.Bits))
            {
                if (right.Bits == 0 && InvertLast(left))
                {
                    return left;
                }

                Value result = Temporary(Int32);
                Emit(Op.CEQI, result.Operand, Use(left), (int)right.Bits);

                return result;
            }

            return Compute(Op.CEQ, Int32, left, right);
        }

        /// <summary>Inverts the equality test that was emitted last.</summary>
        private bool InvertLast(Value value)
        {
            Instruction? last = _code.Code.Count == 0 ? null : _code.Code[^1];

            if (last == null
                || value.Form != ValueForm.Register
                || !value.Operand.Register.IsTemporary
                || last.Registers.Count == 0
                || last.Registers[0] != value.Operand
                || last.Op is not (Op.CEQ or Op.CNE)
                || IsArgument(value)
                || _stack.Any(item => item.Operand.Register == value.Operand.Register))
            {
                return false;
            }

            last.Op = last.Op == Op.CEQ ? Op.CNE : Op.CEQ;

            return true;
        }

        /// <summary>
        /// Converts both operands to one kind, because the evaluation stack permits mixing native int with int, and float with double.
        /// </summary>
        private void Unify(ref Value left, ref Value right)
        {
            if (left.Kind == right.Kind)
            {
                return;
            }

            if (left.Kind == StackKind.R4 || right.Kind == StackKind.R4)
            {
                TypeNode wide = _world.Known("System.Double");
                left = left.Kind == StackKind.R4 ? Compute(Op.F2D, wide, left) : left;
                right = right.Kind == StackKind.R4 ? Compute(Op.F2D, wide, right) : right;
            }
            else if (left.Kind == StackKind.I8 && right.Kind == StackKind.I4)
            {
                right = Compute(Op.SX8, Int64, right);
            }
            else if (left.Kind == StackKind.I4 && right.Kind == StackKind.I8)
            {
                left = Compute(Op.SX8, Int64, left);
            }
            else if (left.Kind == StackKind.ByRef && right.Form == ValueForm.Constant)
            {
                right = new Value(ValueForm.Constant, left.IsAddress ? _world.PointerTo(left.Type) : left.Type);
            }
            else
            {
                throw new NotSupportedException($"comparing {left.Kind} with {right.Kind}");
            }
        }
    }
}
