namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Simplifies control flow: redirects branches whose target is a branch or return, inverts branches that only skip a branch, and
    /// removes unreachable code.
    /// </summary>
    internal static class Branches
    {
        private const int LongestChain = 8;

        /// <summary>Simplifies the control flow of a method.</summary>
        public static void Run(MethodCode code)
        {
            for (bool changed = true; changed;)
            {
                int before = code.Code.Count;
                changed = Retarget(code) | InvertAround(code.Code) | RemoveUnreachable(code.Code);
                Peephole.CleanUp(code);
                changed |= code.Code.Count != before;
            }
        }

        private static bool Retarget(MethodCode method)
        {
            List<Instruction> code = method.Code;
            ClauseRanges ranges = new(method);
            Dictionary<Label, int> places = Places(code);
            bool changed = false;

            for (int i = 0; i < code.Count; i++)
            {
                for (int hop = 0; hop < LongestChain && code[i].Op == Op.BR | code[i].IsConditional; hop++)
                {
                    int place = After(code, places[code[i].Target!]);
                    Instruction? next = place < code.Count ? code[place] : null;

                    if (next is { Op: Op.BR } && next.Target != code[i].Target)
                    {
                        code[i].Target = next.Target;
                        changed = true;
                    }
                    else if (code[i].Op == Op.BR && (next is { Op: Op.RETV or Op.RET or Op.RETR or Op.RET8 }
                        || (next is { Op: Op.THROW } && ranges.AreSame(i, place))))
                    {
                        code[i] = Instruction.Of(next.Op, next.IlOffset, [.. next.Registers.Cast<object>()]);
                        changed = true;
                    }
                    else
                    {
                        break;
                    }
                }
            }

            return changed;
        }

        private static Dictionary<Label, int> Places(List<Instruction> code)
        {
            Dictionary<Label, int> places = [];

            for (int i = 0; i < code.Count; i++)
            {
                if (code[i].Op == Op.LABEL)
                {
                    places[code[i].Target!] = i;
                }
            }

            return places;
        }

        private static int After(List<Instruction> code, int place)
        {
            while (place < code.Count && code[place].Op == Op.LABEL)
            {
                place++;
            }

            return place;
        }

        /// <summary>Inverts conditional branches that only skip an unconditional branch.</summary>
        private static bool InvertAround(List<Instruction> code)
        {
            bool changed = false;

            for (int i = 0; i + 2 < code.Count; i++)
            {
                if (code[i].IsConditional && code[i].Op != Op.INCBLT && code[i + 1].Op == Op.BR && code[i + 1].Target != code[i].Target
                    && code[i + 2].Op == Op.LABEL && code[i + 2].Target == code[i].Target)
                {
                    Peephole.Invert(code[i], code[i + 1].Target!);
                    code.RemoveAt(i + 1);
                    changed = true;
                }
            }

            return changed;
        }

        private static bool RemoveUnreachable(List<Instruction> code)
        {
            int before = code.Count, to = 0;
            bool reachable = true;

            for (int from = 0; from < before; from++)
            {
                Instruction instruction = code[from];
                reachable |= instruction.Op == Op.LABEL;

                if (reachable)
                {
                    code[to++] = instruction;
                }

                // GOSUB continues here after the finally block.
                reachable &= instruction.FallsThrough || instruction.Op == Op.GOSUB;
            }

            code.RemoveRange(to, before - to);

            return to != before;
        }
    }
}
