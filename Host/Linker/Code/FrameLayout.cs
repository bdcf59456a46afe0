using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Assigns frame words to registers. Registers with disjoint live ranges may share words, but only if the words are of the same kind.
    /// Each word of the frame therefore holds either references or scalars throughout the method, as exact garbage collection requires.
    /// </summary>
    internal static class FrameLayout
    {
        private const int MaxWords = 250;

        /// <summary>Assigns frame words to the registers of a method.</summary>
        /// <param name="byUse">
        /// Whether the most frequently used words come first, because compressed bytecode has short symbols for the first words.
        /// </param>
        /// <param name="clearInHandlers">
        /// Whether exception handlers clear references that only the guarded code uses. Costs code size.
        /// </param>
        public static void Assign(MethodCode code, bool byUse, bool clearInHandlers)
        {
            int words = 0;
            List<bool> map = [];

            void Place(List<Register> holders)
            {
                holders.ForEach(holder => holder.Slot = words);
                words += holders[0].Type.Words;
                map.AddRange(holders[0].Type.WordMap);
            }

            Liveness liveness = new(code);
            Interference interference = new(code, liveness);
            Dictionary<Register, int> uses = byUse ? Uses(code) : [];
            code.Registers.Where(register => register.IsParameter).ToList().ForEach(register => Place([register]));
            List<Register> used =
                [.. code.Registers.Where(register => !register.IsParameter && (register.IsAddressTaken || liveness.IsUsed(register)))];
            List<Register> whole =
                [.. used.Where(register => (register.IsAddressTaken && register.MadeBy == null) || liveness.IsLiveFromStart(register))];
            List<Register> rest = [.. used.Except(whole).OrderBy(register => liveness.Start(register)).ThenBy(register => register.Number)];

            // Method entry clears words that hold references and words that may be read before they are written; all these come first.
            ByUse([.. whole.Select(register => new List<Register> { register }), .. Share(rest.Where(HasReferences), interference)], uses)
                .ForEach(Place);
            code.ZeroedWords = words;
            ByUse(Share(rest.Where(register => !HasReferences(register)), interference), uses).ForEach(Place);
            code.Interference = byUse ? interference : null;
            code.Sharing = rest;
            code.Frame = words <= MaxWords ? [.. map]
                : throw new NotSupportedException($"a frame of {words} words; the maximum is {MaxWords}");

            if (clearInHandlers)
            {
                ClearInHandlers(code, liveness);
            }
        }

        private static bool HasReferences(Register register) => register.Type.WordMap.Contains(true);

        private static void ClearInHandlers(MethodCode code, Liveness liveness)
        {
            foreach (Clause clause in code.Clauses.Where(clause => clause.Kind is Clause.Catch or Clause.FilterKind)
                .DistinctBy(clause => clause.Handler))
            {
                Clear(code, clause, liveness);
            }
        }

        // A handler of OutOfMemoryException needs the memory to which the guarded code still refers, so the references of that code are
        // cleared.
        private static void Clear(MethodCode code, Clause clause, Liveness liveness)
        {
            int label = code.Code.FindIndex(instruction => instruction.Op == Op.LABEL && instruction.Target == clause.Handler);
            HashSet<int> kept = [];

            foreach (Register register in code.Registers.Where(register => register.Slot >= 0
                && ((register.IsAddressTaken && register.MadeBy == null) || register == clause.Slot
                || liveness.IsLiveAt(register, clause.Handler))))
            {
                kept.UnionWith(Enumerable.Range(register.Slot, register.Type.Words));
            }

            for (int word = 0; word < code.Frame.Length; word++)
            {
                if (code.Frame[word] && !kept.Contains(word))
                {
                    Instruction clear = new(Op.LDNULL, code.Code[label].IlOffset);
                    clear.Registers.Add(new Operand(new Register(code.Registers.Count, clause.Slot.Type) { Slot = word }));
                    code.Code.Insert(label + 1, clear);
                }
            }
        }

        /// <summary>Counts the operands of compressed bytecode that encode a register by its number.</summary>
        private static Dictionary<Register, int> Uses(MethodCode code)
        {
            Dictionary<Register, int> uses = [];
            Register? last = null;

            foreach (Instruction instruction in code.Code)
            {
                // The register written last has its own symbol, independent of its frame words.
                foreach (Register read in instruction.Reads().Select(use => use.Operand.Register).Where(read => read != last))
                {
                    uses[read] = uses.GetValueOrDefault(read) + 1;
                }

                last = instruction.IsCall || instruction.Op == Op.LABEL ? null : last;

                foreach (Register written in instruction.Writes().Select(use => use.Operand.Register))
                {
                    uses[written] = uses.GetValueOrDefault(written) + 1;
                    last = written;
                }
            }

            return uses;
        }

        /// <summary>Sorts groups of registers by number of uses, references first.</summary>
        private static List<List<Register>> ByUse(List<List<Register>> shared, Dictionary<Register, int> uses) =>
        [
            .. shared.OrderByDescending(holders => HasReferences(holders[0]))
                .ThenByDescending(holders => holders.Sum(holder => uses.GetValueOrDefault(holder)) / Math.Max(1, holders[0].Type.Words)),
        ];

        /// <summary>Groups registers that share words.</summary>
        private static List<List<Register>> Share(IEnumerable<Register> registers, Interference interference)
        {
            List<List<Register>> shared = [];

            foreach (Register register in registers)
            {
                List<Register>? found = shared.Find(holders => holders[0].Type.WordMap.SequenceEqual(register.Type.WordMap)
                    && !holders.Exists(holder => interference.Between(holder, register)));

                if (found != null)
                {
                    found.Add(register);
                }
                else
                {
                    shared.Add([register]);
                }
            }

            return shared;
        }
    }
}
