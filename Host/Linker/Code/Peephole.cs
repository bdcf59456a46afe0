namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>Peephole optimisation: moves loop tests to the end of the loop and fuses pairs of operations.</summary>
    internal static class Peephole
    {
        private const int MaxHead = 3;

        public static void Run(MethodCode code, bool forSize)
        {
            if (!forSize)
            {
                InvertLoops(code);
            }

            RemoveUnusedLabels(code);
            FusePairs(code.Code);
            RemoveJumpsToNext(code.Code);
        }

        /// <summary>Removes labels and jumps that have no effect.</summary>
        public static void CleanUp(MethodCode code)
        {
            RemoveJumpsToNext(code.Code);
            RemoveUnusedLabels(code);
        }

        /// <summary>
        /// Replaces a jump to the test at the end of a loop with a copy of that test. If the copy falls through into the loop, its
        /// condition is inverted.
        /// </summary>
        private static void InvertLoops(MethodCode method)
        {
            List<Instruction> code = method.Code;

            for (int i = 0; i < code.Count; i++)
            {
                if (code[i].Op != Op.BR)
                {
                    continue;
                }

                int place = code.FindIndex(instruction => instruction.Op == Op.LABEL && instruction.Target == code[i].Target);
                int test = FindTest(code, place);

                if (place < i || test >= code.Count || !code[test].IsConditional || code[test].Op == Op.INCBLT || test == place
                    || !new ClauseRanges(method).AreSame(i, test))
                {
                    continue;
                }

                List<Instruction> copy = [.. code.GetRange(place + 1, test - place).Select(Clone)];
                Label after = new();
                code.Insert(test + 1, new Instruction(Op.LABEL, code[test].IlOffset) { Target = after });
                bool entersNext = i + 1 < code.Count && code[i + 1].Op == Op.LABEL && code[i + 1].Target == copy[^1].Target;
                code.RemoveAt(i);

                if (entersNext)
                {
                    Invert(copy[^1], after);
                }
                else
                {
                    copy.Add(new Instruction(Op.BR, copy[^1].IlOffset) { Target = after });
                }

                code.InsertRange(i, copy);
                i += copy.Count - 1;
            }
        }

        private static int FindTest(List<Instruction> code, int head)
        {
            int test = head + 1;

            while (test < code.Count && test - head <= MaxHead
                && code[test].Op is Op.LDLEN or Op.LDFLD4 or Op.LDFLDR or Op.LDS4 or Op.MOV or Op.LDI8 or Op.LDI16)
            {
                test++;
            }

            return test;
        }

        private static Instruction Clone(Instruction source)
        {
            Instruction copy = new(source.Op, source.IlOffset) { Target = source.Target };
            copy.Registers.AddRange(source.Registers);
            copy.Immediates.AddRange(source.Immediates);
            copy.Symbols.AddRange(source.Symbols);

            return copy;
        }

        /// <summary>Inverts the condition of a branch.</summary>
        public static void Invert(Instruction instruction, Label target)
        {
            bool swap = instruction.Op is Op.BLT or Op.BLE or Op.BLTU or Op.BLEU;
            instruction.Op = instruction.Op switch
            {
                Op.BEQ => Op.BNE,
                Op.BNE => Op.BEQ,
                Op.BLT => Op.BLE,
                Op.BLE => Op.BLT,
                Op.BLTU => Op.BLEU,
                Op.BLEU => Op.BLTU,
                Op.BEQI => Op.BNEI,
                Op.BNEI => Op.BEQI,
                Op.BLTI => Op.BGEI,
                Op.BGEI => Op.BLTI,
                Op.BZ => Op.BNZ,
                Op.BNZ => Op.BZ,
                Op.BNULL => Op.BNNULL,
                Op.BNNULL => Op.BNULL,
                Op.BEQR => Op.BNER,
                Op.BNER => Op.BEQR,
                _ => throw new InvalidOperationException($"{instruction.Op} cannot be inverted"),
            };
            instruction.Target = target;

            if (swap)
            {
                (instruction.Registers[0], instruction.Registers[1]) = (instruction.Registers[1], instruction.Registers[0]);
            }
        }

        private static void RemoveUnusedLabels(MethodCode code)
        {
            HashSet<Label> used = [.. code.Code.Where(instruction => instruction.Op != Op.LABEL)
                .SelectMany(instruction => instruction.Target == null ? instruction.Table : [instruction.Target])];

            foreach (Clause clause in code.Clauses)
            {
                used.UnionWith([clause.TryStart, clause.TryEnd, clause.Handler, clause.HandlerEnd]);

                if (clause.Filter != null)
                {
                    used.Add(clause.Filter);
                }
            }

            code.Code.RemoveAll(instruction => instruction.Op == Op.LABEL && !used.Contains(instruction.Target!));
        }

        private static void FusePairs(List<Instruction> code)
        {
            for (int i = 0; i + 1 < code.Count; i++)
            {
                Instruction first = code[i], second = code[i + 1];

                if (first.Op == Op.ADDI && second.Op == Op.BLT && first.Immediates[0] == 1 && first.Registers[0] == first.Registers[1]
                    && first.Registers[0] == second.Registers[0] && second.Registers[0] != second.Registers[1])
                {
                    Instruction fused = new(Op.INCBLT, second.IlOffset) { Target = second.Target };
                    fused.Registers.AddRange(second.Registers);
                    code[i] = fused;
                    code.RemoveAt(i + 1);
                }
                else if (first.Op == Op.XOR && second.Op == Op.EXTU8 && first.Registers[0] == second.Registers[1]
                    && IsReadOnce(code, first.Registers[0].Register))
                {
                    Instruction fused = new(Op.XORU8, second.IlOffset);
                    fused.Registers.AddRange([second.Registers[0], first.Registers[1], first.Registers[2]]);
                    code[i] = fused;
                    code.RemoveAt(i + 1);
                }
            }
        }

        // A temporary that is an argument of an inlined method may be read more than once.
        private static bool IsReadOnce(List<Instruction> code, Register register) =>
            register is { IsTemporary: true, IsAddressTaken: false }
            && code.Sum(instruction => instruction.Reads().Count(read => read.Operand.Register == register)) == 1;

        private static void RemoveJumpsToNext(List<Instruction> code)
        {
            for (int i = code.Count - 1; i >= 0; i--)
            {
                if (code[i].Op == Op.BR)
                {
                    int next = i + 1;

                    while (next < code.Count && code[next].Op == Op.LABEL)
                    {
                        if (code[next].Target == code[i].Target)
                        {
                            code.RemoveAt(i);
                            break;
                        }

                        next++;
                    }
                }
            }
        }
    }
}
