namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Removes copies by merging source and destination into one register if the two never hold different values at the same time.
    /// </summary>
    internal static class Coalescing
    {
        /// <summary>Removes copy operations from a method.</summary>
        /// <param name="code">The method, before frame words are assigned.</param>
        public static void Run(MethodCode code)
        {
            if (!code.Code.Exists(Interference.IsMove))
            {
                return;
            }

            Liveness liveness = new(code);
            Interference interference = new(code, liveness);
            Dictionary<Register, Register> merged = [];

            foreach (Instruction move in code.Code.Where(Interference.IsMove))
            {
                Register target = Find(merged, move.Registers[0].Register), source = Find(merged, move.Registers[1].Register);

                if (target != source && CanMerge(target, source) && !interference.Between(target, source))
                {
                    (Register kept, Register replaced) = target.IsParameter ? (target, source) : (source, target);
                    interference.Merge(kept, replaced);
                    merged.Add(replaced, kept);
                }
            }

            if (merged.Count > 0)
            {
                Replace(code, merged);
            }
        }

        private static bool CanMerge(Register first, Register second) =>
            !first.IsAddressTaken && !second.IsAddressTaken && !(first.IsParameter && second.IsParameter);

        private static Register Find(Dictionary<Register, Register> merged, Register register)
        {
            while (merged.TryGetValue(register, out Register? kept))
            {
                register = kept;
            }

            return register;
        }

        private static void Replace(MethodCode code, Dictionary<Register, Register> merged)
        {
            Operand Map(Operand operand) => operand with { Register = Find(merged, operand.Register) };

            foreach (Instruction instruction in code.Code)
            {
                Replace(instruction.Registers, Map);
                Replace(instruction.Arguments, Map);
                instruction.Result = instruction.Result is Operand result ? Map(result) : null;
            }

            code.Code.RemoveAll(instruction => Interference.IsMove(instruction) && instruction.Registers[0] == instruction.Registers[1]);
        }

        private static void Replace(List<Operand> operands, Func<Operand, Operand> map)
        {
            for (int i = 0; i < operands.Count; i++)
            {
                operands[i] = map(operands[i]);
            }
        }
    }
}
