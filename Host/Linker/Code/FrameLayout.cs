using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Assigns frame words to registers. Registers with disjoint live ranges share words of the same kind, so that each word of the
    /// frame holds either references or scalars for the whole method; exact garbage collection depends on it.
    /// </summary>
    internal static class FrameLayout
    {
        /// <summary>Assigns frame words to the registers of a method.</summary>
        /// <param name="clearInHandlers">Whether handlers clear references that only the guarded code uses. Costs code size.</param>
        public static void Assign(MethodCode code, bool clearInHandlers)
        {
            int words = 0;
            List<bool> map = [];

            void Place(Register register)
            {
                register.Slot = words;
                words += register.Type.Words;
                map.AddRange(register.Type.WordMap);
            }

            Liveness liveness = new(code);
            Interference interference = new(code, liveness);
            code.Registers.Where(register => register.IsParameter).ToList().ForEach(Place);
            List<Register> used =
                [.. code.Registers.Where(register => !register.IsParameter && (register.IsAddressTaken || liveness.IsUsed(register)))];
            List<Register> whole =
                [.. used.Where(register => (register.IsAddressTaken && register.MadeBy == null) || liveness.IsLiveFromStart(register))];
            whole.ForEach(Place);
            List<Register> rest = [.. used.Except(whole).OrderBy(register => liveness.Start(register)).ThenBy(register => register.Number)];

            // References come first, because method entry clears them as well as the words that may be read before they are written.
            Share(rest.Where(HasReferences), interference, Place);
            code.ZeroedWords = words;
            Share(rest.Where(register => !HasReferences(register)), interference, Place);

            if (words > 250)
            {
                throw new NotSupportedException($"a frame of {words} words, the maximum is 250");
            }

            code.Frame = [.. map];

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

        // A handler of OutOfMemoryException needs the memory that the guarded code held, so its references are cleared.
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

        private static void Share(IEnumerable<Register> registers, Interference interference, Action<Register> place)
        {
            List<List<Register>> shared = [];

            foreach (Register register in registers)
            {
                List<Register>? found = shared.Find(holders => holders[0].Type.WordMap.SequenceEqual(register.Type.WordMap)
                    && !holders.Exists(holder => interference.Between(holder, register)));

                if (found != null)
                {
                    register.Slot = found[0].Slot;
                    found.Add(register);
                }
                else
                {
                    place(register);
                    shared.Add([register]);
                }
            }
        }
    }
}
