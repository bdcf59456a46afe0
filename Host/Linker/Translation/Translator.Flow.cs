using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;
using IlInstruction = Mono.Cecil.Cil.Instruction;
using Instruction = FlipperUpdaterNano.Linker.Code.Instruction;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <content>Translates branches, exception clauses and returns.</content>
    internal sealed partial class Translator
    {
        private readonly Dictionary<Label, HandlerEntry> _handlers = [];
        private readonly List<(ExceptionHandler Handler, Clause Clause)> _clauses = [];

        private void MakeClauses(MethodBody body)
        {
            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                bool hasException = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
                TypeNode? type = handler.CatchType == null ? null : _world.Type(handler.CatchType, _method);
                Register slot = _code.NewRegister(hasException ? type ?? _world.Object : Int32);
                slot.IsAddressTaken = true;
                Clause clause = new()
                {
                    Kind = handler.HandlerType switch
                    {
                        ExceptionHandlerType.Catch => Clause.Catch,
                        ExceptionHandlerType.Filter => Clause.FilterKind,
                        ExceptionHandlerType.Finally => Clause.Finally,
                        _ => Clause.Fault,
                    },
                    TryStart = LabelAt(handler.TryStart.Offset),
                    TryEnd = LabelAt(handler.TryEnd?.Offset ?? EndOf(body)),
                    Handler = LabelAt(handler.HandlerStart.Offset),
                    HandlerEnd = LabelAt(handler.HandlerEnd?.Offset ?? EndOf(body)),
                    Filter = handler.FilterStart == null ? null : LabelAt(handler.FilterStart.Offset),
                    Type = type,
                    Slot = slot,
                };
                _code.Clauses.Add(clause);
                _clauses.Add((handler, clause));
                HandlerEntry entry = new(hasException ? slot : null);
                _handlers[clause.Handler] = entry;

                if (clause.Filter != null)
                {
                    _handlers[clause.Filter] = entry;
                }
            }
        }

        private Clause EnclosingHandler(params int[] kinds)
        {
            return _clauses
                .Where(item => kinds.Contains(item.Clause.Kind)
                    && (item.Handler.FilterStart ?? item.Handler.HandlerStart).Offset <= _offset
                    && _offset < (item.Handler.HandlerEnd?.Offset ?? int.MaxValue))
                .OrderByDescending(item => item.Handler.HandlerStart.Offset)
                .First().Clause;
        }

        private bool TranslateFlow(IlInstruction instruction)
        {
            switch (instruction.OpCode.Code)
            {
                case IL.Br or IL.Br_S:
                    Jump(((IlInstruction)instruction.Operand).Offset);
                    break;
                case IL.Brtrue or IL.Brtrue_S:
                    BranchIf(Pop(), true, Target(instruction));
                    break;
                case IL.Brfalse or IL.Brfalse_S:
                    BranchIf(Pop(), false, Target(instruction));
                    break;
                case IL.Beq or IL.Beq_S:
                    Compare(Relation.Equal, false, Target(instruction));
                    break;
                case IL.Bne_Un or IL.Bne_Un_S:
                    Compare(Relation.NotEqual, true, Target(instruction));
                    break;
                case IL.Blt or IL.Blt_S:
                    Compare(Relation.Less, false, Target(instruction));
                    break;
                case IL.Blt_Un or IL.Blt_Un_S:
                    Compare(Relation.Less, true, Target(instruction));
                    break;
                case IL.Ble or IL.Ble_S:
                    Compare(Relation.LessOrEqual, false, Target(instruction));
                    break;
                case IL.Ble_Un or IL.Ble_Un_S:
                    Compare(Relation.LessOrEqual, true, Target(instruction));
                    break;
                case IL.Bgt or IL.Bgt_S:
                    Compare(Relation.Greater, false, Target(instruction));
                    break;
                case IL.Bgt_Un or IL.Bgt_Un_S:
                    Compare(Relation.Greater, true, Target(instruction));
                    break;
                case IL.Bge or IL.Bge_S:
                    Compare(Relation.GreaterOrEqual, false, Target(instruction));
                    break;
                case IL.Bge_Un or IL.Bge_Un_S:
                    Compare(Relation.GreaterOrEqual, true, Target(instruction));
                    break;
                case IL.Switch:
                    Switch((IlInstruction[])instruction.Operand);
                    break;
                case IL.Leave or IL.Leave_S:
                    Leave(((IlInstruction)instruction.Operand).Offset);
                    break;
                case IL.Ret:
                    Return();
                    break;
                case IL.Throw:
                    Emit(Op.THROW, Use(Pop()));
                    break;
                case IL.Rethrow:
                    Emit(Op.RETHROW, new Operand(EnclosingHandler(Clause.Catch, Clause.FilterKind).Slot));
                    break;
                case IL.Endfinally:
                    Emit(Op.RETFIN, new Operand(EnclosingHandler(Clause.Finally, Clause.Fault).Slot));
                    break;
                case IL.Endfilter:
                    Emit(Op.ENDFILTER, Use(Pop()));
                    break;
                default:
                    return false;
            }

            return true;
        }

        private Label Target(IlInstruction instruction) => LabelAt(((IlInstruction)instruction.Operand).Offset);

        private void Jump(int offset)
        {
            Label label = LabelAt(offset);
            FlushStack();
            Remember(label);
            Emit(Op.BR, label);
        }

        private void Leave(int offset)
        {
            _stack.Clear();

            foreach ((ExceptionHandler handler, Clause clause) in _clauses)
            {
                bool covers = handler.TryStart.Offset <= _offset && _offset < handler.TryEnd.Offset;
                bool holdsTarget = handler.TryStart.Offset <= offset && offset < handler.TryEnd.Offset;

                if (clause.Kind == Clause.Finally && covers && !holdsTarget)
                {
                    Emit(Op.GOSUB, new Operand(clause.Slot), clause.Handler);
                }
            }

            Jump(offset);
        }

        private void Return()
        {
            if (_scope.Caller != null)
            {
                return;
            }

            TypeNode type = _method.Returns;

            if (type.Kind == StackKind.Void)
            {
                Emit(Op.RETV);

                return;
            }

            Operand value = Use(Fit(Pop(), type));

            switch (type.Kind)
            {
                case StackKind.I8 or StackKind.R8:
                    Emit(Op.RET8, value);
                    break;
                case StackKind.Ref:
                    Emit(Op.RETR, value);
                    break;
                case StackKind.I4 or StackKind.R4:
                    Emit(Op.RET, value);
                    break;
                default:
                    Emit(Op.RETN, value, type.Words);
                    break;
            }
        }

        private void Switch(IlInstruction[] targets)
        {
            Operand index = Protect(Use(Pop()));
            FlushStack();
            Instruction emitted = Emit(Op.SWITCH, index);

            foreach (IlInstruction target in targets)
            {
                Label label = LabelAt(target.Offset);
                Remember(label);
                emitted.Table.Add(label);
            }
        }

        /// <summary>Copies an operand of a branch if flushing the stack would overwrite the operand.</summary>
        private Operand Protect(Operand operand)
        {
            if (_stack.Count == 0 || !_stackRegisters.ContainsValue(operand.Register))
            {
                return operand;
            }

            Value copy = Temporary(operand.Register.Type);
            Copy(copy.Operand, Reg(operand.Register));

            return copy.Operand with { Word = operand.Word };
        }

        private void BranchIf(Value value, bool whenTrue, Label target)
        {
            if (value.Form == ValueForm.Constant)
            {
                FlushStack();
                Remember(target);

                if (value.Bits != 0 == whenTrue)
                {
                    Emit(Op.BR, target);
                }

                return;
            }

            if (value.Kind == StackKind.I4 && FuseCompare(value, whenTrue, target))
            {
                return;
            }

            Operand operand;

            switch (value.Kind)
            {
                case StackKind.I8:
                    operand = Use(Compute(Op.CEQ8, Int32, value, Constant(0L)));
                    whenTrue = !whenTrue;
                    break;
                case StackKind.R4 or StackKind.R8 or StackKind.ByRef or StackKind.Struct:
                    throw new NotSupportedException($"branch on {value.Kind}");
                default:
                    operand = Use(value);
                    break;
            }

            operand = Protect(operand);
            FlushStack();
            Remember(target);

            if (value.Kind == StackKind.Ref)
            {
                Emit(whenTrue ? Op.BNNULL : Op.BNULL, operand, target);
            }
            else
            {
                Emit(whenTrue ? Op.BNZ : Op.BZ, operand, target);
            }
        }

        /// <summary>Fuses a comparison into the branch that is its only use.</summary>
        private bool FuseCompare(Value value, bool whenTrue, Label target)
        {
            Instruction? last = _code.Code.Count == 0 ? null : _code.Code[^1];

            if (last == null || _stack.Count != 0 || !IsCompareInto(last, value))
            {
                return false;
            }

            _code.Code.RemoveAt(_code.Code.Count - 1);
            Remember(target);
            Operand left = last.Registers[1];

            if (last.Op == Op.CEQI)
            {
                FuseConstantCompare(left, (int)last.Immediates[0], whenTrue, target);

                return true;
            }

            Operand right = last.Registers[2];

            switch (last.Op)
            {
                case Op.CEQ or Op.CNE:
                    Emit(last.Op == Op.CEQ == whenTrue ? Op.BEQ : Op.BNE, left, right, target);
                    break;
                case Op.CEQR:
                    Emit(whenTrue ? Op.BEQR : Op.BNER, left, right, target);
                    break;
                default:
                    Op op = last.Op == Op.CLT ? (whenTrue ? Op.BLT : Op.BLE) : whenTrue ? Op.BLTU : Op.BLEU;
                    Emit(op, whenTrue ? left : right, whenTrue ? right : left, target);
                    break;
            }

            return true;
        }

        /// <summary>Returns whether an instruction is a comparison that writes the temporary register of a value.</summary>
        private static bool IsCompareInto(Instruction instruction, Value value)
        {
            return value.Form == ValueForm.Register
                && value.Operand.Register.IsTemporary
                && instruction.Registers.Count != 0
                && instruction.Registers[0] == value.Operand
                && instruction.Op is Op.CEQ or Op.CNE or Op.CLT or Op.CLTU or Op.CEQI or Op.CEQR;
        }

        private void FuseConstantCompare(Operand left, int immediate, bool whenTrue, Label target)
        {
            if (immediate == 0 && FuseCompare(new Value(ValueForm.Register, Int32) { Operand = left }, !whenTrue, target))
            {
                return;
            }

            if (immediate == 0)
            {
                Emit(whenTrue ? Op.BZ : Op.BNZ, left, target);
            }
            else
            {
                Emit(whenTrue ? Op.BEQI : Op.BNEI, left, immediate, target);
            }
        }

        private sealed record HandlerEntry(Register? Exception);
    }
}
